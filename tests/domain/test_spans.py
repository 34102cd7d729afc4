"""Months and weeks around a day, over the ends of years and leap days."""

from datetime import date

import pytest

from wagtail_culture_social.domain.spans import month_around, week_around


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 11, 25), date(2026, 11, 1), date(2026, 11, 30)),
        (date(2026, 12, 31), date(2026, 12, 1), date(2026, 12, 31)),
        (date(2028, 2, 29), date(2028, 2, 1), date(2028, 2, 29)),
        (date(2027, 2, 1), date(2027, 2, 1), date(2027, 2, 28)),
    ],
)
def test_month_of_a_day(day: date, first: date, last: date) -> None:
    assert month_around(day) == (first, last)


@pytest.mark.parametrize(
    ("day", "monday", "sunday"),
    [
        (date(2026, 11, 25), date(2026, 11, 23), date(2026, 11, 29)),
        (date(2027, 1, 3), date(2026, 12, 28), date(2027, 1, 3)),
        (date(2026, 12, 28), date(2026, 12, 28), date(2027, 1, 3)),
    ],
)
def test_week_of_a_day(day: date, monday: date, sunday: date) -> None:
    assert week_around(day) == (monday, sunday)
