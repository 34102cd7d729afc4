"""The public address at which a communication kit is one file."""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from wagtail_culture_social.campaigns.kit import kit_archive, kit_of
from wagtail_culture_social.social.answers import archive_headers
from wagtail_culture_social.social.posts.archive import archive_name
from wagtail_culture_social.social.twins import content_language
from wagtail_culture_social.social.views import get_public_page


@require_safe
def campaign_kit(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Answer the files that the page of a campaign lists, and who is to be named."""
    page: Any = get_public_page(request, pk)
    if not getattr(page, "wcs_has_kit", False):
        raise Http404
    with override(content_language(page)):
        kit = kit_of(page)
        if kit is None:
            raise Http404
        content = kit_archive(page, kit)
    headers = archive_headers(archive_name(page)) | {"X-Robots-Tag": "noindex"}
    return StreamingHttpResponse(content, headers=headers)
