"""OpenAgenda's events, whose values come in several shapes."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.domain.imports.reading import (
    TODAY,
    all_of_openagenda,
    blocks,
    codes,
    refusal,
    starts,
)
from wagtail_culture_social.domain.imports import json_events, timings
from wagtail_culture_social.domain.imports.imported import (
    Fault,
    ImportedEvent,
    ImportFault,
    Refused,
)
from wagtail_culture_social.domain.imports.openagenda import read_openagenda


def timing(begin: str, end: str = "") -> dict[str, str]:
    return {"begin": begin, "end": end} if end else {"begin": begin}


EVENING = timing("2026-12-05T18:30:00+01:00", "2026-12-05T20:00:00.000+01:00")


def event_of(**fields: Any) -> ImportedEvent:
    (event,) = all_of_openagenda(json.dumps([said(**fields)]))
    assert isinstance(event, ImportedEvent), event
    return event


def said(**fields: Any) -> dict[str, Any]:
    return {"uid": 7, "title": {"fr": "Concert"}, "timings": [EVENING], **fields}


def test_an_event_with_everything() -> None:
    event = event_of(
        title={"fr": "Concert", "en": "Concert!", "x y": "?", "de": None},
        description={"fr": "Un quatuor."},
        longDescription={"fr": "Un **quatuor**.\n\nFin", "en": "****"},
        conditions={"fr": "8 €, gratuit avant 26 ans"},
        keywords={"fr": ["jazz", "jazz", 3], "en": "music, swing", "de": None},
        timezone="Europe/Paris",
        status=5,
        state=2,
        draft=0,
        private=0,
        attendanceMode=3,
        onlineAccessLink="www.example.org/live",
        age={"min": 6, "max": "12"},
        accessibility={"hi": True, "vi": False, "mi": True},
        registration=[
            {"type": "phone", "value": "+33 1 00 00 00 00"},
            {"type": "link", "value": None},
            {"type": "link", "value": "https://example.org/billets"},
        ],
        image={
            "base": "//cdn.example.org/",
            "filename": "a.jpg",
            "variants": [{"type": "thumbnail"}, {"type": "full", "filename": "b.jpg"}],
        },
        imageCredits="Ville de Rennes",
        location={
            "uid": 9,
            "name": "Les Quais",
            "address": "3 rue du Port",
            "postalCode": "35000",
            "city": "Rennes",
            "countryCode": "fr",
            "latitude": 48.1,
            "longitude": "-1.6",
            "access": {"fr": "Métro"},
        },
        canonicalUrl="https://example.org/concert",
        updatedAt="2026-11-01T12:00:00.123Z",
    )
    assert event.external_id == "7"
    assert event.title == {"fr": "Concert", "en": "Concert!"}
    assert event.summary == {"fr": "Un quatuor."}
    assert event.description == {"fr": "Un quatuor.\n\nFin"}
    assert event.conditions == {"fr": "8 €, gratuit avant 26 ans"}
    assert event.keywords == {"fr": ("jazz",), "en": ("music", "swing")}
    assert event.time_zone == "Europe/Paris"
    assert blocks(event, "date") == [
        {"start_date": "2026-12-05", "start_time": "18:30:00", "end_time": "20:00:00"}
    ]
    assert (event.state, event.attendance) == ("full", "mixed")
    assert event.stream_url == "https://www.example.org/live"
    assert (event.age_min, event.age_max) == (6, 12)
    assert event.accessibility == ("hi", "mi")
    assert event.booking_url == "https://example.org/billets"
    assert event.url == "https://example.org/concert"
    assert event.picture
    assert event.picture.url == "https://cdn.example.org/b.jpg"
    assert event.picture.credit == "Ville de Rennes"
    assert event.place
    assert event.place.external_id == "9"
    assert (event.place.locality, event.place.country) == ("Rennes", "FR")
    assert (event.place.latitude, event.place.longitude) == (48.1, -1.6)
    assert event.place.access == {"fr": "Métro"}
    assert event.changed_at == datetime(2026, 11, 1, 12, tzinfo=UTC)
    assert event.warnings == (
        Fault("left-out", {"field": "registration", "value": "+33 1 00 00 00 00"}),
    )


@pytest.mark.parametrize(
    "shape",
    [
        "%s",
        "[%s]",
        '{"total": 1, "events": [%s]}',
        '{"success": true, "event": %s}',
        '{"agenda": {"title": "x"}, "event": %s}',
        '{"from0": {"success": true, "events": [%s]}}',
    ],
)
def test_every_shape_of_an_answer_is_read(shape: str) -> None:
    (event,) = all_of_openagenda(shape % json.dumps(said()))
    assert isinstance(event, ImportedEvent)
    assert event.title == {"fr": "Concert"}


@pytest.mark.parametrize(
    ("field", "value", "attribute", "read"),
    [
        ("title", "Concert", "title", {"": "Concert"}),
        ("conditions", " ", "conditions", {}),
        ("conditions", [1], "conditions", {}),
        ("keywords", ["a"], "keywords", {"": ("a",)}),
        ("keywords", None, "keywords", {}),
        ("accessibility", ["hi", "vi"], "accessibility", ("hi", "vi")),
        ("accessibility", "mi ii", "accessibility", ("ii", "mi")),
        ("accessibility", None, "accessibility", ()),
        ("registration", "https://a.example, 02", "booking_url", "https://a.example"),
        ("registration", ["https://a.example"], "booking_url", "https://a.example"),
        ("registration", 4, "booking_url", ""),
        ("location", None, "place", None),
        ("image", None, "picture", None),
        ("image", {"base": "https://a.example/"}, "picture", None),
        ("age", None, "age_min", None),
        ("age", {"min": True}, "age_min", None),
        ("age", {"min": [1]}, "age_min", None),
        ("age", {"min": -1}, "age_min", None),
        ("age", {"min": "NaN"}, "age_min", None),
        ("age", {"min": 1e300}, "age_min", None),
        ("age", {"min": ""}, "age_min", None),
        ("status", 99, "state", "scheduled"),
        ("status", "x", "state", "scheduled"),
        ("status", [], "state", "scheduled"),
        ("status", None, "state", "scheduled"),
        ("attendanceMode", 2, "attendance", "online"),
        ("updatedAt", "soon", "changed_at", None),
        ("updatedAt", 5, "changed_at", None),
        ("onlineAccessLink", "https://a.example", "stream_url", ""),
        ("uid", True, "external_id", "sha256:"),
    ],
)
def test_values_in_other_shapes(
    field: str, value: Any, attribute: str, read: Any
) -> None:
    found = getattr(event_of(**{field: value}), attribute)
    assert found == read or str(found).startswith(str(read) or "?")


def test_a_picture_by_its_address() -> None:
    picture = event_of(image="https://a.example/b.jpg", imageCredits=None).picture
    assert picture
    assert (picture.url, picture.credit) == ("https://a.example/b.jpg", "")


@pytest.mark.parametrize("degrees", ["x", None, 99, True, "1e999"])
def test_degrees_that_are_none(degrees: Any) -> None:
    place = event_of(location={"name": "Ici", "latitude": degrees}).place
    assert place
    assert place.latitude is None


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"title": None}, Fault("no-title")),
        ({"timings": None}, Fault("no-date")),
        ({"state": 0}, Fault("draft")),
        ({"draft": 1}, Fault("draft")),
        ({"private": 1}, Fault("private")),
        (
            {"timings": [timing("0001-01-01T00:00:00")]},
            Fault("bad-date", {"value": "timings"}),
        ),
    ],
)
def test_what_cannot_be_taken_says_why(fields: dict[str, Any], fault: Fault) -> None:
    assert refusal(all_of_openagenda(json.dumps([said(**fields)]))) == fault


def test_something_else_among_events_is_refused_alone() -> None:
    text = json.dumps([said(), 3, {"a": 1}, said()])
    read = all_of_openagenda(text)
    assert [one.fault.code for one in read if isinstance(one, Refused)] == [
        "not-an-event",
        "not-an-event",
        "duplicate",
    ]
    assert [one.position for one in read if isinstance(one, Refused)] == [2, 3, 4]


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


def test_an_unknown_zone_is_that_of_the_import() -> None:
    event = event_of(timezone="Mars/Olympus")
    assert event.time_zone == "Europe/Paris"
    assert codes(event) == ["unknown-zone"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('{"text": "x"}', Fault("another-shape", {"kind": "openagenda"})),
        ("[1, 2]", Fault("another-shape", {"kind": "openagenda"})),
        ('{"events": 3}', Fault("another-shape", {"kind": "openagenda"})),
        ('[{"begin": "x"}]', Fault("another-shape", {"kind": "openagenda"})),
        ('{"events": [', Fault("broken", {"kind": "openagenda"})),
        ('{"a": NaN}', Fault("broken", {"kind": "openagenda"})),
        ("[" * 100 + "]" * 100, Fault("too-deep")),
        ('{"event":' * 100, Fault("too-deep")),
    ],
)
def test_other_files_are_refused(text: str, fault: Fault) -> None:
    with pytest.raises(ImportFault) as refused:
        all_of_openagenda(text)
    assert refused.value.fault == fault


def test_an_agenda_without_events_is_no_fault() -> None:
    assert all_of_openagenda('{"total": 0, "events": []}') == []


def test_a_long_file_of_another_shape_is_not_taken_into_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(json_events, "MOST_EVENT", 20)
    with pytest.raises(ImportFault) as refused:
        all_of_openagenda(json.dumps(said()))
    assert refused.value.fault.code == "another-shape"


def test_a_file_that_breaks_off_keeps_what_came_before() -> None:
    text = json.dumps([said(), said(uid=8)])[:-20]
    read = read_openagenda(text.encode(), zone="Europe/Paris", since=TODAY)
    assert isinstance(next(read), ImportedEvent)
    with pytest.raises(ImportFault) as refused:
        next(read)
    assert refused.value.fault == Fault("broken", {"kind": "openagenda"})
