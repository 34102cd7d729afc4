"""Rules of recurrence as schema.org Schedules, and those that none can say."""

from dataclasses import replace
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.domain.schema_facts import EVENT, SATURDAY_RULE
from wagtail_culture_social.domain import structured_data as sd
from wagtail_culture_social.domain.recurrence import parse_rule
from wagtail_culture_social.domain.schedule import Slot

PARIS = ZoneInfo("Europe/Paris")
SATURDAY = Slot("a", date(2026, 11, 14), time(18), None, time(20))


def schedule(
    rule: str, slot: Slot = SATURDAY, left_out: tuple[Slot, ...] = ()
) -> dict[str, Any] | None:
    """The Schedule of a rule as an event shows it; None where there is none."""
    facts = sd.schedule_facts(parse_rule(rule), slot, PARIS, left_out)
    if facts is None:
        return None
    return sd.event(replace(EVENT, schedules=(facts,)))["eventSchedule"]


def test_a_weekly_rule() -> None:
    assert schedule("FREQ=WEEKLY;BYDAY=SA;UNTIL=20261212T230000Z") == {
        "@type": "Schedule",
        "repeatFrequency": "P1W",
        "byDay": ["https://schema.org/Saturday"],
        "startDate": "2026-11-14",
        "endDate": "2026-12-13",
        "startTime": "18:00:00",
        "endTime": "20:00:00",
        "scheduleTimezone": "Europe/Paris",
    }


@pytest.mark.parametrize(
    ("rule", "frequency"),
    [
        ("FREQ=DAILY", "P1D"),
        ("FREQ=WEEKLY;INTERVAL=2", "P2W"),
        ("FREQ=MONTHLY;INTERVAL=3", "P3M"),
        ("FREQ=YEARLY", "P1Y"),
    ],
)
def test_the_frequency_is_a_duration(rule: str, frequency: str) -> None:
    node = schedule(rule)
    assert node is not None
    assert node["repeatFrequency"] == frequency


@pytest.mark.parametrize(
    ("rule", "name", "value"),
    [
        ("FREQ=MONTHLY;BYDAY=1SU,-1SA", "byDay", ["1SU", "-1SA"]),
        (
            "FREQ=DAILY;BYDAY=MO,TU",
            "byDay",
            ["https://schema.org/Monday", "https://schema.org/Tuesday"],
        ),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "byMonthDay", [1, 15]),
        ("FREQ=WEEKLY;BYMONTH=7,8", "byMonth", [7, 8]),
        ("FREQ=YEARLY;BYMONTH=9;BYDAY=3SA", "byDay", ["3SA"]),
        ("FREQ=WEEKLY;COUNT=10", "repeatCount", 10),
        ("FREQ=WEEKLY;WKST=SU;BYDAY=SA", "repeatFrequency", "P1W"),
    ],
)
def test_parts_of_a_rule(rule: str, name: str, value: object) -> None:
    node = schedule(rule)
    assert node is not None
    assert node[name] == value


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=YEARLY;BYYEARDAY=100",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "FREQ=MONTHLY;BYDAY=SA",
        "FREQ=YEARLY;BYDAY=20MO",
        "FREQ=YEARLY;BYMONTHDAY=13",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,TU",
    ],
)
def test_what_no_schedule_says(rule: str) -> None:
    assert schedule(rule) is None


def test_whole_days_have_no_times() -> None:
    node = schedule("FREQ=WEEKLY", Slot("a", date(2026, 11, 14)))
    assert node is not None
    assert not {"startTime", "endTime", "endDate"} & set(node)


def test_a_night_is_one_date_and_two_days_are_not() -> None:
    night = Slot("a", date(2026, 11, 14), time(22), date(2026, 11, 15), time(2))
    node = schedule("FREQ=WEEKLY", night)
    assert node is not None
    assert node["endTime"] == "02:00:00"
    assert schedule("FREQ=YEARLY", replace(night, end_date=date(2026, 11, 16))) is None
    assert schedule("FREQ=YEARLY", Slot("a", date(2026, 3, 28), None, None)) is not None
    weekend = Slot("a", date(2026, 3, 28), None, date(2026, 3, 29))
    assert schedule("FREQ=YEARLY", weekend) is None


def test_dates_left_out_are_exceptions() -> None:
    missed = replace(SATURDAY, start_date=date(2026, 12, 5))
    node = schedule("FREQ=WEEKLY", left_out=(missed,))
    assert node is not None
    assert node["exceptDate"] == ["2026-12-05T18:00:00+01:00"]
    day = Slot("a", date(2026, 12, 5))
    node = schedule("FREQ=WEEKLY", Slot("a", date(2026, 11, 14)), (day,))
    assert node is not None
    assert node["exceptDate"] == ["2026-12-05"]


def test_several_schedules_stand_beside_the_dates() -> None:
    node = sd.event(replace(EVENT, schedules=(SATURDAY_RULE, SATURDAY_RULE)))
    assert [one["@type"] for one in node["eventSchedule"]] == ["Schedule", "Schedule"]
    assert node["startDate"] == "2026-11-14T18:00:00+01:00"
    assert "eventSchedule" not in sd.event(EVENT)
