"""The days around a day: its month and its week; and the years one may ask for."""

from datetime import date, timedelta

YEARS = range(1970, 2101)
"""The years in which somebody may look for a date or a post."""

ONE_DAY = timedelta(days=1)


def month_around(day: date) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    first = day.replace(day=1)
    return first, (first + 31 * ONE_DAY).replace(day=1) - ONE_DAY


def week_around(day: date) -> tuple[date, date]:
    """Return the Monday and the Sunday of a week (ISO 8601)."""
    monday = day - day.weekday() * ONE_DAY
    return monday, monday + 6 * ONE_DAY
