"""Events of calendar files: words, places, states, and files that are broken."""

from datetime import UTC, datetime
from io import BytesIO

import pytest

from tests.domain.imports.reading import (
    TODAY,
    all_of_ics,
    calendar,
    codes,
    concert,
    one_of_ics,
    refusal,
    starts,
)
from wagtail_culture_social.domain.imports import ics, ics_lines
from wagtail_culture_social.domain.imports.ics import read_ics
from wagtail_culture_social.domain.imports.imported import (
    Fault,
    ImportFault,
    Refused,
)

START = "DTSTART;TZID=Europe/Paris:20261205T183000"


def test_an_event_with_everything() -> None:
    event = one_of_ics(
        r"""UID:42@quais.example.org
SUMMARY;LANGUAGE=fr-FR:Concert\, le soir
DESCRIPTION;LANGUAGE=fr:<p>Un <b>quatuor</b>.</p><p>Entrée&nbsp;libre</p>
DTSTART;TZID=Europe/Paris:20261205T183000
DTEND;TZID=Europe/Paris:20261205T200000
LOCATION:Salle des Quais\, 3 rue du Port\, 35000 Rennes
GEO:48.11;-1.68
CATEGORIES;LANGUAGE=fr:Musique,Jazz\, swing
CATEGORIES:Musique
URL:https://quais.example.org/concert
ORGANIZER;CN="Les Quais : culture":mailto:bonjour@example.org
IMAGE;VALUE=URI;FMTTYPE=image/png:https://quais.example.org/a.png
ATTACH:https://quais.example.org/programme.pdf
CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://live.example.org/42
LAST-MODIFIED:20261101T120000Z
STATUS:TENTATIVE"""
    )
    assert event.external_id == "42@quais.example.org"
    assert event.title == {"fr": "Concert, le soir"}
    assert event.description == {"fr": "Un quatuor.\n\nEntrée\xa0libre"}
    assert starts(event) == ["2026-12-05 18:30:00"]
    assert event.time_zone == "Europe/Paris"
    assert event.place
    assert event.place.name == "Salle des Quais"
    assert event.place.address == "3 rue du Port, 35000 Rennes"
    assert (event.place.latitude, event.place.longitude) == (48.11, -1.68)
    assert event.keywords == {"fr": ("Musique", "Jazz, swing"), "": ("Musique",)}
    assert event.url == "https://quais.example.org/concert"
    assert event.organiser == "Les Quais : culture"
    assert event.picture
    assert event.picture.url == "https://quais.example.org/a.png"
    assert (event.stream_url, event.attendance) == (
        "https://live.example.org/42",
        "mixed",
    )
    assert event.changed_at == datetime(2026, 11, 1, 12, tzinfo=UTC)
    assert event.state == "scheduled"
    assert event.warnings == (
        Fault(
            "left-out",
            {"field": "ATTACH", "value": "https://quais.example.org/programme.pdf"},
        ),
        Fault("left-out", {"field": "STATUS", "value": "TENTATIVE"}),
    )


def test_an_event_at_an_address_is_online() -> None:
    event = one_of_ics(concert(START, "LOCATION:https://live.example.org/7"))
    assert event.place is None
    assert event.stream_url == "https://live.example.org/7"
    assert event.attendance == "online"


def test_what_outlook_writes_is_understood() -> None:
    event = one_of_ics(
        concert(
            "DTSTART;TZID=Romance Standard Time:20261205T000000",
            "DTEND;TZID=Romance Standard Time:20261207T000000",
            "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
            "X-ALT-DESC;FMTTYPE=text/html:<html><body>Bonjour</body></html>",
            "X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.example.com/1",
        )
    )
    assert event.schedule[0]["value"]["start_time"] is None
    assert event.schedule[0]["value"]["end_date"] == "2026-12-06"
    assert event.description == {"": "Bonjour"}
    assert event.attendance == "online"


@pytest.mark.parametrize(
    ("lines", "head"),
    [(["STATUS:CANCELLED"], ""), ([], "METHOD:CANCEL\n")],
)
def test_what_is_off_is_cancelled(lines: list[str], head: str) -> None:
    assert one_of_ics(concert(START, *lines), head=head).state == "cancelled"


@pytest.mark.parametrize(
    ("event", "fault"),
    [
        ("DTSTART:20261205", Fault("no-title")),
        (concert(), Fault("no-date")),
        (concert("DTSTART:soon"), Fault("bad-date", {"value": "soon"})),
        (concert("DTSTART:20261332"), Fault("bad-date", {"value": "20261332"})),
        (concert("DTSTART:00010101"), Fault("bad-date", {"value": "00010101"})),
        (
            concert("DTSTART;TZID=America/New_York:99991231T235959"),
            Fault("bad-date", {"value": "99991231T235959"}),
        ),
        (
            concert(START, "DTEND;TZID=Europe/Paris:20261205T100000"),
            Fault("end-before-start", {"value": "20261205T100000"}),
        ),
        (concert(START, "CLASS:PRIVATE"), Fault("private")),
    ],
)
def test_what_cannot_be_taken_says_why(event: str, fault: Fault) -> None:
    (refused,) = all_of_ics(event)
    assert isinstance(refused, Refused)
    assert refused.fault == fault
    assert refused.position == 2


