"""Time zones by the names and descriptions of others."""

import pytest

from tests.domain.imports.reading import codes, concert, one_of_ics
from wagtail_culture_social.domain.imports.imported import Fault
from wagtail_culture_social.domain.imports.zones import named_zone


def described(name: str, *parts: tuple[str, str, str, str]) -> str:
    """A VTIMEZONE of parts: kind, start, offset, rule."""
    bodies = "".join(
        f"BEGIN:{kind}\nDTSTART:{start}\nTZOFFSETTO:{offset}\n{rule}END:{kind}\n"
        for kind, start, offset, rule in parts
    )
    return f"BEGIN:VTIMEZONE\nTZID:{name}\n{bodies}END:VTIMEZONE\n"


PARIS = (
    ("DAYLIGHT", "16010101T020000", "+0200", "RRULE:FREQ=YEARLY;BYMONTH=3\n"),
    ("STANDARD", "16010101T030000", "+0100", "RRULE:FREQ=YEARLY;BYMONTH=10\n"),
    ("STANDARD", "15010101T030000", "+0900", ""),
)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Europe/Paris", "Europe/Paris"),
        ('"europe/paris"', "Europe/Paris"),
        ("/freeassociation.sourceforge.net/Tzfile/Europe/Paris", "Europe/Paris"),
        ("Romance Standard Time", "Europe/Paris"),
        ("tzone://Microsoft/Utc", "UTC"),
        ("UTC", "UTC"),
        ("../etc/passwd", ""),
        ("Mars/Olympus", ""),
        ("", ""),
    ],
)
def test_names(name: str, key: str) -> None:
    assert named_zone(name) == key


def test_a_described_zone_is_known_by_its_offsets() -> None:
    start = "DTSTART;TZID=Notre heure:20261205T183000"
    event = one_of_ics(concert(start), head=described("Notre heure", *PARIS))
    assert event.time_zone == "Europe/Paris"
    assert event.warnings == (
        Fault("guessed-zone", {"value": "Notre heure", "zone": "Europe/Paris"}),
    )


def test_a_southern_summer_is_told_from_a_northern_one() -> None:
    southern = (
        ("DAYLIGHT", "20101003T000000", "-0200", ""),
        ("STANDARD", "20110219T235959", "-0300", ""),
    )
    start = 'DTSTART;TZID="(UTC-03:00) Brasília":20170511T133000'
    head = described("(UTC-03:00) Brasília", *southern)
    assert one_of_ics(concert(start), head=head).time_zone == "America/Sao_Paulo"


def test_a_zone_without_summer_time() -> None:
    tokyo = ("STANDARD", "19700101T000000", "+0900", "")
    start = "DTSTART;TZID=Là-bas:20261205T183000"
    event = one_of_ics(concert(start), head=described("Là-bas", tokyo))
    assert event.time_zone in ("Asia/Tokyo", "Asia/Seoul", "Asia/Chita")
    summer_only = ("DAYLIGHT", "19700401T000000", "+0900", "")
    event = one_of_ics(concert(start), head=described("Là-bas", summer_only))
    assert codes(event) == ["guessed-zone"]


@pytest.mark.parametrize(
    "head",
    [
        "",
        described("Nulle part"),
        described("Nulle part", ("STANDARD", "x", "y", "")),
        described("Nulle part", ("STANDARD", "19700101T000000", "+0007", "")),
    ],
)
def test_an_unknown_zone_is_that_of_the_import(head: str) -> None:
    start = "DTSTART;TZID=Nulle part:20261205T183000"
    event = one_of_ics(
        concert(start, "RDATE;TZID=Nulle part:20261206T183000"), head=head
    )
    assert event.time_zone == "Europe/Paris"
    assert event.warnings == (
        Fault("unknown-zone", {"value": "Nulle part", "zone": "Europe/Paris"}),
    )


@pytest.mark.parametrize(
    "head",
    [
        "X-WR-TIMEZONE:America/Montreal\n",
        described("America/Toronto", *PARIS),
    ],
)
def test_moments_in_utc_are_told_on_the_clock_of_their_calendar(head: str) -> None:
    event = one_of_ics(concert("DTSTART:20261205T183000Z"), head=head)
    assert event.schedule[0]["value"]["start_time"] == "13:30:00"
    floating = one_of_ics(concert("DTSTART:20261205T183000"), head=head)
    assert floating.schedule[0]["value"]["start_time"] == "18:30:00"
    assert floating.time_zone in ("America/Montreal", "America/Toronto")
