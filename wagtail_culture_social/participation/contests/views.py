"""The public addresses of accepted entries: the whole wall, and one of them."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from wagtail_culture_social.participation.addresses import OF_CONTEST
from wagtail_culture_social.participation.contests.asked import (
    AskedContest,
    asked_contest,
    contest_asked,
)
from wagtail_culture_social.participation.contests.caching import kept
from wagtail_culture_social.participation.contests.cards import cards_of
from wagtail_culture_social.participation.contests.pages import contest_page
from wagtail_culture_social.participation.contests.walls import (
    entries_url,
    part_of_wall,
    public_entries,
)
from wagtail_culture_social.participation.models import Entry
from wagtail_culture_social.participation.polls.answers.wall import neighbours_of
from wagtail_culture_social.social.pictures import PICTURE_SPECS


@require_safe
def contest_entries(
    request: HttpRequest, twin_key: UUID, block: str
) -> HttpResponseBase:
    """Show every accepted entry of a contest, in parts."""
    asked = asked_contest(request, twin_key, block)
    language = asked.language
    part = part_of_wall(asked.contest, request.GET.get("page", "1"))
    cards = cards_of(asked.page, part.object_list, asked.fields, language)
    pages = neighbours_of(part, language)
    response = contest_page(
        request, asked, "entries", cards=cards, part=part, pages=pages
    )
    return kept(request, response, asked)


@require_safe
def entry(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show one accepted entry."""
    asked = _asked_for(request, key)
    found = public_entries(asked.contest).filter(key=key)
    cards = cards_of(asked.page, found, asked.fields, asked.language, PICTURE_SPECS)
    if not cards:  # withdrawn in this very moment
        raise Http404
    response = contest_page(
        request,
        asked,
        "entry",
        card=cards[0],
        wall_url=entries_url(asked.contest, asked.language),
    )
    return kept(request, response, asked)


def urls() -> list[URLPattern]:
    """Return the addresses of accepted entries."""
    return [
        path(f"{OF_CONTEST}/entries/", contest_entries, name="contest_entries"),
        path("entry/<uuid:key>/", entry, name="entry"),
    ]


def _asked_for(request: HttpRequest, key: UUID) -> AskedContest:
    """Return the contest of an entry that the public sees, or answer 404."""
    found = Entry.objects.select_related("contest").filter(key=key).first()
    if found is None or not public_entries(found.contest).filter(pk=found.pk).exists():
        raise Http404
    return contest_asked(request, found.contest)
