"""The admin view that hands out the kit of a page; what is in it is `archive`."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_safe

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.social.answers import archive_headers
from wagtail_culture_social.social.page_types import has_posts
from wagtail_culture_social.social.posts.access import can_export
from wagtail_culture_social.social.posts.archive import archive_name, archive_of
from wagtail_culture_social.social.share_cards.services import draw_cards


@require_safe
def kit_zip(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Answer texts and cards of a page in its language, as it is public.

    A page that is not public yet is told of as in its last draft.
    """
    page = get_object_or_404(page_model(), pk=pk).specific
    if not has_posts(page):
        raise Http404
    if not can_export(request.user, page):
        raise PermissionDenied
    if not page.live:
        page = page.get_latest_revision_as_object()
    headers = archive_headers(archive_name(page))
    content = archive_of(page, draw_cards(page))
    return StreamingHttpResponse(content, headers=headers)


def admin_urls() -> list[Any]:
    """Return the admin addresses of this module."""
    address = "culture-social/kit/<int:pk>/zip/"
    return [path(address, kit_zip, name="wagtail_culture_social_kit_zip")]
