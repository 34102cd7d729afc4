"""Timings of OpenAgenda's events as dates."""

import pytest

from tests.domain.imports.reading import (
    EVENING,
    blocks,
    codes,
    event_of,
    starts,
    timing,
)
from wagtail_culture_social.domain.imports import timings
from wagtail_culture_social.domain.imports.imported import Fault


def test_timings_of_whole_days_and_across_midnight() -> None:
    event = event_of(
        timings=[
            timing("2026-12-05T00:00:00+01:00", "2026-12-06T00:00:00+01:00"),
            timing("2026-12-06T00:00:00+01:00", "2026-12-07T00:00:00+01:00"),
            timing("2026-12-10T22:00:00+01:00", "2026-12-11T00:00:00+01:00"),
            timing("2026-12-11T00:00:00+01:00", "2026-12-11T02:00:00+01:00"),
            timing("2026-12-12T20:00:00+01:00", "2026-12-12T00:00:00+01:00"),
            timing("2026-12-13T20:00:00+01:00", "2026-12-13T10:00:00+01:00"),
            timing("2026-12-14T19:00:00Z"),
            timing("2026-12-15T20:00:00", "soon"),
            timing("soon"),
            timing("9999-12-31T23:59:59-11:00"),
            "no timing",
        ]
    )
    assert blocks(event, "date")[:3] == [
        {"start_date": "2026-12-05", "end_date": "2026-12-06"},
        {
            "start_date": "2026-12-10",
            "start_time": "22:00:00",
            "end_date": "2026-12-11",
            "end_time": "02:00:00",
        },
        {
            "start_date": "2026-12-12",
            "start_time": "20:00:00",
            "end_date": "2026-12-13",
            "end_time": "00:00:00",
        },
    ]
    assert starts(event)[3:] == [
        "2026-12-13 20:00:00",
        "2026-12-14 20:00:00",
        "2026-12-15 20:00:00",
    ]
    assert codes(event).count("bad-value") == 4


def test_an_answer_without_details_gives_the_dates_that_it_tells() -> None:
    few = {"firstTiming": EVENING, "lastTiming": timing("2026-12-09T10:00:00+01:00")}
    event = event_of(timings=[], nextTiming=EVENING, **few)
    assert starts(event) == ["2026-12-05 18:30:00", "2026-12-09 10:00:00"]
    assert codes(event) == ["cut-dates"]


def test_of_too_many_dates_those_to_come_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(timings, "MOST", 2)
    days = [timing(f"2026-{month}-01T10:00:00+01:00") for month in (10, 11, 12)]
    assert starts(event_of(timings=days)) == ["2026-12-01 10:00:00"]
    past = [timing(f"2025-{month}-01T10:00:00+01:00") for month in (10, 11, 12)]
    event = event_of(timings=past)
    assert starts(event) == ["2025-11-01 10:00:00", "2025-12-01 10:00:00"]
    assert event.warnings == (Fault("cut-dates", {"count": 2}),)
