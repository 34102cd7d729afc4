"""The days of a campaign as plain dates: weeks, gaps, the next edition, midnight."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo

ONE_DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
YEAR_IN_WEEKS = (52, 53)
"""How many weeks an edition is after the one of the year before: weekdays stay."""


def repeated(days: Iterable[date]) -> set[date]:
    """The days that are there more than once."""
    return {day for day, count in Counter(days).items() if count > 1}


def outside(
    days: Iterable[date], first: date | None, last: date | None
) -> tuple[date, ...]:
    """The days before the first or after the last day of the campaign, in order."""
    first, last = first or date.min, last or date.max
    return tuple(sorted({day for day in days if not first <= day <= last}))


def gaps(days: Iterable[date]) -> tuple[date, ...]:
    """The first day that is missing of each gap between the days, in order."""
    ordered = sorted(set(days))
    pairs = zip(ordered, ordered[1:], strict=False)
    return tuple(one + ONE_DAY for one, after in pairs if after - one > ONE_DAY)


def weeks(days: Iterable[date]) -> list[list[date]]:
    """The weeks that hold one of the days, each from Monday on (ISO 8601)."""
    mondays = {day - timedelta(days=day.weekday()) for day in days}
    return [
        [monday + timedelta(days=number) for number in range(7)]
        for monday in sorted(mondays)
        if monday <= date.max - WEEK
    ]


def weeks_to_next(first: date) -> int:
    """How many weeks lead a day to the same week of the next year (ISO 8601).

    52, or 53 where the year has as many: the weekday stays, and editions do not drift
    through the seasons. Week 53 is followed by week 52 where the next year has no 53.
    """
    year, week, weekday = first.isocalendar()
    try:
        after = date.fromisocalendar(year + 1, week, weekday)
    except ValueError:
        after = date.fromisocalendar(year + 1, week - 1, weekday)
    return (after - first) // WEEK


def seconds_to_midnight(moment: datetime, zone: tzinfo) -> int:
    """Whole seconds from a moment to the next midnight of a time zone, at least one.

    On the days on which clocks change this is an hour more or less.
    """
    tomorrow = moment.astimezone(zone).date() + ONE_DAY
    midnight = datetime.combine(tomorrow, time(), zone)
    return max(1, int(midnight.timestamp() - moment.timestamp()))
