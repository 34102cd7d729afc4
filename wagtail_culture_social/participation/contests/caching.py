"""How long pages with a contest are kept by caches, and when they are asked again."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

from wagtail_culture_social.campaigns.contest_blocks import contests_of
from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.contests import next_boundary
from wagtail_culture_social.participation.caches import purge
from wagtail_culture_social.participation.contests.asked import AskedContest
from wagtail_culture_social.participation.contests.cards import public_url
from wagtail_culture_social.participation.contests.shown import rows_of, vote_url
from wagtail_culture_social.participation.contests.states import dates_of
from wagtail_culture_social.participation.contests.walls import EACH, entries_url
from wagtail_culture_social.participation.models import Contest
from wagtail_culture_social.social.answers import MAX_AGE
from wagtail_culture_social.social.twins import twin_set

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


def purge_contest(contest: Contest, entries: Iterable[UUID] = ()) -> None:
    """Have caches ask again for what shows the entries of a contest, once it is kept.

    ``entries`` are the keys of those whose own pages changed, too.
    """
    transaction.on_commit(lambda: purge(contest.twin_key, _paths(contest, entries)))


def _paths(contest: Contest, entries: Iterable[UUID]) -> Iterator[str]:
    """Yield the addresses of every part of a wall, of the vote and of some entries."""
    twins = twin_set(contest.twin_key).filter(live=True, alias_of=None)
    languages = set(twins.values_list("locale__language_code", flat=True))
    parts = contest.entries.count() // EACH + 1  # one may have gone with an entry
    for language in languages:
        address = entries_url(contest, language)
        yield address
        yield vote_url(contest, language)
        yield from (f"{address}&page={number}" for number in range(1, parts + 1))
        yield from (f"{public_url('entry', key)}?lang={language}" for key in entries)
