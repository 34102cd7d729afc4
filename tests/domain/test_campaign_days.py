"""The days of a campaign as plain dates."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.campaign_days import (
    YEAR_IN_WEEKS,
    gaps,
    outside,
    repeated,
    seconds_to_midnight,
    weeks,
    weeks_to_next,
)

MONDAY = date(2026, 11, 23)
WEEK = [MONDAY + timedelta(days=number) for number in range(7)]


def test_day_that_is_there_twice_is_found() -> None:
    assert repeated([*WEEK, MONDAY]) == {MONDAY}
    assert repeated(WEEK) == set()


def test_days_outside_the_span_are_found() -> None:
    assert outside(WEEK, WEEK[1], WEEK[5]) == (WEEK[0], WEEK[6])
    assert outside(WEEK, None, None) == ()


def test_gap_is_told_by_its_first_day() -> None:
    assert gaps([WEEK[6], WEEK[0], WEEK[1], WEEK[4], WEEK[1]]) == (WEEK[2], WEEK[5])
    assert gaps(WEEK) == gaps([]) == ()


def test_only_weeks_of_the_campaign_are_there() -> None:
    assert weeks(WEEK) == [WEEK]
    straddling = [WEEK[6], WEEK[6] + timedelta(days=1)]
    assert [week[0] for week in weeks(straddling)] == [MONDAY, date(2026, 11, 30)]
    far = [MONDAY, MONDAY + timedelta(days=21)]
    assert len(weeks(far)) == 2
    assert weeks([date.max]) == weeks([]) == []


@pytest.mark.parametrize(
    ("first", "after"),
    [
        (date(2025, 6, 2), date(2026, 6, 1)),
        (date(2026, 11, 23), date(2027, 11, 29)),  # 2026 has 53 weeks
        (date(2026, 12, 28), date(2027, 12, 27)),  # and 2027 no week 53
        (date(2020, 2, 29), date(2021, 3, 6)),
    ],
)
def test_next_edition_is_in_the_same_week(first: date, after: date) -> None:
    assert first + timedelta(weeks=weeks_to_next(first)) == after


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_next_edition_keeps_its_weekday_and_its_season(first: date) -> None:
    number = weeks_to_next(first)
    after = first + timedelta(weeks=number)
    assert number in YEAR_IN_WEEKS
    assert after.weekday() == first.weekday()


@pytest.mark.parametrize(
    ("zone", "moment", "expected"),
    [
        ("Europe/Paris", datetime(2026, 11, 25, 22, 59, tzinfo=UTC), 60),
        ("Europe/Paris", datetime(2026, 11, 25, 23, 1, tzinfo=UTC), 24 * 3600 - 60),
        ("Pacific/Auckland", datetime(2026, 11, 25, 10, 59, tzinfo=UTC), 60),
        ("America/Miquelon", datetime(2026, 11, 26, 2, 59, tzinfo=UTC), 60),
        ("Europe/Paris", datetime(2026, 10, 24, 22, tzinfo=UTC), 25 * 3600),
        ("Europe/Paris", datetime(2026, 3, 28, 23, tzinfo=UTC), 23 * 3600),
        (
            "Europe/Paris",
            datetime(2026, 11, 25, 22, 59, 59, 999_999, tzinfo=UTC),
            1,
        ),
    ],
)
def test_seconds_to_midnight(zone: str, moment: datetime, expected: int) -> None:
    assert seconds_to_midnight(moment, ZoneInfo(zone)) == expected
