"""Our calendars as others read them: icalendar with dateutil, and ical.js."""

import re
from collections.abc import Iterator
from dataclasses import astuple
from datetime import date
from itertools import islice
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from tests.conformance.calendar_cases import HOSTILE, MOST, Case, Found, cases, written
from tests.conformance.ical_js import read
from wagtail_culture_social.domain.plain_text import one_line, paragraphs

CASES = {case.name: case for case in cases()}

every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


@pytest.fixture(scope="module")
def read_by_ical_js() -> dict[str, list[dict[str, Any]]]:
    """What ical.js finds in every case, in one run of Node."""
    return read({case.name: case.text for case in CASES.values()})


@every_case
def test_ical_js_finds_the_same_dates(
    case: Case, read_by_ical_js: dict[str, list[dict[str, Any]]]
) -> None:
    found = [
        Found(one["uid"], one["start"], one["end"], one["status"])
        for one in read_by_ical_js[case.name]
    ]
    assert found == case.dates


@every_case
def test_icalendar_finds_the_same_dates(case: Case) -> None:
    assert sorted(map(astuple, read_by_icalendar(case.text))) == sorted(
        map(astuple, case.dates)
    )


@every_case
def test_lines_end_and_fold_as_the_standard_wants(case: Case) -> None:
    assert case.text.endswith("END:VCALENDAR\r\n")
    assert not re.search(r"\r(?!\n)|(?<!\r)\n", case.text)
    assert max(len(line.encode()) for line in case.text.split("\r\n")) <= 75
    unfolded = case.text.replace("\r\n ", "").split("\r\n")[:-1]
    assert [line for line in unfolded if re.search(r":(None)?$", line)] == []


@every_case
def test_every_zone_that_is_named_is_described(case: Case) -> None:
    named = set(re.findall(r";TZID=([^:;]+)", case.text))
    described = re.findall(r"\r\nTZID:(.+)\r\n", case.text)
    assert sorted(named) == described


def test_ical_js_reads_hostile_words_back(
    read_by_ical_js: dict[str, list[dict[str, Any]]],
) -> None:
    (found,) = read_by_ical_js["hostile"]
    assert found["summary"] == one_line(HOSTILE.summary)
    assert found["description"] == paragraphs(HOSTILE.description)
    assert found["location"] == HOSTILE.location
    assert found["categories"] == ["Musique", "Orgue, clavecin", "a;b\\c"]
    assert found["conference"] == HOSTILE.stream_url


def read_by_icalendar(text: str) -> Iterator[Found]:
    """The dates as icalendar reads the components and dateutil their rules."""
    events = Calendar.from_ical(text).walk("VEVENT")
    changed = {
        (event["UID"], event["RECURRENCE-ID"].dt): event
        for event in events
        if "RECURRENCE-ID" in event
    }
    for event in events:
        if "RECURRENCE-ID" in event:
            continue
        length = event.end - event.start
        for start in starts_of(event):
            other = changed.get((event["UID"], start))
            first, end = (other.start, other.end) if other else (start, start + length)
            status = (other or event)["STATUS"]
            yield Found(event["UID"], written(first), written(end), status)


def starts_of(event: Any) -> Iterator[date]:
    start = event.start
    if "RRULE" not in event:
        return iter([start])
    left_out = event.get("EXDATE", [])
    lists = left_out if isinstance(left_out, list) else [left_out]
    gone = {one.dt for dates in lists for one in dates.dts}
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=start)
    is_moment = hasattr(start, "hour")
    starts = (one if is_moment else one.date() for one in rule)
    return islice((one for one in starts if one not in gone), MOST)
