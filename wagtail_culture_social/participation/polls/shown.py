"""A poll as its page shows it: no visitor is known here, so that caches can keep it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from wagtail_culture_social.campaigns.poll_blocks import polls_of
from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.participation.polls.answers.wall import Wall, wall_of
from wagtail_culture_social.participation.polls.asked import anchor_of, answers_of
from wagtail_culture_social.participation.polls.closing import close_small
from wagtail_culture_social.participation.polls.results import (
    ShownResult,
    counters_of,
    result_of,
    shown_result,
)
from wagtail_culture_social.participation.polls.states import (
    State,
    note_on_results,
    sees_results,
    state_of,
    when_words,
    with_zone,
)
from wagtail_culture_social.social.found_blocks import FoundBlock
from wagtail_culture_social.social.twins import content_language, twin_key

ROWS, COUNTERS = "_wcs_polls", "_wcs_poll_counters"


@dataclass(frozen=True, slots=True)
class ShownPoll:
    """State, link, and results or moderated answers of one poll."""

    anchor: str
    state: State
    kind: str
    when: str
    url: str
    call: str
    note: str
    result: ShownResult | None = None
    wall: Wall | None = None


def block_context(
    page: Any, block: FoundBlock, request: HttpRequest | None
) -> dict[str, Any]:
    """Return what the template of a poll's block shows besides its own words."""
    poll = _rows(page).get(block.id)
    if poll is None or not poll.is_offered:
        return {}
    close_small(poll)
    language, state = content_language(page), state_of(poll)
    answers = answers_of(poll, block.value, language)
    is_written = poll.kind == Poll.Kind.OPEN
    result = None
    if not is_written and sees_results(poll, state):
        result = shown_result(
            poll,
            result_of(poll, _counters(page)[poll.pk]),
            answers,
            language,
            tells_right=state == "closed",
        )
    shown = ShownPoll(
        anchor=anchor_of(block.id),
        state=state,
        kind=_kinds().get(poll.kind, _("Poll")),
        when=when_words(poll, state, page, language),
        url=poll_url(poll, language) if state == "open" else "",
        call=_calls()[poll.kind],
        note="" if is_written or result else note_on_results(poll, state),
        result=result,
        wall=wall_of(poll, language) if is_written else None,
    )
    return {"poll": shown, "answers": answers}


def votes_count(page: Any) -> int:
    """Return how many votes the polls of a page have.

    Open questions have none; those whose results only editors see are left out.
    """
    if not any(polls_of(page)):
        return 0
    counters = _counters(page)
    return sum(
        result_of(poll, counters[poll.pk]).total
        for poll in _rows(page).values()
        if poll.is_offered
        and poll.kind != Poll.Kind.OPEN
        and poll.visibility != Poll.Visibility.STAFF
    )


def shown_polls(page: Any) -> list[Poll]:
    """Return the polls of a page that was rendered with any; nothing is read."""
    return list(page.__dict__.get(ROWS, {}).values())


def poll_url(poll: Poll, language: str) -> str:
    """Return where a visitor votes or answers, in a language."""
    name = "answer" if poll.kind == Poll.Kind.OPEN else "poll"
    address = reverse(
        f"wagtail_culture_social:{name}", args=[poll.twin_key, poll.block_id]
    )
    return f"{address}?lang={language}"


def _kinds() -> dict[Any, str]:
    return {Poll.Kind.QUIZ: _("Quiz"), Poll.Kind.OPEN: _("Question")}


def _calls() -> dict[str, str]:
    vote = _("Vote")
    return dict.fromkeys(Poll.Kind.values, vote) | {
        Poll.Kind.QUIZ: _("Answer the quiz"),
        Poll.Kind.RATING: _("Give a mark"),
        Poll.Kind.OPEN: _("Write an answer"),
    }


def _rows(page: Any) -> dict[str, Poll]:
    """Return the polls of a page by block, all in one query."""
    known = page.__dict__.get(ROWS)
    if known is None:
        rows = Poll.objects.filter(twin_key=twin_key(page))
        rows = with_zone(rows.exclude(kind=Poll.Kind.ENTRIES), page)
        known = page.__dict__[ROWS] = {row.block_id: row for row in rows}
    return known


def _counters(page: Any) -> dict[int, dict[str, int]]:
    """Return the counters of all polls of a page that are still counted."""
    known = page.__dict__.get(COUNTERS)
    if known is None:
        polls = [poll for poll in _rows(page).values() if poll.result is None]
        known = page.__dict__[COUNTERS] = counters_of(polls)
    return known
