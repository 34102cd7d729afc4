"""Schedules: series with pauses, closing days and changes on single dates."""

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from wagtail_culture_social.domain.closing_days import public_holidays
from wagtail_culture_social.domain.programme import (
    Change,
    ChangeKind,
    DateNote,
    EventDate,
    Pause,
    Schedule,
    Series,
    event_dates,
    left_out,
    next_dates,
    recurrence_id,
)
from wagtail_culture_social.domain.recurrence import MOST, RuleError, parse_rule
from wagtail_culture_social.domain.schedule import FOREVER, Slot, State

PARIS = ZoneInfo("Europe/Paris")
STORY_HOUR = Series(
    Slot("story", date(2026, 11, 28), time(16), end_time=time(17)),
    parse_rule("FREQ=WEEKLY;BYDAY=SA"),
)
WEEKLY = Schedule(series=(STORY_HOUR,))
YEAR_END = date(2027, 1, 9)


def days(dates: list[EventDate]) -> list[str]:
    return [f"{one.slot.start_date:%d/%m}" for one in dates]


def test_a_series_has_its_dates() -> None:
    dates = event_dates(WEEKLY, PARIS, YEAR_END)
    assert days(dates) == [
        "28/11",
        "05/12",
        "12/12",
        "19/12",
        "26/12",
        "02/01",
        "09/01",
    ]
    first = dates[0]
    assert (first.slot_id, first.recurrence_id) == ("story", "20261128T160000")
    assert first.slot.end_time == time(17)
    assert (first.kind, first.is_moved) == (None, False)


def test_single_dates_and_series_stand_in_one_order() -> None:
    opening = Slot("opening", date(2026, 12, 1), time(18))
    late = Series(
        replace(STORY_HOUR.slot, id="late", start_time=time(18), end_time=None),
        STORY_HOUR.rule,
    )
    schedule = Schedule((opening,), (late, STORY_HOUR))
    dates = event_dates(schedule, PARIS, date(2026, 12, 5))
    assert [one.slot_id for one in dates] == [
        "story",
        "late",
        "opening",
        "story",
        "late",
    ]
    assert dates[2].recurrence_id == "opening"


def test_pauses_and_closing_days_are_left_out() -> None:
    friday = Series(
        Slot("friday", date(2026, 12, 11), time(12)), parse_rule("FREQ=WEEKLY")
    )
    closed = frozenset(public_holidays("FR", [2026, 2027]))
    schedule = Schedule(series=(friday,), closing_days={"public_holidays": closed})
    assert "25/12" in days(event_dates(schedule, PARIS, YEAR_END))
    keeping = replace(
        friday, closed_on=frozenset(["public_holidays", "school_holidays"])
    )
    schedule = replace(schedule, series=(keeping,))
    assert "25/12" not in days(event_dates(schedule, PARIS, YEAR_END))
    assert "01/01" not in days(event_dates(schedule, PARIS, YEAR_END))
    paused = replace(WEEKLY, pauses=(Pause(date(2026, 12, 12), date(2026, 12, 26)),))
    assert days(event_dates(paused, PARIS, YEAR_END)) == [
        "28/11",
        "05/12",
        "02/01",
        "09/01",
    ]


def test_a_single_date_takes_place_on_a_closing_day() -> None:
    slot = Slot("carols", date(2026, 12, 25), time(17))
    closed = {"closing_days": frozenset({slot.start_date})}
    schedule = Schedule((slot,), closing_days=closed)
    assert days(event_dates(schedule, PARIS, YEAR_END)) == ["25/12"]


def test_what_changes_on_one_date() -> None:
    moved_to = Slot("", date(2026, 12, 13), time(11), end_time=time(12))
    schedule = replace(
        WEEKLY,
        changes=(
            Change(date(2026, 12, 5), "cancelled"),
            Change(date(2026, 12, 12), "moved", time(16), to=moved_to),
            Change(date(2026, 12, 19), "hidden"),
            Change(date(2026, 12, 26), "full", time(16)),
            Change(date(2027, 1, 9), "cancelled", time(9)),  # no such hour
        ),
    )
    dates = {one.recurrence_id: one for one in event_dates(schedule, PARIS, YEAR_END)}
    assert "20261219T160000" not in dates
    cancelled = dates["20261205T160000"]
    assert cancelled.kind == "cancelled"
    moved = dates["20261212T160000"]
    assert moved.is_moved
    assert moved.slot == replace(moved_to, id="story")
    assert moved.planned.start_date == date(2026, 12, 12)
    assert dates["20261226T160000"].kind == "full"
    assert dates["20270109T160000"].kind is None


def test_notes_speak_of_a_day_or_of_one_hour() -> None:
    first = event_dates(WEEKLY, PARIS, date(2026, 12, 5))[0]
    day = first.planned.start_date
    guest = DateNote(day, "With a guest.")
    assert first.note([DateNote(day, "Evening", time(20)), guest]) == "With a guest."
    assert first.note([DateNote(date(2026, 12, 5), "Another day")]) == ""


