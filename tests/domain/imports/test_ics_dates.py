"""Dates of calendar files as blocks of a schedule."""

from typing import Any

import pytest

from tests.domain.imports.reading import (
    all_of_ics,
    blocks,
    codes,
    concert,
    one_of_ics,
    refusal,
    starts,
)
from wagtail_culture_social.domain.imports import ics_dates
from wagtail_culture_social.domain.imports.imported import Fault

START = "DTSTART;TZID=Europe/Paris:20261205T183000"
END = "DTEND;TZID=Europe/Paris:20261205T200000"


def series(rule: str, *lines: str) -> dict[str, Any]:
    event = one_of_ics(concert(START, END, f"RRULE:{rule}", *lines))
    assert event.warnings == ()
    (found,) = blocks(event, "series")
    times = [one["value"] for one in found.pop("times")]
    assert times == [{"start_time": "18:30:00", "end_time": "20:00:00"}]
    assert found.pop("start_date") == "2026-12-05"
    return found


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=DAILY", {"frequency": "daily"}),
        (
            "FREQ=DAILY;INTERVAL=2;COUNT=5",
            {"frequency": "daily", "interval": 2, "count": 5},
        ),
        ("FREQ=WEEKLY", {"frequency": "weekly", "weekdays": ["SA"]}),
        (
            "FREQ=WEEKLY;BYDAY=SA,SU;WKST=SU",
            {"frequency": "weekly", "weekdays": ["SA", "SU"]},
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU;WKST=SU",
            {
                "frequency": "rule",
                "rule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU;WKST=SU",
            },
        ),
        ("FREQ=MONTHLY", {"frequency": "monthly_day"}),
        ("FREQ=MONTHLY;BYMONTHDAY=5", {"frequency": "monthly_day"}),
        (
            "FREQ=MONTHLY;BYDAY=1SA",
            {"frequency": "monthly_weekday", "weekdays": ["SA"], "position": "1"},
        ),
        (
            "FREQ=MONTHLY;BYDAY=SA;BYSETPOS=1",
            {"frequency": "monthly_weekday", "weekdays": ["SA"], "position": "1"},
        ),
        (
            "FREQ=MONTHLY;BYDAY=1SA,2SU",
            {"frequency": "rule", "rule": "FREQ=MONTHLY;BYDAY=1SA,2SU"},
        ),
        (
            "FREQ=MONTHLY;BYMONTH=12;BYMONTHDAY=5",
            {"frequency": "rule", "rule": "FREQ=MONTHLY;BYMONTHDAY=5;BYMONTH=12"},
        ),
        (
            "FREQ=MONTHLY;BYDAY=SA;BYMONTH=12",
            {"frequency": "rule", "rule": "FREQ=MONTHLY;BYDAY=SA;BYMONTH=12"},
        ),
        ("FREQ=YEARLY", {"frequency": "yearly"}),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5", {"frequency": "yearly"}),
        (
            "FREQ=YEARLY;BYMONTH=12;BYDAY=1SA",
            {"frequency": "rule", "rule": "FREQ=YEARLY;BYDAY=1SA;BYMONTH=12"},
        ),
        (
            "FREQ=DAILY;UNTIL=20261231T173000Z",
            {"frequency": "daily", "until": "2026-12-31"},
        ),
        (
            "FREQ=DAILY;UNTIL=20261231T172959Z",
            {"frequency": "daily", "until": "2026-12-30"},
        ),
        ("FREQ=DAILY;UNTIL=20261231", {"frequency": "daily", "until": "2026-12-31"}),
        (
            "FREQ=DAILY;BYHOUR=18;BYMINUTE=30;RSCALE=GREGORIAN",
            {"frequency": "daily"},
        ),
    ],
)
def test_rules_become_what_an_editor_would_choose(
    rule: str, said: dict[str, Any]
) -> None:
    assert series(rule) == said


def test_a_rule_of_whole_days_with_a_length() -> None:
    event = one_of_ics(
        concert(
            "DTSTART;VALUE=DATE:20261205",
            "DTEND;VALUE=DATE:20261207",
            "RRULE:FREQ=WEEKLY;UNTIL=20261219",
            "EXDATE;VALUE=DATE:20261212",
        )
    )
    (found,) = blocks(event, "series")
    assert found["days"] == 2
    assert "times" not in found
    assert found["until"] == "2026-12-19"
    assert blocks(event, "change") == [{"day": "2026-12-12", "kind": "hidden"}]


