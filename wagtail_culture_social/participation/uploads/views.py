"""The one address of a file that waits: for those who decide on it, as a mere file."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from wagtail_culture_social.domain.uploads import SOUND
from wagtail_culture_social.participation.models import Upload
from wagtail_culture_social.participation.uploads.access import may_see
from wagtail_culture_social.participation.uploads.receiving import type_of

HEADERS = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


@require_safe
def private_file(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show a file to who may decide on its entry; to all others there is none."""
    upload = get_object_or_404(Upload, key=key)
    if not may_see(request.user, upload):
        raise Http404
    return file_response(upload)


def file_response(upload: Upload) -> FileResponse:
    """Return a file as its own type and nothing else, which nobody keeps or runs.

    Raises ``Http404`` for a file that was never read, and for one that is gone.
    """
    if not upload.is_read:
        raise Http404
    try:
        content = upload.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    found = type_of(upload)
    return FileResponse(
        content,
        as_attachment=upload.kind == SOUND,
        filename=f"{upload.key}.{found.extension}",
        content_type=found.media_type,
        headers=HEADERS,
    )


def urls() -> list[URLPattern]:
    """Return the address of files that wait."""
    return [path("upload/<uuid:key>/", private_file, name="upload_file")]
