"""The next date of what has dates, in words; full lists of dates are `events`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import JSONField, OuterRef, Subquery
from django.db.models.functions import JSONObject
from wagtail.query import PageQuerySet

from wagtail_culture_social.conf import now, today
from wagtail_culture_social.domain.dates import format_when_short
from wagtail_culture_social.domain.schedule import CALLED_OFF, State
from wagtail_culture_social.models.occurrences import STATE_CHOICES, Occurrence
from wagtail_culture_social.social.listing import specific_pages
from wagtail_culture_social.social.zones import zone_of

TOLD = ("all_day", "time_zone", "state")
"""What a list needs to know of a date, besides its start and end."""


@dataclass(frozen=True, slots=True)
class NextDate:
    """The running or next date of a page, in the language of a list."""

    when: str
    start: datetime
    state: str
    is_off: bool

    @property
    def state_label(self) -> Any:
        """Its state as a word, "" while all is as planned."""
        changed = self.state != State.SCHEDULED
        return dict(STATE_CHOICES).get(self.state, "") if changed else ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in a list, and its next date if it has one."""

    page: Any
    date: NextDate | None


def with_next_date(pages: PageQuerySet) -> PageQuerySet:
    """Annotate pages with the running or next date, whole: lists ask no more."""
    dates = Occurrence.objects.filter(page=OuterRef("pk"), end__gt=now())
    first = dates.order_by("start", "pk")
    told = first.values(told=JSONObject(**{name: name for name in TOLD}))
    return pages.annotate(
        next_start=Subquery(first.values("start")[:1]),
        next_end=Subquery(first.values("end")[:1]),
        next_told=Subquery(told[:1], output_field=JSONField()),
    )


def entries_of(pages: Iterable[Any], language: str) -> list[Entry]:
    """Return pages annotated by ``with_next_date``, with all that a list shows."""
    pages = list(pages)
    dates = next_dates(pages, language)
    return [Entry(page, dates.get(page.pk)) for page in specific_pages(pages)]


def next_dates(pages: Iterable[Any], language: str) -> dict[int, NextDate]:
    """Return the next dates of pages annotated by ``with_next_date``."""
    present = today()
    dated = (page for page in pages if page.next_start)
    return {page.pk: _in_words(page, language, present) for page in dated}


def _in_words(page: Any, language: str, today: date) -> NextDate:
    told = page.next_told
    zone = zone_of(told["time_zone"])
    start, end = page.next_start.astimezone(zone), page.next_end.astimezone(zone)
    is_whole = bool(told["all_day"])
    return NextDate(
        when=format_when_short(start, end, language, all_day=is_whole, today=today),
        start=start,
        state=told["state"],
        is_off=told["state"] in CALLED_OFF,
    )
