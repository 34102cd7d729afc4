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
    event_of,
    refusal,
    said,
    timing,
)
from wagtail_culture_social.domain.imports import json_events
from wagtail_culture_social.domain.imports.imported import (
    Fault,
    ImportedEvent,
    ImportFault,
    Refused,
)
from wagtail_culture_social.domain.imports.openagenda import read_openagenda

FULL: dict[str, Any] = {
    "title": {"fr": "Concert", "en": "Concert!", "x y": "?", "de": None},
    "description": {"fr": "Un quatuor."},
    "longDescription": {"fr": "Un **quatuor**.\n\nFin", "en": "****"},
    "conditions": {"fr": "8 €, gratuit avant 26 ans"},
    "keywords": {"fr": ["jazz", "jazz", 3], "en": "music, swing", "de": None},
    "timezone": "Europe/Paris",
    "status": 5,
    "state": 2,
    "draft": 0,
    "private": 0,
    "attendanceMode": 3,
    "onlineAccessLink": "www.example.org/live",
    "age": {"min": 6, "max": "12"},
    "accessibility": {"hi": True, "vi": False, "mi": True},
    "registration": [
        {"type": "phone", "value": "+33 1 00 00 00 00"},
        {"type": "link", "value": None},
        {"type": "link", "value": "https://example.org/billets"},
    ],
    "image": {
        "base": "//cdn.example.org/",
        "filename": "a.jpg",
        "variants": [{"type": "thumbnail"}, {"type": "full", "filename": "b.jpg"}],
    },
    "imageCredits": "Ville de Rennes",
    "location": {
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
    "canonicalUrl": "https://example.org/concert",
    "updatedAt": "2026-11-01T12:00:00.123Z",
}


def test_an_event_with_everything() -> None:
    event = event_of(**FULL)
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
        ({"state": -1}, Fault("rejected")),
        ({"private": 1}, Fault("private")),
        (
            {"timings": [timing("0001-01-01T00:00:00")]},
            Fault("bad-date", {"value": "timings"}),
        ),
    ],
)
def test_what_cannot_be_taken_says_why(fields: dict[str, Any], fault: Fault) -> None:
    assert refusal(all_of_openagenda(json.dumps([said(**fields)]))) == fault


@pytest.mark.parametrize("fields", [{"state": 0}, {"state": 1}, {"draft": 1}])
def test_what_nobody_has_published_is_a_draft(fields: dict[str, Any]) -> None:
    event = event_of(**fields)
    assert event.is_draft
    assert Fault("draft") in event.warnings
    assert not event_of(state=2, draft=0).is_draft


def test_something_else_among_events_is_refused_alone() -> None:
    text = json.dumps([said(), 3, {"a": 1}, said()])
    read = all_of_openagenda(text)
    assert [one.fault.code for one in read if isinstance(one, Refused)] == [
        "not-an-event",
        "not-an-event",
        "duplicate",
    ]
    assert [one.position for one in read if isinstance(one, Refused)] == [2, 3, 4]


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
