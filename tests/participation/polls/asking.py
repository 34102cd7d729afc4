"""Pages that ask something, with the rows that publishing writes for their polls."""

from datetime import UTC, datetime
from typing import Any

from wagtail.models import Page

from tests import factories, polls
from wagtail_culture_social.campaigns.poll_blocks import polls_of, zone_of_page
from wagtail_culture_social.pages.models import EventPage
from wagtail_culture_social.participation.models import Answer, Poll
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.social.twins import twin_key

PAST = datetime(2026, 11, 1, 12, tzinfo=UTC)
COMING = datetime(2026, 12, 31, 12, tzinfo=UTC)


def page_with(*values: dict[str, Any], title: str = "Week") -> Page:
    """A live page whose body asks these questions."""
    return factories.add_page(
        EventPage,
        factories.home(),
        title=title,
        body=[("poll", polls.poll(**value)) for value in values],
    )


def row_of(page: Page, number: int = 0, **changes: Any) -> Poll:
    """The row of one poll of a page, as publishing it writes it, or changed."""
    found = list(polls_of(page))[number]
    opens_at, closes_at = found.value.instants(zone_of_page(page))
    answers = found.value.answers
    kind = found.value["kind"]
    rules = {
        "kind": kind,
        "options": [answer.key for answer in answers],
        "least": found.value["least"] or 1,
        "most": found.value["most"] or max(len(answers), 1),
        "scale": found.value["scale"] or 5,
        "right": [answer.key for answer in answers if answer.is_right],
    }
    facts = {
        "page_id": page.pk,
        "question": found.value["question"],
        "kind": kind,
        "mode": found.value["mode"],
        "visibility": found.value["visibility"],
        "rules": rules if kind != Poll.Kind.OPEN else {},
        "opens_at": opens_at,
        "closes_at": closes_at,
        **changes,
    }
    row, _created = Poll.objects.update_or_create(
        twin_key=twin_key(page), block_id=found.id, defaults=facts
    )
    return row


def question(**changes: Any) -> tuple[Page, Poll]:
    """A page with one open question."""
    page = page_with({"kind": "open", "options": []})
    return page, row_of(page, **changes)


def answer(poll: Poll, text: str, status: str = Status.APPROVED, **more: Any) -> Answer:
    """What somebody answered, and what became of it."""
    fields = {"name": "Ada", "language": "en", "written_on": factories.TODAY, **more}
    return Answer.objects.create(poll=poll, text=text, status=status, **fields)
