"""Calendar files, read back with the library and checked line by line."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from wagtail_culture_social.domain.calendars import (
    Entry,
    calendar,
    recurring,
    vevent,
)
from wagtail_culture_social.domain.recurrence import parse_rule
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


def read(data: bytes) -> tuple[Calendar, list[Event]]:
    parsed = Calendar.from_ical(data)
    return parsed, list(parsed.walk("VEVENT"))


def test_an_entry_comes_back() -> None:
    data = calendar([ENTRY])
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
    data = calendar([whole])
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
    absent = {"DTEND", "LOCATION", "DESCRIPTION", "URL", "CATEGORIES", "CONFERENCE"}
    assert not names & absent


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


def test_a_feed_has_a_name_and_a_rhythm() -> None:
    data = calendar(
        [ENTRY], name="Programme", language="fr", refresh=timedelta(hours=6)
    )
    assert b"NAME;LANGUAGE=fr:Programme\r\n" in data
    assert b"X-WR-CALNAME:Programme\r\n" in data
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in data
    assert b"NAME:Programme\r\n" in calendar([], name="Programme")
    assert b"CALNAME" not in calendar([ENTRY])


def test_utc_needs_no_time_zone() -> None:
    start = datetime(2026, 11, 28, 18, tzinfo=UTC)
    data = calendar([replace(ENTRY, start=start, end=start + timedelta(hours=1))])
    assert b"DTSTART:20261128T180000Z\r\n" in data
    assert b"VTIMEZONE" not in data


def test_one_time_zone_covers_all_years() -> None:
    later = replace(ENTRY, uid="b", start=ENTRY.start.replace(year=2028))
    later = replace(later, end=later.start + timedelta(hours=1))
    data = calendar([later, ENTRY])
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


STORY_HOUR = replace(
    ENTRY,
    uid="story@quais.example.org",
    start=datetime(2026, 10, 10, 16, tzinfo=PARIS),
    end=datetime(2026, 10, 10, 17, tzinfo=PARIS),
)


def test_a_series_comes_back_with_what_differs() -> None:
    rule = parse_rule("FREQ=WEEKLY;BYDAY=SA;UNTIL=20261219")
    christmas_tree = datetime(2026, 12, 5, 16, tzinfo=PARIS)
    called_off = datetime(2026, 11, 28, 16, tzinfo=PARIS)
    other = replace(
        STORY_HOUR, start=called_off, end=called_off, state=State.CANCELLED, uid="x"
    )
    events = recurring(
        STORY_HOUR, rule, left_out=[christmas_tree], changed=[(called_off, other)]
    )
    master, override = events
    # 16:00 in Paris is 14:00 or 15:00 in UTC: the end of the last day, in UTC.
    assert b"RRULE:FREQ=WEEKLY;UNTIL=20261219T225959Z;BYDAY=SA" in master.to_ical()
    assert b"EXDATE;TZID=Europe/Paris:20261205T160000" in master.to_ical()
    assert "RECURRENCE-ID" not in master
    assert override["UID"] == master["UID"] == STORY_HOUR.uid
    assert override["RECURRENCE-ID"].dt == called_off
    assert override["STATUS"] == "CANCELLED"


def test_a_series_of_whole_days_has_dates_only() -> None:
    days = replace(
        STORY_HOUR,
        all_day=True,
        start=datetime(2026, 10, 10, tzinfo=PARIS),
        end=datetime(2026, 10, 12, tzinfo=PARIS),
    )
    rule = parse_rule("FREQ=MONTHLY;BYDAY=2SA;UNTIL=20270301T120000Z")
    november = datetime(2026, 11, 14, tzinfo=PARIS)
    december = datetime(2026, 12, 12, tzinfo=PARIS)
    moved = replace(days, start=december, end=december + timedelta(days=1))
    master, override = recurring(
        days, rule, left_out=[november], changed=[(december, moved)]
    )
    written = master.to_ical()
    assert b"RRULE:FREQ=MONTHLY;UNTIL=20270301;BYDAY=2SA" in written
    assert b"EXDATE;VALUE=DATE:20261114" in written
    assert override["RECURRENCE-ID"].dt == date(2026, 12, 12)


@pytest.mark.parametrize("text", ["FREQ=WEEKLY;COUNT=3", "FREQ=DAILY;INTERVAL=2"])
def test_a_rule_without_a_last_moment_stays_as_it_is(text: str) -> None:
    (master,) = recurring(STORY_HOUR, parse_rule(text))
    assert f"RRULE:{text}".encode() in master.to_ical()
    assert "EXDATE" not in master


def test_a_series_in_utc_ends_in_utc() -> None:
    start = STORY_HOUR.start.astimezone(UTC)
    rule = parse_rule("FREQ=WEEKLY;UNTIL=20261219T140000Z")
    (master,) = recurring(replace(STORY_HOUR, start=start), rule)
    assert b"UNTIL=20261219T140000Z" in master.to_ical()
