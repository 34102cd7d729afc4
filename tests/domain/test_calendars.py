"""Calendar files, read back with the library and checked line by line."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from wagtail_culture_social.domain.calendar_zones import Years
from wagtail_culture_social.domain.calendars import (
    COLORS,
    PIECE,
    Entry,
    Heading,
    calendar,
    stream,
    uid,
    vevent,
    vevent_text,
)
from wagtail_culture_social.domain.schedule import State
from wagtail_culture_social.domain.time_zones import changes, time_zone

PARIS = ZoneInfo("Europe/Paris")
ENTRY = Entry(
    uid="concert-1@quais.example.org",
    summary="Concert de midi ; l’orgue, enfin",
    start=datetime(2026, 11, 28, 18, 30, tzinfo=PARIS),
    end=datetime(2026, 11, 28, 20, tzinfo=PARIS),
    modified=datetime(2026, 11, 1, 9, tzinfo=PARIS),
    sequence=2,
    description="Une heure.\nEntrée libre\x00.",
    url="https://quais.example.org/fr/concert/",
    location="Auditorium, 1 quai",
    categories=("Musique", "Orgue, clavecin", " "),
    stream_url="https://video.example.org/live",
)


def written(*entries: Entry, **heading: Any) -> bytes:
    return calendar(map(vevent, entries), Heading(**heading))


def read(data: bytes) -> tuple[Calendar, list[Event]]:
    parsed = Calendar.from_ical(data)
    return parsed, list(parsed.walk("VEVENT"))


def test_an_entry_comes_back() -> None:
    data = written(ENTRY)
    parsed, (event,) = read(data)
    assert parsed["VERSION"] == "2.0"
    assert event["UID"] == ENTRY.uid
    assert event["SUMMARY"] == ENTRY.summary
    assert event["SEQUENCE"] == 2
    assert event["STATUS"] == "CONFIRMED"
    assert event["DESCRIPTION"] == "Une heure.\nEntrée libre."
    assert event["LOCATION"] == ENTRY.location
    assert event["URL"] == ENTRY.url
    assert event["CONFERENCE"] == ENTRY.stream_url
    assert event["CONFERENCE"].params["FEATURE"] == ["AUDIO", "VIDEO"]
    assert [str(one) for one in event["CATEGORIES"].cats] == [
        "Musique",
        "Orgue, clavecin",
    ]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (ENTRY.start, ENTRY.end)
    stamp = datetime(2026, 11, 1, 8, tzinfo=UTC)
    assert (event["DTSTAMP"].dt, event["LAST-MODIFIED"].dt) == (stamp, stamp)
    assert b"DTSTART;TZID=Europe/Paris:20261128T183000\r\n" in data
    assert data.count(b"BEGIN:VTIMEZONE") == 1
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_whole_days_end_the_day_after() -> None:
    whole = replace(
        ENTRY,
        all_day=True,
        start=datetime(2026, 11, 28, tzinfo=PARIS),
        end=datetime(2027, 1, 4, tzinfo=PARIS),
    )
    data = written(whole)
    _, (event,) = read(data)
    assert event["DTSTART"].dt == date(2026, 11, 28)
    assert event["DTEND"].dt == date(2027, 1, 4)
    assert b"DTSTART;VALUE=DATE:20261128\r\n" in data
    assert b"VTIMEZONE" not in data


def test_what_is_not_known_is_not_said() -> None:
    bare = Entry(
        uid="a", summary="T", start=ENTRY.start, end=ENTRY.start, modified=ENTRY.start
    )
    names = set(vevent(bare))
    assert names == {
        "UID",
        "SEQUENCE",
        "DTSTAMP",
        "LAST-MODIFIED",
        "SUMMARY",
        "STATUS",
        "DTSTART",
    }


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (State.CANCELLED, "CANCELLED"),
        (State.POSTPONED, "TENTATIVE"),
        (State.RESCHEDULED, "CONFIRMED"),
        (State.FULL, "CONFIRMED"),
    ],
)
def test_states(state: State, status: str) -> None:
    assert vevent(replace(ENTRY, state=state))["STATUS"] == status


def test_a_feed_says_what_it_is_and_how_often_to_come_back() -> None:
    data = written(
        ENTRY,
        name="Programme",
        language="fr",
        color="Teal",
        url="https://quais.example.org/fr/programme/",
        source="https://quais.example.org/culture/fr.ics",
        modified=ENTRY.modified,
        refresh=timedelta(hours=6),
    )
    head, _, _ = data.decode().partition("\r\nBEGIN:VTIMEZONE")
    assert set(head.split("\r\n")) == {
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//wagtail-culture-social//EN",
        "CALSCALE:GREGORIAN",
        "COLOR:teal",
        "LAST-MODIFIED:20261101T080000Z",
        "NAME;LANGUAGE=fr:Programme",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "SOURCE;VALUE=URI:https://quais.example.org/culture/fr.ics",
        "URL:https://quais.example.org/fr/programme/",
        "X-PUBLISHED-TTL:PT6H",
        "X-WR-CALNAME:Programme",
    }
    assert b"NAME:Programme\r\n" in written(name="Programme")
    hostile = written(name="Organ, voice; \\").decode()
    for name in ("NAME", "X-WR-CALNAME"):
        assert f"\r\n{name}:Organ\\, voice\\; \\\\\r\n" in hostile
    assert written().count(b"\r\n") == 5


def test_a_colour_is_a_name_of_css() -> None:
    assert len(COLORS) == 147
    assert vevent(replace(ENTRY, color="DarkOrange"))["COLOR"] == "darkorange"
    for color in ("#ff8c00", "rebeccapurple", "orange foncé"):
        assert "COLOR" not in vevent(replace(ENTRY, color=color))
        assert b"COLOR" not in written(color=color)


def test_a_stream_is_the_whole_file_in_pieces() -> None:
    texts = [vevent_text(replace(ENTRY, uid=str(number))) for number in range(500)]
    heading = Heading(name="Programme")
    pieces = list(stream(texts, {"Europe/Paris": Years(2026, 2026)}, heading))
    events = [vevent(replace(ENTRY, uid=str(number))) for number in range(500)]
    assert b"".join(pieces) == calendar(events, heading)
    assert len(pieces) > 3
    assert all(PIECE <= len(one) < PIECE + len(texts[0]) for one in pieces[:-1])


def test_a_stream_reads_no_more_than_it_sends() -> None:
    taken: list[int] = []
    texts = ("X" * PIECE for number in range(9) if taken.append(number) is None)
    pieces = stream(texts, {}, Heading())
    next(pieces)
    assert taken == [0]
    assert list(pieces)[-1] == b"END:VCALENDAR\r\n"


def test_a_date_and_its_event_have_names_of_their_own() -> None:
    assert uid("key", "quais.example.org") == "key@quais.example.org"
    assert uid("key", "a.org", "20261128T173000Z") == "key-20261128T173000Z@a.org"


def test_what_is_permanent_has_no_end() -> None:
    midnight = ENTRY.start.replace(hour=0, minute=0)
    event = vevent(replace(ENTRY, all_day=True, start=midnight, end=None))
    assert event["DTSTART"].dt == date(2026, 11, 28)
    assert "DTEND" not in event


def test_a_date_has_a_note_a_place_on_the_map_and_a_picture() -> None:
    picture = "https://quais.example.org/media/a;b,c.jpg"
    noted = replace(ENTRY, comment="Salle 2\nRDC", geo=(48.85, 2.33), image_url=picture)
    text = vevent_text(noted)
    assert "COMMENT:Salle 2\\nRDC\r\n" in text
    assert "GEO:48.85;2.33\r\n" in text
    assert picture in text.replace("\r\n ", "")
    assert "IMAGE;DISPLAY=BADGE;VALUE=URI:https://quais" in text
    assert text.startswith("BEGIN:VEVENT\r\n")
    assert text.endswith("END:VEVENT\r\n")


def test_utc_needs_no_time_zone() -> None:
    start = datetime(2026, 11, 28, 18, tzinfo=UTC)
    data = written(replace(ENTRY, start=start, end=start + timedelta(hours=1)))
    assert b"DTSTART:20261128T180000Z\r\n" in data
    assert b"VTIMEZONE" not in data


def test_one_time_zone_covers_all_years() -> None:
    later = replace(ENTRY, uid="b", start=ENTRY.start.replace(year=2028))
    later = replace(later, end=later.start + timedelta(hours=1))
    data = written(later, ENTRY)
    assert data.count(b"BEGIN:VTIMEZONE") == 1
    assert data.count(b"BEGIN:DAYLIGHT") == 3


def test_a_zone_starts_in_the_wall_time_before_the_change() -> None:
    text = time_zone("Europe/Paris", 2026, 2026).to_ical().decode()
    assert "DTSTART:20260329T020000\r\nTZNAME:CEST\r\nTZOFFSETFROM:+0100" in text
    assert "DTSTART:20261025T030000\r\nTZNAME:CET\r\nTZOFFSETFROM:+0200" in text


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("Europe/Paris", ["2026-03-29T01:00", "2026-10-25T01:00"]),
        ("America/New_York", ["2026-03-08T07:00", "2026-11-01T06:00"]),
        ("Australia/Lord_Howe", ["2026-04-04T15:00", "2026-10-03T15:30"]),
        ("Asia/Tokyo", []),
    ],
)
def test_changes_of_time(key: str, expected: list[str]) -> None:
    found = changes(ZoneInfo(key), 2026, 2026)
    assert [one.strftime("%Y-%m-%dT%H:%M") for one in found] == expected
