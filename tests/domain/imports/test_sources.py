"""What a file is, told by its first bytes; what no reader takes."""

from io import BytesIO

import pytest

from wagtail_culture_social.domain.imports import sources
from wagtail_culture_social.domain.imports.imported import Fault, ImportFault
from wagtail_culture_social.domain.imports.sources import kind_of, opened


@pytest.mark.parametrize(
    ("filename", "content_type", "head", "kind"),
    [
        ("", "", b"\xef\xbb\xbf\r\nBEGIN:VCALENDAR\r\n", "ics"),
        ("a.csv", "text/csv", b"begin:vevent\n", "ics"),
        ("", "", b' {"events": []}', "openagenda"),
        ("a.txt", "text/plain", b"[1]", "openagenda"),
        ("a.CSV", "", b"titre", "csv"),
        ("agenda.ics", "", b"X-WR-CALNAME:x", "ics"),
        ("", "text/calendar; charset=utf-8", b"VERSION:2.0", "ics"),
        ("", "", b"titre;date\nConcert;2026-12-05", "csv"),
        ("", "", b"title\tdate", "csv"),
        ("", "", "titre".encode("utf-16"), "csv"),
    ],
)
def test_kinds(filename: str, content_type: str, head: bytes, kind: str) -> None:
    assert kind_of(filename, content_type, head) == kind


@pytest.mark.parametrize(
    ("head", "fault"),
    [
        (b"", Fault("empty")),
        (b"\xef\xbb\xbf \n", Fault("empty")),
        (b"PK\x03\x04rest", Fault("archive", {"kind": "zip"})),
        (b"\x1f\x8b\x08", Fault("archive", {"kind": "gzip"})),
        (b"\xd0\xcf\x11\xe0\xa1", Fault("archive", {"kind": "xls"})),
        (b"\n<!DOCTYPE html><html>", Fault("html")),
        (b"<html lang=fr>", Fault("html")),
    ],
)
def test_other_files_are_refused_whatever_their_name(head: bytes, fault: Fault) -> None:
    for call in (lambda: kind_of("a.ics", "text/calendar", head), lambda: opened(head)):
        with pytest.raises(ImportFault) as refused:
            call()
        assert refused.value.fault == fault


def test_what_is_nothing_in_particular_is_refused() -> None:
    with pytest.raises(ImportFault) as refused:
        kind_of("notes.txt", "text/plain", b"Bonjour")
    assert refused.value.fault == Fault("unknown-kind")


def test_a_long_file_is_refused_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sources, "MOST_BYTES", 2 * 1024**2)
    with pytest.raises(ImportFault) as refused:
        opened(BytesIO(b"BEGIN:VCALENDAR" * 200_000))
    assert refused.value.fault == Fault("too-big", {"most": 2})


def test_reading_begins_after_the_mark_of_utf8() -> None:
    assert opened(b"\xef\xbb\xbfa").read() == b"a"
    stream = BytesIO(b"abc")
    stream.read()
    assert opened(stream).read() == b"abc"