def test_exceptions_are_hidden_and_others_stay() -> None:
    event = one_of_ics(
        concert(
            START,
            "RRULE:FREQ=WEEKLY",
            "EXDATE;TZID=Europe/Paris:20261212T183000,20261213T183000",
            "EXDATE;VALUE=DATE:20261219",
            "EXDATE:nonsense",
        )
    )
    changes = [(one["day"], one["kind"]) for one in blocks(event, "change")]
    assert changes == [("2026-12-12", "hidden"), ("2026-12-19", "hidden")]
    assert codes(event) == ["bad-value"]


def test_a_first_day_outside_of_the_rule_is_a_date_of_its_own() -> None:
    event = one_of_ics(concert(START, "RRULE:FREQ=WEEKLY;BYDAY=MO"))
    assert starts(event) == ["2026-12-05 18:30:00"]
    assert blocks(event, "series")[0]["weekdays"] == ["MO"]


def test_further_dates_last_as_long_or_have_their_end() -> None:
    event = one_of_ics(
        concert(
            START,
            END,
            "RDATE;TZID=Europe/Paris:20261206T183000,20261207T183000",
            "RDATE;VALUE=PERIOD:20261208T173000Z/PT1H,20261209T173000Z/20261209T183000Z",
            "RDATE:not a date",
            "RDATE;TZID=America/New_York:99991231T235959",
            "EXDATE;TZID=Europe/Paris:20261207T183000",
        )
    )
    ends = [one["end_time"] for one in blocks(event, "date")]
    assert [one[:10] for one in starts(event)] == [
        "2026-12-05",
        "2026-12-06",
        "2026-12-08",
        "2026-12-09",
    ]
    assert ends == ["20:00:00", "20:00:00", "19:30:00", "19:30:00"]
    assert codes(event) == ["bad-value", "bad-value"]
    without_end = one_of_ics(concert(START, "RDATE;VALUE=DATE:20261206"))
    assert starts(without_end) == ["2026-12-05 18:30:00", "2026-12-06"]


def change(day: str, *lines: str) -> str:
    return concert(f"RECURRENCE-ID;TZID=Europe/Paris:{day}T183000", *lines)


def test_changed_dates_move_or_are_cancelled() -> None:
    weekly = concert(START, END, "RRULE:FREQ=WEEKLY;COUNT=9")
    event = one_of_ics(
        weekly,
        change(
            "20261212",
            "DTSTART;TZID=Europe/Paris:20261213T170000",
            "DTEND;TZID=Europe/Paris:20261213T180000",
        ),
        change("20261219", "STATUS:CANCELLED"),
        change("20261226", "DTSTART;VALUE=DATE:20261227"),
        change("20270102", "DTSTART:20270102T173000Z", "DTEND:20270102T190000Z"),
        change(
            "20270109",
            "DTSTART:20270109T173000Z",
            "DTEND:20270109T190000Z",
            "LOCATION:Là",
        ),
        change("20270110", "DTSTART:20270111T173000Z"),
        change("20270111", "STATUS:CANCELLED"),
    )
    assert blocks(event, "change") == [
        {
            "day": "2026-12-12",
            "at": "18:30:00",
            "kind": "moved",
            "to_date": "2026-12-13",
            "to_start": "17:00:00",
            "to_end": "18:00:00",
        },
        {"day": "2026-12-19", "at": "18:30:00", "kind": "cancelled"},
        {"day": "2026-12-26", "at": "18:30:00", "kind": "hidden"},
    ]
    assert starts(event) == ["2026-12-27", "2027-01-11 18:30:00"]
    assert event.warnings[-1] == Fault("date-words", {"day": "2027-01-09"})


def test_changed_single_dates_are_exchanged() -> None:
    event = one_of_ics(
        concert(START, "RDATE;TZID=Europe/Paris:20261206T183000"),
        change("20261205", "DTSTART;TZID=Europe/Paris:20261207T183000"),
        change("20261206", "STATUS:CANCELLED"),
    )
    assert starts(event) == ["2026-12-07 18:30:00", "2026-12-06 18:30:00"]
    assert blocks(event, "change") == [
        {"day": "2026-12-06", "at": "18:30:00", "kind": "cancelled"}
    ]


def test_changes_that_outlived_their_event_are_dates() -> None:
    event = one_of_ics(
        change("20261212", "DTSTART;TZID=Europe/Paris:20261213T170000"),
        change("20261219", "DTSTART;TZID=Europe/Paris:20261220T170000"),
    )
    assert starts(event) == ["2026-12-13 17:00:00", "2026-12-20 17:00:00"]


