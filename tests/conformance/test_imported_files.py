"""Calendar files and OpenAgenda's answers of others: all read, or refused with why."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conformance import ics_oracle
from tests.conformance.imported import instants
from wagtail_culture_social.domain.csv_export import csv_lines
from wagtail_culture_social.domain.imports.csv_files import read_csv
from wagtail_culture_social.domain.imports.ics import read_ics
from wagtail_culture_social.domain.imports.imported import (
    ImportedEvent,
    ImportFault,
    Refused,
)
from wagtail_culture_social.domain.imports.openagenda import read_openagenda
from wagtail_culture_social.domain.openagenda import (
    AgendaEvent,
    AgendaImage,
    AgendaPlace,
    agenda_event,
)
from wagtail_culture_social.domain.programme import MOST
from wagtail_culture_social.domain.schedule import Attendance, State

DATA = Path(__file__).parents[3] / "shared/data"
CALENDARS = sorted((DATA / "ics").glob("*.ics"))
AGENDAS = sorted((DATA / "openagenda").glob("*.json"))
TODAY = date(2026, 11, 25)
LAST = date(2027, 11, 1)
EDGE = datetime(2027, 10, 1, tzinfo=UTC)
NOW = datetime(2026, 11, 25, tzinfo=UTC)
OWN_TEST = {
    "rie_issue_75_range_parameter.ics",  # later dates follow a change
    "libical_2445.ics",  # icalendar does not read VEVENTs without VCALENDAR
}

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="files of others not here")


def named(raw: bytes) -> bytes:
    """The file with a title for events that have none: their dates count here."""
    return raw.replace(b"BEGIN:VEVENT", b"BEGIN:VEVENT\r\nSUMMARY:Sans titre")


def events(reader: Any, raw: bytes) -> list[ImportedEvent]:
    read = reader(raw, zone="Europe/Paris", since=TODAY)
    return [one for one in read if isinstance(one, ImportedEvent)]


@pytest.mark.parametrize("path", CALENDARS, ids=lambda path: path.name)
def test_every_calendar_is_read_or_refused_with_a_reason(path: Path) -> None:
    read = list(read_ics(path.read_bytes(), zone="Europe/Paris", since=TODAY))
    starts = path.read_bytes().count(b"BEGIN:VEVENT")
    assert len(read) <= starts
    for one in read:
        if isinstance(one, Refused):
            assert one.fault.code
            assert one.position > 0
        else:
            assert one.title
            assert instants(one, LAST)


@pytest.mark.parametrize("path", CALENDARS, ids=lambda path: path.name)
def test_dates_are_those_of_icalendar_and_dateutil(path: Path) -> None:
    if path.name in OWN_TEST:
        pytest.skip("has a test of its own")
    raw = named(path.read_bytes())
    theirs = ics_oracle.events_by_uid(raw)
    compared = 0
    for event in events(read_ics, raw):
        group = theirs.get(event.external_id, theirs.get(""))
        if len(group) > 1 and event.external_id.startswith("sha256"):
            continue
        expected = ics_oracle.instants(group, ZoneInfo(event.time_zone), LAST)
        found = {span for span in instants(event, LAST) if span[0] < EDGE}
        expected = {span for span in expected if span[0] < EDGE}
        if len(expected) > len(found) > MOST - 40:
            expected = {span for span in expected if span >= min(found)}
        assert found == expected, event.title
        compared += len(found)
    assert compared or not events(read_ics, raw)


def test_dates_that_follow_a_change_move_with_it() -> None:
    path = DATA / "ics/rie_issue_75_range_parameter.ics"
    (event,) = events(read_ics, path.read_bytes())
    hours = {
        start.day: (f"{start:%H:%M}", f"{end:%H:%M}")
        for start, end in instants(event, LAST)
        if start < datetime(2024, 9, 25, tzinfo=UTC)
    }
    assert hours[11] == ("12:00", "14:00")
    assert hours[13] == ("09:00", "16:00")
    assert hours[14] == ("09:00", "11:00")
    assert hours[15] == ("17:00", "19:00")
    assert hours[17] == ("09:00", "16:00")
    assert 21 not in hours
    assert hours[22] == ("14:22", "16:13")
    assert hours[24] == ("14:22", "16:13")
    assert "expanded" in {warning.code for warning in event.warnings}


def nodes(path: Path) -> Iterator[dict[str, Any]]:
    """Whatever in a file of OpenAgenda's has a uid and timings."""

    def walk(node: Any) -> Iterator[dict[str, Any]]:
        if isinstance(node, dict) and {"uid", "timings"} <= set(node):
            yield node
        children = node.values() if isinstance(node, dict) else node
        for child in children if isinstance(node, dict | list) else ():
            yield from walk(child)

    yield from walk(json.loads(path.read_text()))


