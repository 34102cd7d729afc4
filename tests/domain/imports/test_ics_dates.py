"""Dates of calendar files as blocks of a schedule."""

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
from wagtail_culture_social.domain.imports.imported import Fault

START = "DTSTART;TZID=Europe/Paris:20261205T183000"
END = "DTEND;TZID=Europe/Paris:20261205T200000"


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