def test_of_two_changes_of_a_date_the_later_version_holds() -> None:
    event = one_of_ics(
        concert(START, "RRULE:FREQ=WEEKLY"),
        change("20261212", "SEQUENCE:5", "STATUS:CANCELLED"),
        change("20261212", "SEQUENCE:4", "DTSTART;TZID=Europe/Paris:20261213T170000"),
    )
    assert [one["kind"] for one in blocks(event, "change")] == ["cancelled"]


def test_dates_that_follow_a_change_are_written_down() -> None:
    event = one_of_ics(
        concert(START, END, "RRULE:FREQ=WEEKLY;COUNT=4"),
        concert(
            "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20261219T183000",
            "DTSTART;TZID=Europe/Paris:20261220T170000",
        ),
    )
    assert starts(event) == [
        "2026-12-05 18:30:00",
        "2026-12-12 18:30:00",
        "2026-12-20 17:00:00",
        "2026-12-27 17:00:00",
    ]
    assert codes(event) == ["expanded"]


@pytest.mark.parametrize("lines", [["STATUS:CANCELLED", START], ["DTSTART:20261220"]])
def test_a_range_that_makes_no_sense_is_refused(lines: list[str]) -> None:
    changed = concert(
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20261219T183000", *lines
    )
    fault = refusal(all_of_ics(concert(START, "RRULE:FREQ=WEEKLY"), changed))
    assert fault == Fault("bad-rule", {"value": "RANGE=THISANDFUTURE"})


def test_an_endless_rule_on_another_clock_is_written_down_as_far_as_we_look() -> None:
    event = one_of_ics(concert("DTSTART:20261205T173000Z", "RRULE:FREQ=WEEKLY"))
    found = starts(event)
    assert found[0] == "2026-12-05 18:30:00"
    assert "2027-07-03 19:30:00" in found
    assert codes(event) == ["expanded", "beyond-horizon"]
    assert event.warnings[1].values == {"until": "2028-01-09"}


def test_a_rule_on_another_clock_without_a_break_stays_a_series() -> None:
    event = one_of_ics(concert("DTSTART:20261205T173000Z", "RRULE:FREQ=DAILY;COUNT=9"))
    (found,) = blocks(event, "series")
    assert found["count"] == 9
    assert event.warnings == ()


@pytest.mark.parametrize(
    ("rule", "last", "count"),
    [
        ("FREQ=DAILY;BYHOUR=10,15;COUNT=5", "2026-12-08 10:30:00", 6),
        ("FREQ=HOURLY;INTERVAL=2;COUNT=3", "2026-12-05 22:30:00", 3),
        ("FREQ=MINUTELY;INTERVAL=30;UNTIL=20261205T190000Z", "2026-12-05 20:00:00", 4),
        ("FREQ=DAILY;COUNT=3000", "2028-01-09 18:30:00", 401),
        (
            f"FREQ=YEARLY;COUNT=2;BYYEARDAY={','.join(['339'] * 130)}",
            "2027-12-05 18:30:00",
            2,
        ),
    ],
)
def test_rules_beyond_ours_are_written_down(rule: str, last: str, count: int) -> None:
    event = one_of_ics(concert(START, f"RRULE:{rule}"))
    assert starts(event)[-1] == last
    assert len(starts(event)) == count
    assert "expanded" in codes(event)


def test_what_lasts_too_long_for_a_series_is_written_down() -> None:
    event = one_of_ics(
        concert(
            "DTSTART;VALUE=DATE:20261205",
            "DURATION:P9W",
            "RRULE:FREQ=YEARLY;COUNT=2",
        )
    )
    assert starts(event) == ["2026-12-05", "2027-12-05"]


def test_of_too_many_dates_those_to_come_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ics_dates, "MOST_DATES", 3)
    hourly = "RRULE:FREQ=HOURLY;INTERVAL=24;COUNT=90"
    event = one_of_ics(concert("DTSTART;TZID=Europe/Paris:20261101T183000", hourly))
    assert [one[:10] for one in starts(event)] == [
        "2026-11-01",
        "2026-11-25",
        "2026-11-26",
        "2026-11-27",
    ]
    past = one_of_ics(concert("DTSTART;TZID=Europe/Paris:20200101T183000", hourly))
    assert len(starts(past)) == 4
    assert codes(past) == ["cut-dates", "expanded"]


