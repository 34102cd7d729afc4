"""The days of a month or a week with the first of their posts, in few queries."""

from calendar import Calendar
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from wagtail_culture_social.conf import today
from wagtail_culture_social.domain.spans import ONE_DAY
from wagtail_culture_social.social.desk.entries import (
    Entry,
    Mark,
    entries_of,
    marks_of,
)
from wagtail_culture_social.social.desk.spans import local

MONDAY = 0


@dataclass(frozen=True, slots=True)
class Day:
    """A day, the first of its entries, how many more it has, and posts in all."""

    day: date
    is_today: bool
    entries: list[Entry]
    more: int
    count: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The days of a span, in order."""

    days: list[Day]

    @property
    def count(self) -> int:
        """How many posts there are in all."""
        return sum(one.count for one in self.days)

    @property
    def weeks(self) -> list[list[Day | None]]:
        """The days by weeks from Monday on, ``None`` beside a month."""
        found = {one.day: one for one in self.days}
        first, last = self.days[0].day, self.days[-1].day
        if first.month != last.month:
            return [list(self.days)]
        weeks = Calendar(MONDAY).monthdatescalendar(first.year, first.month)
        shown = [[found.get(day) for day in week] for week in weeks]
        return [week for week in shown if any(week)]


def grid(posts: QuerySet, first: date, last: date, most: int) -> Grid:
    """Return the days of a span with at most so many entries on each.

    ``posts`` are those of these days.
    """
    by_day: dict[date, list[Mark]] = defaultdict(list)
    for mark in marks_of(posts.select_related("page").order_by("due", "pk")):
        by_day[local(mark.row.due).date()].append(mark)
    days = [first + number * ONE_DAY for number in range((last - first).days + 1)]
    return Grid([_day(day, by_day[day], most) for day in days])


def _day(day: date, marks: list[Mark], most: int) -> Day:
    entries = entries_of(marks)
    more = max(len(entries) - most, 0)
    return Day(day, day == today(), entries[:most], more, len(marks))
