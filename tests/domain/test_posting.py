"""Preferred hours, quiet days, and half an hour between two posts of one account."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.posting import (
    SPACING,
    BadTime,
    Hours,
    Wish,
    placed,
    times_in,
)

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 25, 18, tzinfo=PARIS)
ANY_HOURS = Hours()
OFFICE = Hours((time(9), time(12, 30), time(17, 30)), frozenset({5, 6}))


def paris(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of December 2026: the 1st is a Tuesday, the 5th a Saturday."""
    return datetime(2026, 12, day, hour, minute, tzinfo=PARIS)


def alone(wish: Wish, *taken: datetime, hours: Hours = ANY_HOURS) -> datetime:
    return placed([wish], taken, hours, NOW)[wish.key]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("", ()),
        ("09:00, 12:30", (time(9), time(12, 30))),
        ("17 h 30; 9h ; 9:00,", (time(9), time(17, 30))),
    ],
)
def test_times_are_read_as_people_write_them(text: str, times: tuple) -> None:
    assert times_in(text) == times


@pytest.mark.parametrize("text", ["noon", "25:00", "9:75", "9:5", "09:00 12:30"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(BadTime):
        times_in(text)


@pytest.mark.parametrize(
    ("due", "preferred"),
    [
        (paris(1, 9), paris(1, 9)),
        (paris(1, 9, 1), paris(1, 12, 30)),
        (paris(1, 18), paris(2, 9)),
        (paris(4, 18), paris(7, 9)),
        (paris(5, 9), paris(7, 9)),
    ],
)
def test_a_post_waits_for_the_next_preferred_time(
    due: datetime, preferred: datetime
) -> None:
    assert alone(Wish(("a",), due), hours=OFFICE) == preferred


def test_a_post_of_one_day_stays_on_it_however_quiet() -> None:
    saturday = Wish(("a",), paris(5, 9), until=paris(6, 0))
    assert alone(saturday, hours=OFFICE) == paris(5, 9)
    before_concert = Wish(("a",), paris(1, 10), until=paris(1, 11))
    assert alone(before_concert, hours=OFFICE) == paris(1, 10)


def test_what_is_exact_heeds_no_hours() -> None:
    assert alone(Wish(("a",), paris(5, 22), is_exact=True), hours=OFFICE).hour == 22


def test_seven_quiet_days_are_none() -> None:
    never = Hours(quiet_days=frozenset(range(7)))
    assert alone(Wish(("a",), paris(5, 9)), hours=never) == paris(5, 9)


def test_a_quiet_day_without_times_leads_to_the_next_morning() -> None:
    hours = Hours(quiet_days=frozenset({6}))
    assert alone(Wish(("a",), paris(6, 15)), hours=hours) == paris(7, 9)


def test_the_later_post_moves_on_around_what_stays() -> None:
    wish = Wish(("a",), paris(1, 9))
    assert alone(wish, paris(1, 9)) == paris(1, 9, 30)
    assert alone(wish, paris(1, 9, 20), paris(1, 8, 45)) == paris(1, 9, 50)
    assert alone(wish, paris(1, 8, 30), paris(1, 9, 30)) == paris(1, 9)


def test_the_key_decides_which_of_two_comes_first() -> None:
    wishes = [Wish(("b",), paris(1, 9)), Wish(("a",), paris(1, 9))]
    at = placed(wishes, [], ANY_HOURS, NOW)
    assert at == {("a",): paris(1, 9), ("b",): paris(1, 9, 30)}


def test_nothing_moves_on_into_the_night() -> None:
    evening = Wish(("a",), paris(1, 20, 45))
    assert alone(evening, paris(1, 20, 45)) == paris(2, 9)
    assert alone(evening, paris(1, 20, 45), hours=OFFICE) == paris(2, 9)
    night = Wish(("a",), paris(2, 3))
    assert alone(night, paris(2, 3)) == paris(2, 9)


def test_preferred_times_may_lie_in_the_night() -> None:
    early = Hours((time(5),))
    assert alone(Wish(("a",), paris(2, 5)), paris(2, 5), hours=early).time() == time(
        5, 30
    )


def test_news_of_the_night_do_not_wait_for_the_morning() -> None:
    news = Wish(("a",), paris(1, 22), is_exact=True)
    assert alone(news, paris(1, 22)) == paris(1, 22, 30)
    tied = Wish(("a",), paris(1, 20, 45), until=paris(2, 0))
    assert alone(tied, paris(1, 20, 45)) == paris(1, 21, 15)


def test_news_of_the_day_that_have_to_wait_do_not_wake_anybody() -> None:
    news = Wish(("a",), paris(1, 20, 45), is_exact=True)
    assert alone(news, paris(1, 20, 45)) == paris(2, 9)
    urgent = Wish(("a",), paris(1, 20, 45), until=paris(1, 23), is_exact=True)
    assert alone(urgent, paris(1, 20, 45)) == paris(1, 21, 15)


def test_what_would_come_too_late_goes_earlier() -> None:
    morning = Wish(("a",), paris(1, 9), until=paris(1, 10))
    taken = [paris(1, 9), paris(1, 9, 30), paris(1, 10)]
    assert alone(morning, *taken) == paris(1, 8, 30)


def test_nothing_goes_earlier_than_now() -> None:
    wish = Wish(("a",), NOW, until=NOW + timedelta(minutes=10))
    assert alone(wish, NOW) == NOW + SPACING


def test_a_post_stays_where_it_was_put() -> None:
    wish = Wish(("a",), paris(1, 9), stands_at=paris(1, 9, 30))
    other = Wish(("b",), paris(1, 9), stands_at=paris(1, 9))
    at = placed([wish, other], [], ANY_HOURS, NOW)
    assert at == {("a",): paris(1, 9, 30), ("b",): paris(1, 9)}


def test_a_post_gives_way_from_where_it_no_longer_belongs() -> None:
    moved = Wish(("a",), paris(2, 9), stands_at=paris(1, 9))
    late = Wish(("c",), paris(1, 8), until=paris(1, 8, 30), stands_at=paris(1, 9))
    at = placed([moved, Wish(("b",), paris(1, 9)), late], [], ANY_HOURS, NOW)
    assert at == {
        ("a",): paris(2, 9),
        ("b",): paris(1, 9),
        ("c",): paris(1, 8),
    }


def test_half_an_hour_is_half_an_hour_when_clocks_change() -> None:
    before = datetime(2027, 3, 28, 1, 45, tzinfo=PARIS)
    exact = Wish(("a",), before, is_exact=True)
    at = alone(exact, before)
    assert at.isoformat() == "2027-03-28T03:15:00+02:00"
    skipped = Hours((time(2, 30),))
    due = datetime(2027, 3, 28, 0, tzinfo=PARIS)
    assert skipped.preferred(due).isoformat() == "2027-03-28T03:30:00+02:00"


MINUTES = st.integers(0, 3 * 24 * 60)
HOURS = st.builds(
    Hours,
    st.lists(st.times(), max_size=3).map(lambda times: tuple(sorted(set(times)))),
    st.frozensets(st.integers(0, 6)),
)


@st.composite
def some_wishes(draw: Any) -> list[Wish]:
    count = draw(st.integers(1, 12))
    return [
        Wish(
            key=(number,),
            due=(due := at(draw(MINUTES))),
            until=draw(st.none() | MINUTES.map(lambda m, d=due: later(d, m))),
            stands_at=draw(st.none() | MINUTES.map(at)),
            is_exact=draw(st.booleans()),
        )
        for number in range(count)
    ]


def at(minutes: int) -> datetime:
    """An instant around the night in which the clocks go on."""
    first = datetime(2027, 3, 27, tzinfo=UTC)
    return (first + timedelta(minutes=minutes)).astimezone(PARIS)


def later(due: datetime, minutes: int) -> datetime:
    return (due.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(PARIS)


@given(some_wishes(), st.lists(MINUTES.map(at), max_size=8), HOURS)
def test_two_posts_of_an_account_are_never_within_half_an_hour(
    wishes: list[Wish], taken: list[datetime], hours: Hours
) -> None:
    result = placed(wishes, taken, hours, at(0))
    assert result.keys() == {one.key for one in wishes}
    apart = sorted(instant.astimezone(UTC) for instant in result.values())
    assert all(after - before >= SPACING for before, after in pairwise(apart))
    for instant in result.values():
        assert all(abs(instant - other) >= SPACING for other in map(utc, taken))


@given(some_wishes(), st.lists(MINUTES.map(at), max_size=8), HOURS)
def test_what_was_placed_once_stays_in_place(
    wishes: list[Wish], taken: list[datetime], hours: Hours
) -> None:
    first = placed(wishes, taken, hours, at(0))
    again = [
        Wish(one.key, one.due, one.until, first[one.key], one.is_exact)
        for one in wishes
    ]
    assert placed(again, taken, hours, at(0)) == first


def utc(instant: datetime) -> datetime:
    return instant.astimezone(UTC)
