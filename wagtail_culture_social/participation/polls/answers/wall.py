"""The wall of an open question: approved answers only, nothing else is ever public."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.urls import reverse

from wagtail_culture_social.participation.models import Answer, Poll
from wagtail_culture_social.participation.models.answers import Status

FIRST, EACH = 12, 50


@dataclass(frozen=True, slots=True)
class Wall:
    """The newest answers of a question, how many there are, and where all are."""

    answers: tuple[Answer, ...]
    count: int
    language: str
    url: str


def approved(poll: Poll) -> QuerySet[Answer]:
    """Return the answers that the public reads, the newest first."""
    return poll.answers.filter(status=Status.APPROVED)


def wall_of(poll: Poll, language: str) -> Wall:
    """Return what the page of a question shows of its answers."""
    answers = approved(poll)
    newest = tuple(answers[: FIRST + 1])
    count = len(newest) if len(newest) <= FIRST else answers.count()
    address = reverse(
        "wagtail_culture_social:answers", args=[poll.twin_key, poll.block_id]
    )
    return Wall(
        answers=newest[:FIRST],
        count=count,
        language=language,
        url=f"{address}?lang={language}" if count > FIRST else "",
    )


def part_of_wall(poll: Poll, number: str) -> Page:
    """Return one part of all answers; an unknown number is the nearest that exists."""
    return Paginator(approved(poll), EACH).get_page(number)


def neighbours_of(part: Page, language: str) -> dict[str, str | None]:
    """Return the queries of the parts before and after one, as the pager wants them."""
    before = part.number - 1 if part.has_previous() else None
    after = part.number + 1 if part.has_next() else None
    return {
        name: None if number is None else f"lang={language}&page={number}"
        for name, number in (("previous", before), ("next", after))
    }
