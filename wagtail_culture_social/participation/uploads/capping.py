"""Reading a form without taking more than fits, with files or without, in views."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import (
    BadRequest,
    RequestDataTooBig,
    SuspiciousOperation,
)
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from wagtail_culture_social.domain.uploads import MOST_FILES
from wagtail_culture_social.participation.defences.answers import answer
from wagtail_culture_social.participation.on_page import language_asked
from wagtail_culture_social.participation.uploads.receiving import most_bytes

View = Callable[..., HttpResponse]
UNREADABLE = (
    BadRequest,
    MultiPartParserError,
    SuspiciousOperation,
    UnreadablePostError,
)
"""What Django raises for a form that is cut, made up, or has thousands of parts."""
TEMPLATE = "wagtail_culture_social/participation/upload_refused.html"


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Writes one byte more of a file than it may have, and no other: it is too big."""

    def __init__(self, request: HttpRequest, most_files: int = MOST_FILES) -> None:
        super().__init__(request)
        self.most_files = most_files

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,
        content_length: int,
        boundary: bytes,
        encoding: str | None = None,
    ) -> None:
        """Refuse at once what announces more than two whole files; begin to count."""
        self.files = 0
        if content_length > 2 * most_bytes():
            raise RequestDataTooBig

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file, unless there are too many."""
        self.files += 1
        if self.files > self.most_files:
            raise SuspiciousOperation
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write what fits; the rest of the form is read, but not of the file."""
        self.file.write(raw_data[: most_bytes() + 1 - self.file.tell()])

    def file_complete(self, file_size: int) -> TemporaryUploadedFile:
        """Return the file with the size that was written."""
        return super().file_complete(min(file_size, most_bytes() + 1))


def takes_files(view: View) -> View:
    """Read the form of a view with a cap; answer in words what cannot be read.

    It stands outermost, for nothing may have read the form before.
    """
    return _reading(view, MOST_FILES)


def takes_form(view: View) -> View:
    """Do what ``takes_files`` does for a form that has no files: none is written."""
    return _reading(view, 0)


def take_no_files(request: HttpRequest) -> None:
    """Have a form that is read later refused with the first file, which is not kept."""
    _cap(request, 0)


def _cap(request: HttpRequest, most_files: int) -> None:
    if not hasattr(request, "_files"):
        request.upload_handlers = [CappedUploadHandler(request, most_files)]


def _reading(view: View, most_files: int) -> View:
    @wraps(view)
    def capped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        _cap(request, most_files)
        try:
            request.POST  # noqa: B018 - it is read now
        except RequestDataTooBig:
            return _refused(request, most_files, 413)
        except UNREADABLE:
            return _refused(request, most_files, 400)
        return view(request, *args, **kwargs)

    return capped


def _refused(request: HttpRequest, most_files: int, status: int) -> HttpResponse:
    context = {"most": most_bytes() // 1_000_000, "most_files": most_files}
    language = language_asked(request)
    return answer(request, TEMPLATE, context, language=language, status=status)