def test_every_event_of_openagenda_is_read() -> None:
    read, refused, expected = set(), {}, set()
    for path in AGENDAS:
        expected |= {str(one["uid"]) for one in nodes(path) if one.get("title")}
        try:
            found = list(
                read_openagenda(path.read_bytes(), zone="Europe/Paris", since=TODAY)
            )
        except ImportFault:
            assert not list(nodes(path))
            continue
        for one in found:
            if isinstance(one, Refused):
                refused[one.name] = one.fault.code
            else:
                read.add(one.external_id)
    assert set(refused.values()) <= {"no-title", "no-date", "duplicate"}
    assert expected - read == set()
    assert len(read) > 220


def as_agenda(event: ImportedEvent) -> AgendaEvent:
    """The event as our own pages would tell it."""
    place, picture = event.place, event.picture
    zone = ZoneInfo(event.time_zone)
    return AgendaEvent(
        uid=int(event.external_id) if event.external_id.isdigit() else 1,
        slug="event",
        title=event.title,
        description=event.summary,
        long_description=event.description,
        conditions=event.conditions,
        keywords=event.keywords,
        timings=sorted(instants(event, LAST)),
        zone=zone,
        url=event.url,
        created=NOW,
        updated=event.changed_at or NOW,
        state=State(event.state),
        attendance=Attendance(event.attendance),
        online_url=event.stream_url,
        place=place
        and AgendaPlace(
            uid=int(place.external_id or 0),
            name=place.name,
            address=place.address,
            city=place.locality,
            postal_code=place.postal_code,
            country_code=place.country,
            latitude=place.latitude,
            longitude=place.longitude,
            access=place.access,
        ),
        age_min=event.age_min,
        age_max=event.age_max,
        accessible_to=frozenset(event.accessibility),
        booking_urls=[event.booking_url] if event.booking_url else [],
        image=picture
        and AgendaImage(url=picture.url, width=1, height=1, credit=picture.credit),
        event_type="concert",
        price=Decimal("8.50"),
        currency="EUR",
    )


MAPPED = [
    "title",
    "summary",
    "description",
    "conditions",
    "time_zone",
    "state",
    "attendance",
    "stream_url",
    "booking_url",
    "age_min",
    "age_max",
    "accessibility",
    "keywords",
    "picture",
    "changed_at",
]


@pytest.mark.parametrize("path", AGENDAS, ids=lambda path: path.name)
def test_events_of_openagenda_come_back_through_our_own_shape(path: Path) -> None:
    try:
        read = events(read_openagenda, path.read_bytes())
    except ImportFault:
        pytest.skip("holds no events")
    for event in read:
        written = agenda_event(as_agenda(event), NOW)
        raw = json.dumps({"total": 1, "events": [written]}).encode()
        (again,) = events(read_openagenda, raw)
        for name in MAPPED:
            if name == "changed_at" and not event.changed_at:
                continue
            if name == "title" and max(map(len, event.title.values())) > 140:
                continue  # OpenAgenda's own limit, to which we write
            assert getattr(again, name) == getattr(event, name), name
        assert instants(again, LAST) == instants(event, LAST)
        if event.place and event.attendance != "online":
            assert again.place.name == event.place.name
            assert again.place.access == event.place.access
            assert again.place.latitude == event.place.latitude


@pytest.mark.parametrize("path", AGENDAS, ids=lambda path: path.name)
def test_events_of_openagenda_come_back_through_a_table(path: Path) -> None:
    try:
        read = events(read_openagenda, path.read_bytes())
    except ImportFault:
        pytest.skip("holds no events")
    told = [as_agenda(event) for event in read]
    languages = ["fr", "en", "de", "es", "it"]
    table = "".join(csv_lines(told, languages)).encode()
    found = events(read_csv, table)
    assert [one.external_id for one in found] == [str(one.uid) for one in told]
    for event, again in zip(read, found, strict=True):
        for name in MAPPED:
            if name == "changed_at" and not event.changed_at:
                continue
            assert getattr(again, name) == getattr(event, name), name
        assert (again.event_type, str(again.price)) == ("concert", "8.50")
        assert instants(again, LAST) == instants(event, LAST)


@pytest.mark.parametrize("reader", [read_ics, read_openagenda, read_csv])
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=400))
def test_no_bytes_break_a_reader(reader: Any, data: bytes) -> None:
    taken(reader, data)


def mutated(draw: Any, paths: list[Path]) -> bytes:
    raw = bytearray(draw(st.sampled_from(paths)).read_bytes()[:30_000])
    for _time in range(draw(st.integers(1, 12))):
        at = draw(st.integers(0, len(raw) - 1))
        raw[at : at + draw(st.integers(0, 9))] = draw(st.binary(max_size=9))
    return bytes(raw)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_damage_to_a_calendar_breaks_its_reader(data: Any) -> None:
    taken(read_ics, mutated(data.draw, CALENDARS))


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_damage_to_json_breaks_its_reader(data: Any) -> None:
    taken(read_openagenda, mutated(data.draw, AGENDAS))


def taken(reader: Any, raw: bytes) -> None:
    """Reads it all; a schedule can be shown in the admin whatever it came from."""
    try:
        read = list(reader(raw, zone="Europe/Paris", since=TODAY))
    except ImportFault:
        return
    assert all(one.schedule for one in read if isinstance(one, ImportedEvent))
