"""Files and addresses that cannot be imported: clear words, nothing half-imported."""

import gzip
import json
import socket
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests import factories
from tests.events.importers.sources import source
from tests.page_forms import speak
from wagtail_culture_social.domain.imports.imported import Fault
from wagtail_culture_social.events.importers import reading
from wagtail_culture_social.events.importers.messages import MESSAGES, message
from wagtail_culture_social.events.importers.stored_events import note
from wagtail_culture_social.models import ImportRow, ImportRun, ImportSource, Venue
from wagtail_culture_social.outbound import OutboundError
from wagtail_culture_social.outbound.faults import MESSAGES as REASONS
from wagtail_culture_social.pages.models import EventPage

pytestmark = pytest.mark.django_db

LANGUAGES = pytest.mark.parametrize("language", ["en", "fr"])


def bomb() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("agenda.ics", b"0" * 10_000_000)
    return file.getvalue()


def vevents(*bodies: str) -> bytes:
    text = "".join(f"BEGIN:VEVENT\r\n{body}\r\nEND:VEVENT\r\n" for body in bodies)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{text}END:VCALENDAR\r\n".encode()


BAD_FILES: dict[str, tuple[Any, str, str, dict[str, Any]]] = {
    "nothing": (lambda: b"\n", "a.ics", "empty", {}),
    "zip": (bomb, "agenda.ics", "archive", {"kind": "zip"}),
    "gzip": (
        lambda: gzip.compress(b"0" * 10_000_000),
        "a.ics",
        "archive",
        {"kind": "gzip"},
    ),
    "50 MB": (
        lambda: vevents("UID:1").ljust(50 * 1024**2),
        "a.ics",
        "too-big",
        {"most": 20},
    ),
    "a web page": (lambda: b"<!DOCTYPE html><p>404</p>", "a.ics", "html", {}),
    "another shape": (
        lambda: json.dumps({"features": []}).encode(),
        "agenda.json",
        "another-shape",
        {"kind": "openagenda"},
    ),
    "half of it": (
        lambda: b'{"events": [{"uid": 1, "title": {"en": "Organ"}, "timings": [{',
        "agenda.json",
        "broken",
        {"kind": "openagenda"},
    ),
    "prose": (lambda: b"Dear colleagues", "letter.txt", "unknown-kind", {}),
}


@pytest.fixture
def origin(admin_user: User, client: Client) -> ImportSource:
    client.force_login(admin_user)
    return source()


def address(origin: ImportSource) -> str:
    return reverse("culture_social_imports:import", args=[origin.pk])


def post(client: Client, origin: ImportSource, content: bytes, name: str) -> Any:
    file = SimpleUploadedFile(name, content)
    return client.post(address(origin), {"file": file})


def errors(answer: Any) -> list[str]:
    return answer.context["form"].errors["file"]


@LANGUAGES
@pytest.mark.parametrize("case", BAD_FILES)
def test_file_that_nobody_can_read_is_refused_in_the_editor_s_language(
    client: Client, origin: ImportSource, admin_user: User, case: str, language: str
) -> None:
    speak(admin_user, language)
    make, name, code, values = BAD_FILES[case]
    answer = post(client, origin, make(), name)
    assert answer.status_code == 200
    with override(language):
        assert errors(answer) == [message(note(Fault(code, values)))]
    assert not ImportRun.objects.exists()
    assert not EventPage.objects.exists()


@LANGUAGES
@pytest.mark.parametrize("ip", ["10.0.0.7", "127.0.0.1", "169.254.169.254"])
def test_server_on_a_private_network_is_not_asked(
    client: Client,
    origin: ImportSource,
    admin_user: User,
    monkeypatch: pytest.MonkeyPatch,
    ip: str,
    language: str,
) -> None:
    def inside(*_args: Any, **_options: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 443))]

    asked: list[Any] = []
    monkeypatch.setattr(socket, "getaddrinfo", inside)
    monkeypatch.setattr(socket.socket, "connect", lambda *args: asked.append(args))
    speak(admin_user, language)
    ImportSource.objects.update(url="https://intranet.example.org/agenda.ics")
    answer = client.post(address(origin))
    with override(language):
        reason = str(REASONS["private"])
        assert errors(answer) == [str(MESSAGES["not-fetched"]) % {"reason": reason}]
    assert asked == []
    assert not ImportRun.objects.exists()


def test_words_of_a_server_are_shown_to_nobody(
    client: Client, origin: ImportSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: Any, **_options: Any) -> None:
        raise OutboundError("status") from ValueError("root:x:0:0")

    monkeypatch.setattr(reading, "fetch_to", refuse)
    ImportSource.objects.update(url="https://example.org/agenda.ics")
    answer = client.post(address(origin))
    assert "The server could not answer." in errors(answer)[0]
    assert "root:x" not in answer.content.decode()


def test_event_without_a_start_an_unknown_zone_and_a_second_uid(
    client: Client, origin: ImportSource
) -> None:
    content = vevents(
        "UID:1\r\nSUMMARY:No start",
        "UID:2\r\nSUMMARY:Zone\r\nDTSTART;TZID=Nowhere/Land:20261205T183000",
        "UID:3\r\nSUMMARY:First\r\nDTSTART:20261205T183000Z",
        "UID:3\r\nSUMMARY:Second\r\nDTSTART:20261206T183000Z",
    )
    answer = post(client, origin, content, "a.ics")
    client.post(answer.url)
    report = client.get(answer.url).content.decode()
    assert list(
        ImportRow.objects.values_list("title", "outcome").order_by("title")
    ) == [
        ("First", "new"),
        ("No start", "refused"),
        ("Second", "refused"),
        ("Zone", "new"),
    ]
    assert "It has no date." in report
    assert "The time zone “Nowhere/Land” is unknown: Europe/Paris was taken." in report
    assert "Its identifier stands in the file before: 3." in report
    assert not EventPage.objects.exists()


def test_table_in_latin_1_with_formulas(client: Client, origin: ImportSource) -> None:
    table = (
        "titre;date;heure;lieu\r\n"
        "'=Été à l’abbaye;31/12/2026;18h30;=HYPERLINK(1)\r\n"
        ";31/12/2026;;\r\n"
    ).replace("’", "'")
    answer = post(client, origin, table.encode("latin-1"), "agenda.csv")
    client.post(answer.url)
    client.post(answer.url, {"real": "1"})
    client.post(answer.url)
    page = EventPage.objects.get()
    assert page.title == "=Été à l'abbaye"
    assert Venue.objects.get().name == "=HYPERLINK(1)"
    report = client.get(answer.url).content.decode()
    assert "The text is not UTF-8" in report
    assert "It has no title." in report


def test_markup_of_others_is_text(client: Client, origin: ImportSource) -> None:
    script = "<script>alert(1)</script>"
    content = vevents(
        f"UID:1\r\nSUMMARY:Organ {script}\r\nDESCRIPTION:{script} <img src=x>\r\n"
        "DTSTART:20261205T183000Z"
    )
    answer = post(client, origin, content, "a.ics")
    for data in ({}, {"real": "1"}, {}):
        client.post(answer.url, data)
    assert script not in client.get(answer.url).content.decode()
    page = factories.publish(EventPage.objects.get())
    assert script not in client.get(page.url).content.decode()
    assert "<img src=x>" not in client.get(page.url).content.decode()
