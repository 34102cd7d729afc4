"""Forms with files that are too big, cut, made up, or have thousands of parts."""

import gc
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from tests.participation.uploads.sending import jpeg
from wagtail_culture_social.participation.uploads import capping
from wagtail_culture_social.participation.uploads.capping import takes_files, takes_form

LIMIT = 1_000_000
EDGE = "edge"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _small(settings: Any, tmp_path: Path) -> None:
    settings.CULTURE_SOCIAL_UPLOAD_MEGABYTES = 1
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)


@takes_files
def view(request: HttpRequest) -> HttpResponse:
    files = {name: file.size for name, file in request.FILES.items()}
    return HttpResponse(f"{request.POST.dict()} {files}")


def part(name: str, content: bytes, filename: str = "") -> bytes:
    file = f'; filename="{filename}"' if filename else ""
    head = f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'
    return head.encode() + content + b"\r\n"


def answer_to(body: bytes, edge: str = EDGE, **more: Any) -> HttpResponse:
    more = {"content_type": f"multipart/form-data; boundary={edge}", **more}
    return view(RequestFactory().generic("POST", "/", body, **more))


def end() -> bytes:
    return f"--{EDGE}--\r\n".encode()


def test_a_file_and_words_arrive() -> None:
    body = part("a", jpeg(), "a.jpg") + part("title", b"The Sea") + end()
    assert answer_to(body).content.decode() == (
        f"{{'title': 'The Sea'}} {{'a': {len(jpeg())}}}"
    )


def test_of_a_file_that_is_too_big_no_more_than_a_byte_too_many_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written: list[int] = []
    whole = capping.CappedUploadHandler.file_complete

    def complete(self: Any, file_size: int) -> Any:
        written.append(self.file.tell())
        return whole(self, file_size)

    monkeypatch.setattr(capping.CappedUploadHandler, "file_complete", complete)
    body = part("a", bytes(LIMIT + 500_000), "a.jpg") + part("title", b"Sea") + end()
    assert (
        answer_to(body).content.decode() == f"{{'title': 'Sea'}} {{'a': {LIMIT + 1}}}"
    )
    assert written == [LIMIT + 1]


def test_a_form_without_files_writes_none(tmp_path: Path) -> None:
    body = part("title", b"Sea") + part("a", jpeg(), "a.jpg") + end()
    request = RequestFactory().generic(
        "POST", "/?lang=fr", body, content_type=f"multipart/form-data; boundary={EDGE}"
    )
    response = takes_form(view)(request)
    assert response.status_code == 400
    assert response["Content-Language"] == "fr"
    assert "MB" not in response.content.decode()
    assert list(tmp_path.iterdir()) == []


def test_a_body_that_announces_too_much_is_not_read() -> None:
    class Endless(BytesIO):
        def read(self, *_args: Any) -> bytes:
            raise AssertionError

    request = RequestFactory().post("/")
    request.META |= {
        "CONTENT_TYPE": f"multipart/form-data; boundary={EDGE}",
        "CONTENT_LENGTH": str(10**10),
    }
    request.content_type = "multipart/form-data"
    request._stream, request._read_started = Endless(), False
    response = view(request)
    assert response.status_code == 413
    assert "1 MB" in response.content.decode()


def many(count: int, **options: Any) -> bytes:
    return b"".join(part(f"f{n}", b"x", **options) for n in range(count)) + end()


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (many(10_000), {}),
        (many(10_000, filename="a.jpg"), {}),
        (many(6, filename="a.jpg"), {}),
        (part("a", b"x" * 3_000_000) + end(), {}),
        (end(), {"edge": ""}),
        (end(), {"CONTENT_LENGTH": "-5"}),
        (end(), {"content_type": "application/x-www-form-urlencoded; charset=utf-16"}),
    ],
    ids=["parts", "files", "six", "text", "boundary", "negative", "charset"],
)
def test_what_cannot_be_read_is_answered_in_words(
    body: bytes, more: dict[str, Any], tmp_path: Path
) -> None:
    for language in ("en", "fr"):
        with translation.override(language):
            words = str(_("The form could not be read"))
            response = answer_to(body, **more)
        assert response.status_code in {400, 413}
        assert words in response.content.decode()
        assert f'lang="{language}"' in response.content.decode()
        assert "no-store" in response["Cache-Control"]
    assert list(tmp_path.iterdir()) == []


def test_of_a_body_that_is_cut_the_whole_parts_arrive(tmp_path: Path) -> None:
    """Nothing is left of the file on the disk."""
    body = part("title", b"Sea") + part("a", jpeg(), "a.jpg")[:300]
    request = RequestFactory().generic(
        "POST", "/", body, content_type=f"multipart/form-data; boundary={EDGE}"
    )
    request.META["CONTENT_LENGTH"] = str(len(body) + 500_000)
    request._stream = BytesIO(body)
    assert view(request).content == b"{'title': 'Sea'} {}"
    gc.collect()
    assert list(tmp_path.iterdir()) == []


def test_a_connection_that_breaks_is_no_error(tmp_path: Path) -> None:
    class Broken(BytesIO):
        def read(self, *args: Any) -> bytes:
            if self.tell():
                raise OSError("gone")
            return super().read(200)

    body = part("a", jpeg(), "a.jpg") + end()
    request = RequestFactory().generic(
        "POST", "/", body, content_type=f"multipart/form-data; boundary={EDGE}"
    )
    request._stream = Broken(body)
    assert view(request).status_code == 400
    assert list(tmp_path.iterdir()) == []


def test_a_form_that_was_read_already_is_taken_as_it_is() -> None:
    request = RequestFactory().generic(
        "POST",
        "/",
        part("title", b"Sea") + end(),
        content_type=f"multipart/form-data; boundary={EDGE}",
    )
    request.upload_handlers = [MemoryFileUploadHandler(request)]
    assert request.POST["title"] == "Sea"
    assert view(request).status_code == 200


def test_a_page_that_is_only_read_needs_no_form() -> None:
    assert view(RequestFactory().get("/")).status_code == 200


def test_a_name_that_no_form_can_carry_is_said_to_be_too_long() -> None:
    """Django reads a kilobyte of what stands before a file, and no more."""
    answer = answer_to(part("a", jpeg(), "😀" * 255 + ".jpg") + end())
    assert answer.status_code == 400
    assert "If the name of a file is very long, shorten it." in answer.content.decode()