def test_a_search_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ics_dates, "_LONGEST_SEARCH", 3)
    event = one_of_ics(concert(START, "RRULE:FREQ=SECONDLY;COUNT=9"))
    assert len(starts(event)) == 3
    assert "beyond-horizon" in codes(event)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=HOURLY;BYDAY=MO",
        "FREQ=DAILY;BYHOUR=99",
        "FREQ=DAILY;BYHOUR=9,10;BYSETPOS=1",
        "FREQ=DAILY;COUNT=3000;UNTIL=20270101",
        "FREQ=HOURLY;COUNT=3;UNTIL=20270101",
        "FREQ=DAILY;INTERVAL=5000",
        "FREQ=SOMETIMES",
        "nonsense",
    ],
)
def test_rules_that_make_no_sense_are_refused(rule: str) -> None:
    fault = refusal(all_of_ics(concert(START, f"RRULE:{rule}")))
    assert fault == Fault("bad-rule", {"value": rule})


def test_a_rule_of_exceptions_is_refused() -> None:
    lines = ["RRULE:FREQ=DAILY", "EXRULE:FREQ=WEEKLY"]
    fault = refusal(all_of_ics(concert(START, *lines)))
    assert fault == Fault("bad-rule", {"value": "FREQ=WEEKLY"})


def test_two_rules_are_two_series_and_the_same_twice_is_one() -> None:
    rules = ["RRULE:FREQ=WEEKLY", "RRULE:FREQ=WEEKLY", "RRULE:FREQ=MONTHLY"]
    event = one_of_ics(concert(START, *rules))
    assert [one["frequency"] for one in blocks(event, "series")] == [
        "weekly",
        "monthly_day",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["EXDATE;TZID=Europe/Paris:20261205T183000"],
        ["RRULE:FREQ=DAILY;COUNT=2", "EXDATE;VALUE=DATE:20261205,20261206"],
    ],
)
def test_an_event_without_a_date_left_is_refused(lines: list[str]) -> None:
    assert refusal(all_of_ics(concert(START, *lines))) == Fault("no-date")


def test_old_exceptions_of_a_long_series_are_forgotten() -> None:
    event = one_of_ics(
        concert(
            "DTSTART;TZID=Europe/Paris:20100101T183000",
            "RRULE:FREQ=DAILY",
            "EXDATE;TZID=Europe/Paris:20100102T183000,20261201T183000",
        ),
        change("20100103", "STATUS:CANCELLED"),
    )
    assert [one["day"] for one in blocks(event, "change")] == ["2026-12-01"]
    assert starts(event) == []


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["DURATION:PT1H30M"], {"end_time": "20:00:00"}),
        (["DURATION:P1D"], {"end_date": "2026-12-06", "end_time": "18:30:00"}),
        (["DURATION:PT5H30M"], {"end_date": "2026-12-06", "end_time": "00:00:00"}),
        (["DTEND:20261205T173000Z"], {}),
        (["DURATION:-PT1H"], {}),
        (["DURATION:soon"], {}),
        (["DTEND;VALUE=DATE:20261206"], {}),
    ],
)
def test_ends(lines: list[str], said: dict[str, str]) -> None:
    event = one_of_ics(concert(START, *lines))
    (found,) = blocks(event, "date")
    assert found == {"start_date": "2026-12-05", "start_time": "18:30:00", **said}
    unread = "DATE:" in lines[0] or ":-" in lines[0] or "soon" in lines[0]
    assert codes(event) == (["bad-value"] if unread else [])


def test_a_whole_day_without_end_is_one_day() -> None:
    event = one_of_ics(concert("DTSTART:2026-12-05", "DTEND:20261205"))
    assert blocks(event, "date") == [{"start_date": "2026-12-05"}]
    later = one_of_ics(concert("DTSTART:20261205", "RDATE:20261207T100000"))
    assert starts(later) == ["2026-12-05", "2026-12-07 10:00:00"]


def test_a_moved_whole_day_is_exchanged() -> None:
    event = one_of_ics(
        concert("DTSTART:20261205", "RRULE:FREQ=WEEKLY"),
        concert("RECURRENCE-ID;TZID=Europe/Paris:20261212T000000", "DTSTART:20261213"),
    )
    assert starts(event) == ["2026-12-13"]
    assert blocks(event, "change") == [{"day": "2026-12-12", "kind": "hidden"}]


def test_a_change_known_by_its_day_meets_the_hour_of_that_day() -> None:
    event = one_of_ics(
        concert(START, "RRULE:FREQ=WEEKLY"),
        concert("RECURRENCE-ID;VALUE=DATE:20261212", "STATUS:CANCELLED"),
    )
    assert blocks(event, "change") == [
        {"day": "2026-12-12", "at": "18:30:00", "kind": "cancelled"}
    ]
