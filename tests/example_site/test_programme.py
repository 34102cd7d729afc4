"""What the events of the demo show: every situation, series, price, place and part."""

import re
from typing import Any

import pytest

from tests.example_site.test_content import FILES
from wagtail_culture_social.events.blocks import CHANGES, CLOSED_ON
from wagtail_culture_social.models import ClosingDay
from wagtail_culture_social.models.choices import (
    ACCESSIBILITY,
    AUDIENCES,
    EVENT_TYPES,
    PRICE_CATEGORIES,
    ROLES,
)

EVENTS = FILES["events"]["event"]
SPOTLIGHTS = FILES["spotlights"]["spotlight"]
SATURDAY = 5


def test_events_show_every_situation() -> None:
    events = EVENTS
    assert {event["state"] for event in events} == {
        "scheduled", "cancelled", "moved_online", "postponed", "rescheduled", "full",
    }  # fmt: skip
    assert {event["attendance"] for event in events} == {"on_site", "online", "mixed"}
    first = [event["dates"][0] for event in events if "dates" in event]
    assert sum("now" in date for date in first) == 1
    assert sum(date.get("day") == 0 for date in first) == 1
    past = [date for date in first if date.get("day", 0) < 0 and "end_day" not in date]
    assert len(past) >= 3
    assert any(date.get("end_day", 0) > 90 for date in first)
    assert any("permanent" in date for date in first)
    assert any("image" not in event for event in events)
    assert any("time_zone" in event for event in events)
    assert len([event for event in events if "part_of" in event]) >= 5


def test_events_show_every_kind_of_series() -> None:
    series = [item for event in EVENTS for item in event.get("series", [])]
    frequencies = {item.get("frequency", "weekly") for item in series}
    assert frequencies == {"weekly", "monthly_weekday"}
    for name in ("interval", "position", "until", "count"):
        assert any(name in item for item in series), name
    assert any(len(item["weekdays"]) > 1 for item in series)
    assert any(len(item["times"]) > 1 for item in series)
    assert any("until" not in item and "count" not in item for item in series)
    assert any("pauses" in event for event in EVENTS)
    lists = {name for item in series for name in item.get("closed_on", [])}
    assert lists == {name for name, _label in CLOSED_ON}
    changes = {c["kind"] for event in EVENTS for c in event.get("changes", [])}
    assert changes == {kind for kind, _label in CHANGES}


@pytest.mark.parametrize(
    ("name", "choices", "unused"),
    [
        ("type", EVENT_TYPES, {"series"}),
        ("audiences", AUDIENCES, set()),
        ("accessibility", ACCESSIBILITY, set()),
        ("prices", PRICE_CATEGORIES, set()),
    ],
)
def test_events_show_every_choice(name: str, choices: Any, unused: set[str]) -> None:
    found: set[str] = set()
    for event in EVENTS:
        value = event.get(name, [])
        found |= {value} if isinstance(value, str) else set(value)
    assert found == {code for code, _label in choices} - unused


def test_events_say_what_helps_visitors() -> None:
    for name in ("capacity", "age_min", "age_max", "languages", "booking_opens"):
        assert any(name in event for event in EVENTS), name
    for name in ("what_to_bring", "content_warning", "booking_label", "notes"):
        assert any(name in event["fr"] for event in EVENTS), name


def test_people_are_known_or_said_to_be_imaginary() -> None:
    content = FILES["contributors"]
    known = {entry["key"] for entry in content["person"] + content["organisation"]}
    named = {key for event in EVENTS for key in event.get("people", {})}
    named |= {one["recommended_by"] for one in SPOTLIGHTS if "recommended_by" in one}
    assert named == known
    roles = {role for event in EVENTS for role in event.get("people", {}).values()}
    assert roles <= {role for role, _label in ROLES}
    for entry in content["person"]:
        said = entry["fr"]["description"]
        assert re.search(r"\d{4}–\d{4}$|imaginaire", said), entry["key"]
    for entry in content["organisation"]:
        assert "imaginaire" in entry["fr"]["description"]
        assert "imaginary" in entry["en"]["description"]
        accounts = [entry.get("url", ""), *entry.get("accounts", {}).values()]
        assert all("example.org" in account for account in accounts if account)


def test_closing_days_are_dated_or_move() -> None:
    lists = {name for name, _label in ClosingDay.LISTS}
    entries = FILES["closing_days"]["closing_day"]
    assert {entry["list"] for entry in entries} == lists
    for entry in entries:
        if entry["list"] == "school_holidays":
            assert entry["first"].weekday() == SATURDAY, entry["name"]
            assert entry["first"] < entry["last"]


def test_venues_are_open_sometimes() -> None:
    venues = FILES["venues"]["venue"]
    assert len([venue for venue in venues if venue["hours"]]) >= 4
    assert len([venue for venue in venues if venue["exceptions"]]) >= 4
    for venue in venues:
        for hours in venue["hours"]:
            assert hours["opens"] < hours["closes"], venue["key"]


def test_events_are_coherent() -> None:
    venues = {venue["key"] for venue in FILES["venues"]["venue"]}
    keys = {event["key"] for event in EVENTS if event["type"] == "festival"}
    for event in EVENTS:
        online_only = event["attendance"] == "online" and event["state"] == "scheduled"
        assert ("venue" not in event) == online_only, event["key"]
        assert event.get("venue", "studio") in venues
        is_streamed = bool({"stream_url", "streams"} & event.keys())
        assert (event["attendance"] != "on_site") == is_streamed
        noted = event["state"] != "scheduled"
        assert ("state_note" in event["fr"]) == noted, event["key"]
        assert 3 <= len(event["fr"]["body"]) <= 6
        assert re.fullmatch(r"\d+\.\d\d", event["price"])
        assert "dates" in event or "series" in event
        for date in event.get("dates", []):
            if "start" in date:
                assert date["start"] < date["end"], event["key"]
        for series in event.get("series", []):
            assert all(start < end for start, end in series["times"]), event["key"]
        if "prices" in event:
            assert event["price"] == min(event["prices"].values(), key=float)
        assert len(event.get("notes", [])) == len(event["fr"].get("notes", []))
        assert event.get("part_of", "three-days") in keys
