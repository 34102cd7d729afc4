"""The next date of what has dates, in words; full lists of dates are `events`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from wagtail.query import PageQuerySet

from wagtail_culture_social.conf import now, today
from wagtail_culture_social.domain.dates import format_when_short
from wagtail_culture_social.domain.schedule import CALLED_OFF, State
from wagtail_culture_social.models.occurrences import STATE_CHOICES, Occurrence
from wagtail_culture_social.social.listing import specific_pages
from wagtail_culture_social.social.zones import zone_of


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
    """Annotate pages with the running or next date: its key and its start."""
    dates = Occurrence.objects.filter(page=OuterRef("pk"), end__gt=now())
    first = dates.order_by("start", "pk")
    return pages.annotate(
        next_date=Subquery(first.values("pk")[:1]),
        next_start=Subquery(first.values("start")[:1]),
    )


def entries_of(pages: Iterable[Any], language: str) -> list[Entry]:
    """Return pages annotated by ``with_next_date``, with all that a list shows."""
    pages = list(pages)
    dates = next_dates(pages, language)
    return [Entry(page, dates.get(page.pk)) for page in specific_pages(pages)]


def next_dates(pages: Iterable[Any], language: str) -> dict[int, NextDate]:
    """Return the next dates of pages annotated by ``with_next_date``, in one query."""
    rows = Occurrence.objects.filter(
        pk__in=[page.next_date for page in pages if page.next_date]
    ).only("page_id", "start", "end", "all_day", "time_zone", "state")
    return {row.page_id: _in_words(row, language, today()) for row in rows}


def _in_words(row: Occurrence, language: str, today: date) -> NextDate:
    zone = zone_of(row.time_zone)
    start, end = row.start.astimezone(zone), row.end.astimezone(zone)
    return NextDate(
        when=format_when_short(start, end, language, all_day=row.all_day, today=today),
        start=start,
        state=row.state,
        is_off=row.state in CALLED_OFF,
    )
