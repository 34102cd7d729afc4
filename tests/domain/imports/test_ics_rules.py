"""Rules of calendar files: series where an editor could choose them, else dates."""

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
        "2026-11-25",
        "2026-11-26",
        "2026-11-27",
    ]
    past = one_of_ics(concert("DTSTART;TZID=Europe/Paris:20200101T183000", hourly))
    assert starts(past)[-1] == "2020-03-30 18:30:00"
    assert len(starts(past)) == 3
    assert codes(past) == ["expanded", "cut-dates"]


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
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;UNTIL=20261201",
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


def test_too_many_rules_are_refused() -> None:
    rules = [f"RRULE:FREQ=DAILY;COUNT={count}" for count in range(1, 30)]
    assert refusal(all_of_ics(concert(START, *rules))).code == "bad-rule"


def test_two_rules_are_two_series_and_the_same_twice_is_one() -> None:
    rules = ["RRULE:FREQ=WEEKLY", "RRULE:FREQ=WEEKLY", "RRULE:FREQ=MONTHLY"]
    event = one_of_ics(concert(START, *rules))
    assert [one["frequency"] for one in blocks(event, "series")] == [
        "weekly",
        "monthly_day",
    ]
