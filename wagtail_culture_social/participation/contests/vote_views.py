"""The public address where the entries of a vote are looked through, in fair order."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.lots import draw
from wagtail_culture_social.participation.addresses import OF_CONTEST
from wagtail_culture_social.participation.contests.asked import (
    AskedContest,
    asked_contest,
)
from wagtail_culture_social.participation.contests.caching import kept
from wagtail_culture_social.participation.contests.cards import cards_of
from wagtail_culture_social.participation.contests.pages import contest_page
from wagtail_culture_social.participation.contests.voting import begin
from wagtail_culture_social.participation.contests.walls import public_entries
from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.participation.polls.shown import poll_url
from wagtail_culture_social.participation.polls.states import state_of

EACH = 24
HOUR = 60 * 60


@require_safe
def contest_vote(request: HttpRequest, twin_key: UUID, block: str) -> HttpResponseBase:
    """Show entries to choose from: the same for all visitors, so that caches keep it.

    The order is drawn anew every hour. Who leafs on keeps the order of the hour in
    which they began, and what they chose, in the address; the form of the vote
    itself comes after (``polls.views.vote``), and no cache keeps that.
    """
    asked = asked_contest(request, twin_key, block)
    poll = begin(asked.contest)
    is_open = poll is not None and state_of(poll) == "open"
    context = _shown(request, asked, poll) if poll and is_open else {}
    response = contest_page(request, asked, "vote", **context)
    return kept(request, response, asked, _left_of_hour())


def urls() -> list[URLPattern]:
    """Return the address of the entries of a vote."""
    return [path(f"{OF_CONTEST}/vote/", contest_vote, name="contest_vote")]


def order_of(poll: Poll, hour: int) -> tuple[str, ...]:
    """Return the entries in the order of an hour (hours since 1970, UTC)."""
    return draw(poll.rules["options"], f"{poll.pk} {hour}")


def _shown(request: HttpRequest, asked: AskedContest, poll: Poll) -> dict[str, Any]:
    hour, language = _hour(request.GET.get("order", "")), asked.language
    part = Paginator(order_of(poll, hour), EACH).get_page(request.GET.get("page"))
    entries = public_entries(asked.contest).filter(key__in=part.object_list)
    found = cards_of(asked.page, entries, asked.fields, language)
    cards = {card.key: card for card in found}
    known, sent = set(poll.rules["options"]), request.GET.getlist("choice")
    chosen = [key for key in dict.fromkeys(sent) if key in known]
    return {
        "cards": [cards[key] for key in part.object_list if key in cards],
        "chosen": chosen,
        "kept": [key for key in chosen if key not in part.object_list],
        "most": poll.rules["most"],
        "part": part,
        "order": hour,
        "language": language,
        "poll_url": poll_url(poll, language).partition("?")[0],
    }


def _hour(asked_for: str) -> int:
    """Return the hour whose order is shown: this one, or the one in which one began.

    Older ones are not shown, so that nobody looks for the order that suits them.
    """
    current = int(now().timestamp()) // HOUR
    return current - 1 if asked_for == str(current - 1) else current


def _left_of_hour() -> int:
    """Return the seconds until the order is drawn anew."""
    return HOUR - int(now().timestamp()) % HOUR
