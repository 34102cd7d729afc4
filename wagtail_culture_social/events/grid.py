"""The days of a month or a week with a few of their dates each, in one query."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import (
    Case,
    Count,
    DateField,
    F,
    Max,
    Min,
    Q,
    Subquery,
    When,
    Window,
)
from django.db.models.functions import RowNumber
from django.http import HttpRequest
from wagtail.models import Page

from wagtail_culture_social.conf import today
from wagtail_culture_social.domain.dates import NIGHT
from wagtail_culture_social.events.rows import in_words
from wagtail_culture_social.social.twins import content_language

LONG = Q(last_day__gt=F("day")) & Q(end__gt=F("start") + NIGHT)
"""Dates that go on over several days, more than a night; `rows.is_long` in SQL."""

MOST_LONG = 12
MONDAY = 0
SHOWN = (
    *("day", "last_day", "start", "end", "all_day", "time_zone", "state"),
    *("note", "note_language", "page__title", "page__url_path", "page__locale_id"),
)


@dataclass
class Some:
    """The first of so many dates."""

    items: list[dict[str, Any]] = field(default_factory=list)
    count: int = 0

    @property
    def more(self) -> int:
        """How many dates are not shown."""
        return self.count - len(self.items)


@dataclass
class Day:
    """A day and the first of its dates."""

    day: date
    is_today: bool
    dates: Some


@dataclass
class Grid:
    """The days of a span in order, and what goes on over several of them.

    ``before`` and ``after`` are the nearest days outside that have dates.
    """

    days: list[Day]
    during: Some
    before: date | None = None
    after: date | None = None

    @property
    def count(self) -> int:
        """How many dates there are in all."""
        return self.during.count + sum(one.dates.count for one in self.days)

    @property
    def weeks(self) -> list[list[Day | None]]:
        """The days of a month by weeks from Monday on, ``None`` beside the month."""
        first = self.days[0].day
        found = {one.day: one for one in self.days}
        weeks = Calendar(MONDAY).monthdatescalendar(first.year, first.month)
        return [[found.get(day) for day in week] for week in weeks]


def grid(
    dates: Any, first: date, last: date, most: int, page: Page, request: HttpRequest
) -> Grid:
    """Return the days of a span with at most so many of the dates on each.

    ``dates`` are any of ``events.listing``; words are in the language of ``page``.
    """
    language, present = content_language(page), today()
    cells: dict[date | None, Some] = defaultdict(Some)
    beside: dict[bool, date] = {}
    for row in ranked(dates, first, last, most):
        if row.beside:
            beside[row.day < first] = row.day
            continue
        words = in_words(row, language, present)
        cells[row.cell].items.append(
            {**words, "title": row.page.title, "url": row.page.get_url(request)}
        )
        cells[row.cell].count = row.total
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return Grid(
        [Day(day, day == present, cells[day]) for day in days],
        cells[None],
        beside.get(True),
        beside.get(False),
    )


def ranked(dates: Any, first: date, last: date, most: int) -> Iterable[Any]:
    """Return the first dates of each day and the first of what goes on, in order.

    ``cell`` is their day, ``None`` for what goes on; ``total`` counts the cell. The
    nearest dates outside the span come along: they are ``beside`` it.
    """
    inside, before, after = touching(first, last), Q(day__lt=first), Q(day__gt=last)
    last_before = dates.filter(~inside, before).order_by("-day", "pk").values("pk")
    first_after = dates.filter(after).order_by("day", "pk").values("pk")
    ends = Q(pk=Subquery(last_before[:1])) | Q(pk=Subquery(first_after[:1]))
    cell = Case(
        When(inside & LONG, then=None), default=F("day"), output_field=DateField()
    )
    dates = dates.filter(inside | ends).annotate(
        beside=Case(When(inside, then=False), default=True), cell=cell
    )
    dates = dates.annotate(
        rank=Window(RowNumber(), partition_by="cell", order_by=["start", "pk"]),
        total=Window(Count("pk"), partition_by="cell"),
    )
    shown = Q(cell=None, rank__lte=MOST_LONG) | Q(cell__isnull=False, rank__lte=most)
    rows = dates.filter(shown).select_related(None).select_related("page")
    return rows.only(*SHOWN).order_by("start", "pk")


def touching(first: date, last: date) -> Q:
    """Return the condition for dates that begin, or go on, within a span of days."""
    return Q(day__range=(first, last)) | (Q(day__lt=first, last_day__gte=first) & LONG)


def nearest(dates: Any, first: date, last: date) -> tuple[date | None, date | None]:
    """Return the last day before a span and the first one after it that have dates."""
    found = dates.order_by().aggregate(
        before=Max("day", filter=Q(day__lt=first)),
        after=Min("day", filter=Q(day__gt=last)),
    )
    return found["before"], found["after"]
