"""A stream by the clock and by the switch: every edge, early starts, overruns, DST."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.live import (
    GRACE,
    USUAL_LENGTH,
    Broadcast,
    LiveState,
    Switch,
    Window,
    address_fault,
    broadcast_on,
    days_of,
    hours_of,
    live_state,
    next_change,
    phone_address,
)

PARIS = ZoneInfo("Europe/Paris")
START = datetime(2026, 12, 3, 18, 30, tzinfo=PARIS)
END = datetime(2026, 12, 3, 20, tzinfo=PARIS)
WINDOW = Window(start=START, end=END)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
ORDER = list(LiveState)


def at(hour: int, minute: int = 0, day: int = 3) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=PARIS)


def replayed(until: datetime | None = None) -> Window:
    return Window(start=START, end=END, has_replay=True, replay_until=until)


@pytest.mark.parametrize(
    ("moment", "state", "change"),
    [
        (at(12), "announced", at(18, 15)),
        (at(18, 14), "announced", at(18, 15)),
        (at(18, 15), "waiting", START),
        (at(18, 29), "waiting", START),
        (at(18, 30), "live", END),
        (at(19, 59), "live", END),
        (at(20), "ended", None),
        (at(20, day=9), "ended", None),
    ],
)
def test_the_clock_alone(moment: datetime, state: str, change: datetime | None) -> None:
    assert live_state(WINDOW, moment) == state
    assert next_change(WINDOW, moment) == change


def test_the_waiting_room_opens_when_the_stream_says_so() -> None:
    window = Window(start=START, end=END, opens_before=HOUR)
    assert live_state(window, at(17, 29)) == "announced"
    assert live_state(window, at(17, 30)) == "waiting"
    closed = Window(start=START, end=END, opens_before=timedelta())
    assert live_state(closed, at(18, 29)) == "announced"


def test_live_now_begins_early_and_goes_on_after_the_end_but_not_for_days() -> None:
    early = Switch(True, at(18))
    assert live_state(WINDOW, at(17, 59), early) == "announced"
    assert live_state(WINDOW, at(18), early) == "live"
    assert live_state(WINDOW, at(22, 59), early) == "live"
    assert live_state(WINDOW, at(23), early) == "ended"
    assert next_change(WINDOW, at(18), early) == END + GRACE
    late = Switch(True, at(20, 5))
    assert live_state(WINDOW, at(20, 4), late) == "ended"
    assert live_state(WINDOW, at(20, 5), late) == "live"


@pytest.mark.parametrize("pressed", [START - GRACE - MINUTE, END + GRACE])
def test_a_switch_far_from_the_hours_does_not_count(pressed: datetime) -> None:
    for moment in (pressed, at(12), at(20), at(20, day=5)):
        switched = live_state(WINDOW, moment, Switch(True, pressed))
        assert switched == live_state(WINDOW, moment)


def test_stop_ends_it_and_before_the_start_takes_back_an_early_beginning() -> None:
    stop = Switch(False, at(19))
    assert live_state(WINDOW, at(18, 59), stop) == "live"
    assert live_state(WINDOW, at(19), stop) == "ended"
    assert live_state(replayed(), at(19), stop) == "replay"
    assert next_change(WINDOW, at(19), stop) is None
    sound_check = Switch(False, at(18, 20))
    assert live_state(WINDOW, at(18, 20), sound_check) == "waiting"
    assert live_state(WINDOW, at(18, 30), sound_check) == "live"


def test_the_replay_is_there_until_the_rights_end() -> None:
    until = at(0, day=10)
    assert live_state(replayed(), at(20)) == "replay"
    assert live_state(replayed(), at(19)) == "live"
    assert live_state(replayed(until), until - MINUTE) == "replay"
    assert next_change(replayed(until), at(20)) == until
    assert live_state(replayed(until), until) == "ended"


def test_without_an_end_it_lasts_as_long_as_usual() -> None:
    window = Window(start=START, end=START)
    assert live_state(window, START + USUAL_LENGTH - MINUTE) == "live"
    assert live_state(window, START + USUAL_LENGTH) == "ended"


def test_hours_are_real_ones_when_the_clocks_go_back() -> None:
    """On 25 October 2026 Paris has 2:30 twice; the waiting room lasts one hour."""
    start = datetime(2026, 10, 25, 2, 30, tzinfo=PARIS, fold=1)
    window = Window(start=start, end=start, opens_before=HOUR)
    first_half_past_two = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert live_state(window, first_half_past_two - MINUTE) == "announced"
    assert live_state(window, first_half_past_two) == "waiting"
    assert live_state(window, first_half_past_two + HOUR) == "live"


instants = st.timedeltas(timedelta(0), timedelta(days=365)).map(
    lambda later: (START.astimezone(UTC) + later).astimezone(PARIS)
)
spans = st.timedeltas(timedelta(0), timedelta(days=2))
windows = st.builds(
    lambda start, length, opens, replay: Window(
        start=start, end=start + length, opens_before=opens, has_replay=replay
    ),
    instants,
    spans,
    st.timedeltas(timedelta(0), 4 * HOUR),
    st.booleans(),
)


@given(windows, spans, spans)
def test_the_clock_never_goes_back_to_a_state_before(
    window: Window, after: timedelta, later: timedelta
) -> None:
    first = window.begins - timedelta(days=1) + after
    states = [live_state(window, first), live_state(window, first + later)]
    assert [ORDER.index(one) for one in states] == sorted(map(ORDER.index, states))


@given(windows, spans, st.none() | st.booleans(), spans)
def test_nothing_changes_before_the_next_change_and_something_does_then(
    window: Window, after: timedelta, pressed: bool | None, ago: timedelta
) -> None:
    moment = window.begins - timedelta(days=1) + after
    switch = None if pressed is None else Switch(pressed, moment - ago)
    state, change = (
        live_state(window, moment, switch),
        next_change(window, moment, switch),
    )
    if change is None:
        assert live_state(window, moment + timedelta(days=30), switch) == state
    else:
        assert change > moment
        assert live_state(window, change - MINUTE / 60, switch) == state or (
            change - moment < MINUTE / 60
        )
        assert live_state(window, change, switch) != state


@given(windows, spans, st.booleans())
def test_no_switch_makes_it_live_for_longer_than_the_grace(
    window: Window, ago: timedelta, pressed: bool
) -> None:
    switch = Switch(pressed, window.begins + timedelta(days=1) - ago)
    assert live_state(window, window.ends + GRACE, switch) != "live"
    assert live_state(window, window.begins - GRACE - MINUTE, switch) != "live"


DAYS = [date(2026, 12, day) for day in (3, 4, 5)]
FIRST = Broadcast(url="https://a.example/1", first=DAYS[0])
SECOND = Broadcast(url="https://a.example/2", first=DAYS[1], last=DAYS[2])
EVERY = Broadcast(url="https://a.example/every")


@pytest.mark.parametrize(
    ("broadcasts", "span", "today", "found"),
    [
        ([SECOND, FIRST], (3, 3), 1, FIRST),
        ([SECOND, FIRST], (4, 4), 1, SECOND),
        ([SECOND, FIRST], (5, 5), 9, SECOND),
        ([SECOND, FIRST], (6, 6), 6, None),
        ([EVERY, FIRST], (3, 3), 3, FIRST),
        ([EVERY, FIRST], (4, 4), 4, EVERY),
        ([SECOND, FIRST], (3, 5), 2, FIRST),
        ([SECOND, FIRST], (3, 5), 4, SECOND),
        ([SECOND, FIRST], (3, 5), 9, SECOND),
        ([SECOND], (3, 5), 3, SECOND),
        ([FIRST], (3, 5), 5, FIRST),
        ([FIRST, EVERY], (3, 5), 5, EVERY),
        ([], (3, 5), 3, None),
    ],
)
def test_each_day_has_its_own_stream(
    broadcasts: list[Broadcast],
    span: tuple[int, int],
    today: int,
    found: Broadcast | None,
) -> None:
    first, last = (date(2026, 12, day) for day in span)
    assert broadcast_on(broadcasts, first, last, date(2026, 12, today)) == found


def test_a_stream_of_some_days_has_a_part_of_a_longer_date() -> None:
    start, end = at(18, day=3), at(12, day=6)
    assert hours_of(EVERY, start, end) == (start, end)
    assert hours_of(FIRST, start, end) == (start, at(0, day=4))
    assert hours_of(SECOND, start, end) == (at(0, day=4), at(0, day=6))


def test_two_streams_for_the_same_days_compete() -> None:
    both = Broadcast(url="https://a.example/both", first=DAYS[0], last=DAYS[1])
    assert FIRST.competes_with(both)
    assert both.competes_with(SECOND)
    assert EVERY.competes_with(EVERY)
    assert not FIRST.competes_with(SECOND)
    assert not FIRST.competes_with(EVERY)
    assert not EVERY.competes_with(FIRST)


def test_an_evening_that_ends_after_midnight_is_not_cut() -> None:
    start, end = at(22), at(2, day=4)
    assert days_of(start, end) == (DAYS[0], DAYS[0])
    assert hours_of(FIRST, start, end) == (start, end)
    assert days_of(at(0), at(0, day=5)) == (DAYS[0], DAYS[1])
    assert days_of(start, start) == (DAYS[0], DAYS[0])


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("https://tube.example.org/w/abc", ""),
        (" https://93.184.216.34/live.m3u8 ", ""),
        ("http://tube.example.org/w/abc", "https"),
        ("rtmp://tube.example.org/live", "https"),
        ("https://", "https"),
        ("https://[broken/", "https"),
        ("", "https"),
        ("https://localhost/live", "private"),
        ("https://encoder/live", "private"),
        ("https://encoder.local./live", "private"),
        ("https://192.168.1.20/live", "private"),
        ("https://[fd00::1]/live", "private"),
        ("https://127.1/live", "private"),
    ],
)
def test_visitors_can_only_watch_at_a_public_https_address(
    url: str, fault: str
) -> None:
    assert address_fault(url) == fault


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("+33 2 40 00 00 00", "tel:+33240000000"),
        ("+33 (0)2.40-00 00\N{NO-BREAK SPACE}00", "tel:+33240000000"),
        ("0033 2 40 00 00 00", "tel:+33240000000"),
        ("02 40 00 00 00", "tel:0240000000"),
        ("ask at the desk", ""),
    ],
)
def test_telephone_numbers_become_links(number: str, address: str) -> None:
    assert phone_address(number) == address