@pytest.mark.parametrize(
    ("event", "kind", "expected"),
    [
        (State.SCHEDULED, None, State.SCHEDULED),
        (State.SCHEDULED, "cancelled", State.CANCELLED),
        (State.SCHEDULED, "moved", State.RESCHEDULED),
        (State.SCHEDULED, "full", State.FULL),
        (State.MOVED_ONLINE, "full", State.FULL),
        (State.FULL, "cancelled", State.CANCELLED),
        (State.CANCELLED, "full", State.CANCELLED),
        (State.POSTPONED, "moved", State.POSTPONED),
    ],
)
def test_what_became_of_a_date(
    event: State, kind: ChangeKind | None, expected: State
) -> None:
    one = event_dates(WEEKLY, PARIS, date(2026, 11, 28))[0]
    assert replace(one, kind=kind).state(event) == expected


def test_two_series_at_one_time_are_one_date() -> None:
    again = replace(STORY_HOUR, slot=replace(STORY_HOUR.slot, id="again"))
    schedule = Schedule(series=(STORY_HOUR, again))
    assert schedule.units == ["story", "again"]
    dates = event_dates(schedule, PARIS, date(2026, 12, 5))
    assert [one.slot_id for one in dates] == ["story", "story"]


def test_what_is_permanent_has_one_date_without_end() -> None:
    slot = Slot("collection", date(2020, 1, 1), permanent=True)
    (only,) = event_dates(Schedule((slot,)), PARIS, YEAR_END)
    assert only.slot.instants(PARIS)[1] == FOREVER


def test_a_move_without_a_place_to_go_is_told_and_stays() -> None:
    schedule = replace(WEEKLY, changes=(Change(date(2026, 12, 5), "moved"),))
    one = event_dates(schedule, PARIS, date(2026, 12, 5))[1]
    assert (one.kind, one.is_moved) == ("moved", False)


def test_a_move_to_another_day_keeps_the_hours_and_the_length() -> None:
    night = Slot("night", date(2026, 12, 5), time(20), date(2026, 12, 6), time(6))
    to = Change(night.start_date, "moved", to=Slot("", date(2026, 12, 19)))
    schedule = Schedule((night,), changes=(to,))
    (one,) = event_dates(schedule, PARIS, YEAR_END)
    assert one.slot == replace(
        night, start_date=date(2026, 12, 19), end_date=date(2026, 12, 20)
    )


def test_what_a_calendar_has_to_leave_out() -> None:
    schedule = replace(
        WEEKLY,
        pauses=(Pause(date(2026, 12, 12), date(2026, 12, 12)),),
        changes=(
            Change(date(2026, 12, 19), "hidden"),
            Change(date(2026, 12, 26), "cancelled"),
        ),
    )
    out = left_out(STORY_HOUR, schedule, PARIS, YEAR_END)
    assert [slot.start_date.day for slot in out] == [12, 19]


def test_whole_days_and_runs_of_days() -> None:
    weekend = Series(
        Slot("weekend", date(2026, 12, 5), end_date=date(2026, 12, 6)),
        parse_rule("FREQ=MONTHLY;BYDAY=1SA;COUNT=2"),
    )
    dates = event_dates(Schedule(series=(weekend,)), PARIS, date(2027, 6, 1))
    assert [(one.slot.start_date, one.slot.end_date) for one in dates] == [
        (date(2026, 12, 5), date(2026, 12, 6)),
        (date(2027, 1, 2), date(2027, 1, 3)),
    ]
    assert dates[0].recurrence_id == recurrence_id(weekend.slot) == "20261205"


def test_next_dates_begin_with_the_one_that_runs() -> None:
    dates = event_dates(WEEKLY, PARIS, YEAR_END)
    during = datetime(2026, 12, 5, 16, 30, tzinfo=PARIS)
    assert days(next_dates(dates, PARIS, during, 2)) == ["05/12", "12/12"]
    end = datetime(2026, 12, 5, 17, tzinfo=PARIS)
    assert days(next_dates(dates, PARIS, end, 2)) == ["12/12", "19/12"]
    assert next_dates(dates, PARIS, datetime(2028, 1, 1, tzinfo=PARIS), 2) == []
    open_end = [
        EventDate("a", "a", slot := Slot("a", date(2026, 12, 5), time(16)), slot)
    ]
    assert next_dates(open_end, PARIS, slot.instants(PARIS)[0], 1) == open_end


def test_too_many_dates_are_refused() -> None:
    daily = [
        Series(Slot(str(hour), date(2026, 1, 1), time(hour)), parse_rule("FREQ=DAILY"))
        for hour in range(6)
    ]
    schedule = Schedule(series=tuple(daily))
    with pytest.raises(RuleError, match="too-many"):
        event_dates(schedule, PARIS, date(2027, 2, 5))
    with pytest.raises(RuleError, match="too-many"):
        event_dates(schedule, PARIS, date(2027, 2, 5), since=date(2026, 1, 2))


def test_a_series_that_runs_for_long_drops_its_oldest_dates() -> None:
    daily = Series(Slot("daily", date(2015, 1, 1)), parse_rule("FREQ=DAILY"))
    today = date(2026, 11, 25)
    other = replace(daily, slot=replace(daily.slot, id="noon", start_time=time(12)))
    schedule = Schedule(series=(daily, other))
    dates = event_dates(schedule, PARIS, YEAR_END, since=today)
    assert len(dates) == MOST
    assert dates[-1].slot.start_date == YEAR_END
