"""How long a page that names today's theme may be kept: never past its midnight."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

from wagtail_culture_social.campaigns.facts import facts_of
from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.campaign_days import seconds_to_midnight
from wagtail_culture_social.social.answers import MAX_AGE
from wagtail_culture_social.social.zones import zone_of


def until_midnight(
    page: Any, request: HttpRequest, response: HttpResponseBase
) -> HttpResponseBase:
    """Let caches keep the page of a campaign for a while, up to its next midnight.

    That is midnight on the campaign's own clock. Who is signed in always gets a new
    page: an editor sees at once what was published.
    """
    if response.status_code == 200 and settings.SESSION_COOKIE_NAME not in (
        request.COOKIES
    ):
        zone = zone_of(facts_of(page).time_zone)
        left = seconds_to_midnight(now(), zone)
        patch_cache_control(response, max_age=min(MAX_AGE, left))
    return response
