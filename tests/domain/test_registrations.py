"""Seats of a date: when they may be asked for, who gets them, who is reminded."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.registrations import (
    LETTERS,
    Fill,
    Phase,
    Place,
    capacity_for,
    code_from,
    fill_of,
    next_in_line,
    phase_at,
    reminder_is_due,
)

START = datetime(2026, 11, 28, 19, tzinfo=UTC)
HOUR = timedelta(hours=1)
TICK = timedelta(microseconds=1)
groups = st.lists(st.integers(1, 6), max_size=12)


def places(*sizes: int) -> list[Place]:
    return [Place(key, seats) for key, seats in enumerate(sizes)]


@pytest.mark.parametrize(
    ("now", "phase"),
    [
        (START - 49 * HOUR, Phase.BEFORE),
        (START - 48 * HOUR - TICK, Phase.BEFORE),
        (START - 48 * HOUR, Phase.OPEN),
        (START - 2 * HOUR - TICK, Phase.OPEN),
        (START - 2 * HOUR, Phase.CLOSED),
        (START + HOUR, Phase.CLOSED),
    ],
)
def test_registration_opens_and_closes_to_the_instant(
    now: datetime, phase: Phase
) -> None:
    opens = START - 48 * HOUR
    assert phase_at(now, START, opens_at=opens, hours_before=2) == phase


def test_without_hours_it_is_open_until_the_date_begins() -> None:
    assert phase_at(START - TICK, START) == Phase.OPEN
    assert phase_at(START, START) == Phase.CLOSED


def test_a_date_that_is_off_takes_nobody() -> None:
    assert phase_at(START - HOUR, START, is_off=True) == Phase.OFF


def test_what_is_closed_does_not_open_any_more() -> None:
    assert phase_at(START, START, opens_at=START + HOUR) == Phase.CLOSED


@pytest.mark.parametrize(
    ("wanted", "taken", "seats"), [(40, 0, 40), (40, 40, 40), (10, 25, 25)]
)
def test_a_smaller_room_takes_nobodys_seat(wanted: int, taken: int, seats: int) -> None:
    assert capacity_for(wanted, taken) == seats


@pytest.mark.parametrize(
    ("sizes", "left", "coming"),
    [
        ([], 5, []),
        ([1, 1], 0, []),
        ([1, 2, 1], 4, [0, 1, 2]),
        ([1, 2, 1], 2, [0]),
        ([3, 1, 1], 2, []),
        ([9, 1, 1], 2, [1, 2]),
    ],
)
def test_seats_go_to_the_first_in_line(
    sizes: list[int], left: int, coming: list[int]
) -> None:
    found = next_in_line(places(*sizes), left, capacity=6)
    assert [one.key for one in found] == coming


@given(groups, st.integers(0, 20))
def test_nobody_is_overtaken_and_no_seat_is_given_twice(
    sizes: list[int], left: int
) -> None:
    queue = places(*sizes)
    coming = next_in_line(queue, left, capacity=6)
    assert coming == queue[: len(coming)]
    given_away = sum(one.seats for one in coming)
    assert given_away <= left
    if len(coming) < len(queue):
        assert queue[len(coming)].seats > left - given_away


@pytest.mark.parametrize(
    ("ahead", "hours", "due"),
    [
        (17 * HOUR, 24, True),
        (24 * HOUR, 24, True),
        (41 * HOUR, 24, False),
        (41 * HOUR, 48, True),
        (17 * HOUR, 2, True),
        (17 * HOUR, 0, False),
        (0 * HOUR, 24, False),
        (-HOUR, 24, False),
    ],
)
def test_a_reminder_comes_in_the_night_that_begins_its_hours(
    ahead: timedelta, hours: int, *, due: bool
) -> None:
    assert reminder_is_due(START - ahead, START, hours) is due


@given(
    st.integers(1, 24 * 14),
    st.integers(0, 24 * 60 - 1),
    st.lists(st.integers(0, 12 * 60 - 1), min_size=24, max_size=24),
)
def test_every_date_has_a_night_that_reminds_however_late_nights_are(
    hours: int, minutes: int, late: list[int]
) -> None:
    """Whenever the date begins, and each night is up to half a day late."""
    first = START - timedelta(days=20, minutes=minutes)
    nights = [
        first + timedelta(days=day, minutes=lateness)
        for day, lateness in enumerate(late)
    ]
    assert any(reminder_is_due(night, START, hours) for night in nights)


@given(st.binary(min_size=8, max_size=12))
def test_a_code_has_no_sign_that_is_misread(octets: bytes) -> None:
    code = code_from(octets)
    assert len(code) == 9
    assert code[4] == "-"
    assert set(code.replace("-", "")) <= set(LETTERS)
    assert not set(code) & set("O0I1")


@pytest.mark.parametrize(
    ("taken", "capacity", "fill"),
    [
        (0, 0, Fill.FULL),
        (40, 40, Fill.FULL),
        (36, 40, Fill.ALMOST),
        (35, 40, None),
        (2, 3, Fill.ALMOST),
        (0, 1, None),
    ],
)
def test_a_date_is_almost_full_when_a_tenth_is_left(
    taken: int, capacity: int, fill: Fill | None
) -> None:
    assert fill_of(taken, capacity) is fill
