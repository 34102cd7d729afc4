"""Public addresses of campaigns outside the page tree: calendar, programme, badge."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import conditional_page, require_safe

from wagtail_culture_social.campaigns.badges import badge_of
from wagtail_culture_social.campaigns.programme import programme_of
from wagtail_culture_social.domain.badges import svg
from wagtail_culture_social.domain.campaign_programmes import as_json
from wagtail_culture_social.social.answers import calendar_headers, for_programs
from wagtail_culture_social.social.views import get_public_page


@require_safe
@conditional_page
def campaign_ics(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Answer the days of a campaign as a calendar, in the language of the page."""
    page = _public_campaign(request, pk)
    text = page.get_calendar_file()
    if not text:
        raise Http404
    return for_programs(HttpResponse(text, headers=calendar_headers(page.slug)), page)


@require_safe
@conditional_page
def campaign_json(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Answer the programme of a campaign in all its languages, for other sites."""
    page = _public_campaign(request, pk)
    return for_programs(JsonResponse(as_json(programme_of(page))), page)


@require_safe
@conditional_page
def campaign_badge(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Answer the badge of a campaign, which other sites show as a picture."""
    page = _public_campaign(request, pk)
    response = HttpResponse(svg(badge_of(page)), content_type="image/svg+xml")
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return for_programs(response, page)


def _public_campaign(request: HttpRequest, pk: int) -> Any:
    page = get_public_page(request, pk)
    if not hasattr(page, "tags_on"):
        raise Http404
    return page