def test_what_only_one_place_has_does_not_matter() -> None:
    event = one_of_ics(
        concert(START, "GEO:north", "LOCATION:Ici", "LAST-MODIFIED:2026")
    )
    assert event.place
    assert event.place.latitude is None
    assert event.changed_at is None
    assert event.time_zone == "Europe/Paris"
    far = one_of_ics(concert(START, "GEO:99;0", "LOCATION:Ici"))
    assert far.place
    assert far.place.latitude is None
    dated = one_of_ics(concert(START, "LAST-MODIFIED:20261101"))
    assert dated.changed_at is None


def test_the_later_version_of_an_event_holds() -> None:
    event = one_of_ics(
        concert(START, "SEQUENCE:1", "LOCATION:Ici"),
        concert(START, "SEQUENCE:2", "LOCATION:Là"),
        concert(START, "SEQUENCE:x", "LOCATION:Nulle part"),
    )
    assert event.place
    assert event.place.name == "Là"


def test_of_two_alike_the_second_is_refused() -> None:
    first, second = all_of_ics(concert(START), concert(START))
    assert not isinstance(first, Refused)
    assert isinstance(second, Refused)
    assert second.fault == Fault("duplicate", {"value": "1"})
    assert second.position == 7


def test_without_uid_the_same_event_keeps_its_identifier() -> None:
    lines = ["SUMMARY:Concert", "LOCATION:Quais"]
    one = one_of_ics("\n".join((*lines, START)))
    again = one_of_ics("\n".join((*lines, START, "DESCRIPTION:autre")))
    other = one_of_ics("\n".join((*lines, "DTSTART:20261206T100000Z")))
    assert one.external_id == again.external_id != other.external_id
    assert one.schedule == again.schedule
    assert len(one_of_ics(concert(START, "UID:" + "9" * 999)).external_id) < 200


def test_broken_lines_are_mended() -> None:
    raw = (
        b"\xef\xbb\xbfBEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n"
        b"SUMMARY\n\n :Conc\n ert\nDTSTART\n ;VALUE=DATE\n :20261205\n"
        b"DESCRIPTION:un\ndeux trois\nX-NOTHING;A;B:1\nEND:NOTHING\n"
        b"BEGIN:VALARM\nDESCRIPTION:Debout\nand go on\nEND:VALARM\n"
        b"BEGIN:VEVENT\nUID:2\nSUMMARY:Suite\nDTSTART:20261206\nEND:VCALENDAR\n"
        b"BEGIN:VTODO\nUID:3\n"
        + b"BEGIN:X\n" * 30
        + b"BEGIN:VEVENT\nUID:4\nSUMMARY:Fin\nDTSTART:20261207"
    )
    read = list(read_ics(raw, zone="Europe/Paris", since=TODAY))
    titles = [one.title for one in read if not isinstance(one, Refused)]
    assert titles == [{"": "Concert"}, {"": "Suite"}, {"": "Fin"}]
    assert not isinstance(read[0], Refused)
    assert read[0].description == {"": "un\ndeux trois"}


def test_letters_of_windows_are_read_with_a_warning() -> None:
    raw = calendar(concert(START)).replace(b"Concert", "Été".encode("cp1252"))
    (event,) = read_ics(raw, zone="Europe/Paris", since=TODAY)
    assert not isinstance(event, Refused)
    assert event.title == {"": "Été"}
    assert event.warnings == (Fault("encoding", {"value": "Windows-1252"}),)


def test_a_file_without_events_is_no_fault() -> None:
    raw = b"BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n"
    assert list(read_ics(raw, zone="Europe/Paris", since=TODAY)) == []


def test_another_file_is_no_calendar() -> None:
    with pytest.raises(ImportFault) as refused:
        read_ics(b"title,date\nConcert,2026-12-05\n", zone="UTC", since=TODAY)
    assert refused.value.fault == Fault("another-shape", {"kind": "ics"})


def test_an_endless_event_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ics, "MOST_EVENT", 200)
    monkeypatch.setattr(ics_lines, "MOST_EVENT", 200)
    fault = refusal(all_of_ics(concert(START, *["DESCRIPTION:long"] * 30)))
    assert fault == Fault("too-long", {"most": 200})


def test_a_long_line_is_read_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ics_lines, "_CHUNK", 20)
    description = "BEGIN:VEVENT " * 20
    event = one_of_ics(concert(START, f"DESCRIPTION:{description}"))
    assert event.description == {"": description.strip()}


def test_a_stream_is_read_where_it_stands() -> None:
    raw = calendar(*(concert(START).replace("UID:1", f"UID:{n}") for n in range(50)))
    read = list(read_ics(BytesIO(raw), zone="Europe/Paris", since=TODAY))
    assert len(read) == 50
    assert codes(one_of_ics(concert(START))) == []
