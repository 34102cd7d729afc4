"""Slots on the clock of their place, across changes of time."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from wagtail_culture_social.domain.schedule import (
    Attendance,
    ScheduleError,
    Slot,
    State,
    moment,
)

PARIS = ZoneInfo("Europe/Paris")
DAY = date(2026, 11, 28)


def local(*numbers: int) -> datetime:
    return datetime(*numbers, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("slot", "start", "end"),
    [
        (
            Slot("a", DAY, time(18, 30), None, time(20)),
            local(2026, 11, 28, 18, 30),
            local(2026, 11, 28, 20),
        ),
        (
            Slot("b", DAY, time(18, 30)),
            local(2026, 11, 28, 18, 30),
            local(2026, 11, 28, 18, 30),
        ),
        (Slot("c", DAY), local(2026, 11, 28), local(2026, 11, 29)),
        (
            Slot("d", DAY, None, date(2027, 1, 3)),
            local(2026, 11, 28),
            local(2027, 1, 4),
        ),
        (
            Slot("e", DAY, time(22), date(2026, 11, 29), time(4)),
            local(2026, 11, 28, 22),
            local(2026, 11, 29, 4),
        ),
        (
            Slot("f", DAY, time(18), None, time(0)),
            local(2026, 11, 28, 18),
            local(2026, 11, 29),
        ),
        (
            Slot("g", DAY, time(18), date(2027, 1, 3)),
            local(2026, 11, 28, 18),
            local(2027, 1, 4),
        ),
    ],
)
def test_instants(slot: Slot, start: datetime, end: datetime) -> None:
    assert slot.instants(PARIS) == (start, end)


def test_six_in_the_evening_stays_six_across_the_change_of_time() -> None:
    for day, offset in ((date(2026, 10, 24), 2), (date(2026, 10, 31), 1)):
        start, _ = Slot("a", day, time(18)).instants(PARIS)
        assert (start.hour, start.utcoffset()) == (18, timedelta(hours=offset))


def test_a_skipped_wall_time_is_read_with_the_offset_before() -> None:
    start, _ = Slot("a", date(2026, 3, 29), time(2, 30)).instants(PARIS)
    assert start.astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert start.hour == 3


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ((None,), "no-date"),
        ((DAY, time(20), None, time(18)), "end-before-start"),
        ((DAY, None, date(2026, 11, 27)), "end-before-start"),
        ((DAY, time(20), date(2026, 11, 27), time(22)), "end-before-start"),
        ((date.max,), "out-of-range"),
        ((DAY, None, date.max), "out-of-range"),
        ((date.min,), "out-of-range"),
    ],
)
def test_a_slot_that_cannot_be(values: tuple[object, ...], code: str) -> None:
    with pytest.raises(ScheduleError) as raised:
        Slot("a", *values)
    assert raised.value.code == code


def test_all_day() -> None:
    assert Slot("a", DAY).all_day
    assert not Slot("a", DAY, time(18)).all_day


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (local(2026, 11, 28, 18, 29), "upcoming"),
        (local(2026, 11, 28, 18, 30), "now"),
        (local(2026, 11, 28, 19, 59), "now"),
        (local(2026, 11, 28, 20), "past"),
    ],
)
def test_moment(now: datetime, expected: str) -> None:
    start, end = local(2026, 11, 28, 18, 30), local(2026, 11, 28, 20)
    assert moment(now, start, end) == expected


def test_moment_without_duration() -> None:
    start = local(2026, 11, 28, 18, 30)
    assert moment(start, start, start) == "now"
    assert moment(start + timedelta(minutes=1), start, start) == "past"


def test_values_are_the_stored_ones() -> None:
    assert [state.value for state in State] == [
        "scheduled",
        "postponed",
        "rescheduled",
        "moved_online",
        "cancelled",
        "full",
    ]
    assert [one.value for one in Attendance] == ["on_site", "online", "mixed"]
