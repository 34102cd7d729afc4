"""How long pages with a contest are kept by caches, and when they are asked again."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

from wagtail_culture_social.campaigns.contest_blocks import contests_of
from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.contests import next_boundary
from wagtail_culture_social.participation.contests.asked import AskedContest
from wagtail_culture_social.participation.contests.shown import rows_of
from wagtail_culture_social.participation.contests.states import dates_of
from wagtail_culture_social.participation.models import Contest
from wagtail_culture_social.social.answers import MAX_AGE

Serve = Callable[[Any, HttpRequest, Any, Any], HttpResponseBase]


def keep_until_next_phase(serve: Serve) -> Serve:
    """Have pages with a contest kept no longer than its phase; ``on_serve_page``.

    Who is signed in always gets a new page.
    """

    def serve_for_a_while(
        page: Any, request: HttpRequest, args: Any, kwargs: Any
    ) -> HttpResponseBase:
        response = serve(page, request, args, kwargs)
        if any(contests_of(page)):
            keep_for_a_while(request, response, *rows_of(page).values())
        return response

    return serve_for_a_while


def kept(
    request: HttpRequest,
    response: HttpResponseBase,
    asked: AskedContest,
    most: int = MAX_AGE,
) -> HttpResponseBase:
    """Let caches keep what everybody may see; what is restricted stays private.

    ``most`` is how many seconds at most.
    """
    if asked.page.__dict__.get("_wcs_is_private", True):
        patch_cache_control(response, private=True, no_cache=True)
    else:
        keep_for_a_while(request, response, asked.contest, most=most)
    return response


def keep_for_a_while(
    request: HttpRequest,
    response: HttpResponseBase,
    *contests: Contest,
    most: int = MAX_AGE,
) -> None:
    """Let caches keep an answer up to the next phase of what it shows."""
    is_signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
    if response.status_code == 200 and not is_signed_in:
        left = (seconds_left(contest) for contest in contests)
        patch_cache_control(response, max_age=min((MAX_AGE, most, *left)))


def seconds_left(contest: Contest) -> int:
    """Return the seconds until the next phase of a contest, where there is one."""
    moment = now()
    boundary = next_boundary(dates_of(contest), moment)
    if boundary is None:
        return MAX_AGE
    return int((boundary - moment).total_seconds())
