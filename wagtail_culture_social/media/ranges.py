"""Parts of one's own recordings, without which no browser can jump to a chapter."""

import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from wagtail.documents.models import document_served

from wagtail_culture_social.domain.media_types import named_type

RANGE = re.compile(r"bytes=([0-9]*)-([0-9]*)")
MOST = 2_000_000
"""Bytes at a time, since Wagtail takes no streamed answer here; browsers ask on."""


def partial_response(document: Any, request: HttpRequest) -> HttpResponse | None:
    """Return the part of a recording that is asked for, ``None`` to serve all of it.

    Wagtail's view, which calls this when the visitor may have the document, knows no
    parts (RFC 9110, 14.2). A server in front of it that sends the files knows them.
    """
    asked = RANGE.fullmatch(request.headers.get("Range", ""))
    if not asked or request.method != "GET" or not _is_sent_by_wagtail(document):
        return None
    tag = f'"{document.file_hash}"'
    if request.headers.get("If-Range", tag) != tag:
        return None
    size = document.file.size
    part = _span(asked[1], asked[2], size)
    if part is None:
        headers = {"Content-Range": f"bytes */{size}"}
        return HttpResponse(status=416, headers=headers)
    if part.start == 0:
        document_served.send(sender=type(document), instance=document, request=request)
    return HttpResponse(
        _read(document, part),
        status=206,
        content_type=document.content_type,
        headers={
            "Accept-Ranges": "bytes",
            "Content-Disposition": document.content_disposition,
            "Content-Range": f"bytes {part.start}-{part.stop - 1}/{size}",
            "Content-Security-Policy": "default-src 'none'",
            "ETag": tag,
            "X-Content-Type-Options": "nosniff",
        },
    )


def _is_sent_by_wagtail(document: Any) -> bool:
    """Tell whether a recording comes from a file here, through Python."""
    if hasattr(settings, "SENDFILE_BACKEND") or not document.is_stored_locally():
        return False
    method = getattr(settings, "WAGTAILDOCS_SERVE_METHOD", None) or "serve_view"
    return method == "serve_view" and bool(named_type(document.filename))


def _span(first: str, last: str, size: int) -> range | None:
    """Return the bytes that are asked for, ``None`` when there are none."""
    if not first:
        start, stop = max(size - int(last or 0), 0), size
    else:
        start, stop = int(first), min(int(last) + 1, size) if last else size
    return range(start, min(stop, start + MOST)) if start < stop else None


def _read(document: Any, part: range) -> bytes:
    with document.file.storage.open(document.file.name, "rb") as file:
        file.seek(part.start)
        return file.read(len(part))
