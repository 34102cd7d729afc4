"""Institutions from files: a trial, some rows at a time, a report, nothing twice."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page
from wagtail.users.models import UserProfile

from tests import factories
from tests.participation.register.registers import COUNTRIES, institution
from wagtail_culture_social.pages.models import CampaignPage
from wagtail_culture_social.participation.models import (
    Institution,
    Participation,
    RegisterImport,
)
from wagtail_culture_social.participation.register import imports, service
from wagtail_culture_social.social.twins import twin_key

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

CHOOSE = "culture_social_institutions:import"
FRENCH = """Nom;Type;Ville;Pays;Site web;Langues;X
Musée du Louvre;Musée;Paris;France;https://www.louvre.fr;français, anglais;@MuseeLouvre
Bibliothèque royale;Bibliothèque;Bruxelles;Belgique;;;
"""


def upload(client: Client, content: bytes | str, page: Page | None = None) -> Any:
    data = content.encode() if isinstance(content, str) else content
    file = SimpleUploadedFile("institutions.csv", data, "text/csv")
    key = str(twin_key(page)) if page else ""
    return client.post(reverse(CHOOSE), {"file": file, "campaign": key})


def finish(client: Client, address: str) -> RegisterImport:
    """Post until the end, as the script or somebody patient does."""
    for _step in range(100):
        run = RegisterImport.objects.latest("pk")
        if run.finished_at:
            return run
        assert "<progress" in client.get(address).content.decode()
        client.post(address)
    raise AssertionError("it does not end")


def bring(client: Client, content: bytes | str, page: Page | None = None) -> Any:
    """Import for real, after the trial."""
    address = upload(client, content, page)["Location"]
    finish(client, address)
    client.post(address, {"real": "1"})
    return finish(client, address)


def counts(run: RegisterImport) -> tuple[int, int, int, int]:
    return run.created, run.changed, run.unchanged, len(run.refused)


def test_trial_changes_nothing_and_says_what_would_be(
    twins: tuple[Page, Page], admin_client: Client
) -> None:
    address = upload(admin_client, FRENCH, twins[0])["Location"]
    run = finish(admin_client, address)
    assert run.is_dry_run
    assert counts(run) == (2, 0, 0, 0)
    assert not Institution.objects.exists()
    assert "This was a trial" in admin_client.get(address).content.decode()


def test_french_file_becomes_participants(
    twins: tuple[Page, Page], admin_client: Client
) -> None:
    run = bring(admin_client, FRENCH, twins[1])
    assert counts(run) == (2, 0, 0, 0)
    assert run.rows == []
    louvre = Institution.objects.get(name="Musée du Louvre")
    assert (louvre.country, louvre.kind, louvre.status) == ("FR", "museum", "approved")
    assert louvre.handles == {"x": "@MuseeLouvre"}
    assert louvre.languages == ["fr", "en"]
    assert service.participants_count(twin_key(twins[0])) == 2


def test_same_file_twice_adds_nothing(
    twins: tuple[Page, Page], admin_client: Client
) -> None:
    bring(admin_client, FRENCH, twins[0])
    assert counts(bring(admin_client, FRENCH, twins[0])) == (0, 0, 2, 0)
    assert Institution.objects.count() == Participation.objects.count() == 2


def test_file_changes_what_it_says_and_nothing_else(
    twins: tuple[Page, Page], admin_client: Client
) -> None:
    bring(admin_client, FRENCH, twins[0])
    less = "name,city,country,website,mastodon\n"
    less += "MUSEE DU LOUVRE,paris,FRA,louvre.fr,@a@b.fr\n"
    assert counts(bring(admin_client, less)) == (0, 1, 0, 0)
    assert counts(bring(admin_client, less)) == (0, 0, 1, 0)
    louvre = Institution.objects.get(country="FR")
    assert louvre.website == "https://louvre.fr"
    assert louvre.handles == {"x": "@MuseeLouvre", "mastodon": "@a@b.fr"}
    assert louvre.languages == ["fr", "en"]
    assert louvre.participations.count() == 1


def test_known_institution_joins_another_campaign(
    twins: tuple[Page, Page], admin_client: Client
) -> None:
    institution(None, "Musée du Louvre", city="Paris")
    assert counts(bring(admin_client, FRENCH, twins[0])) == (1, 1, 0, 0)
    assert service.participants_count(twin_key(twins[0])) == 2


@pytest.mark.parametrize(
    "content", [FRENCH.encode("cp1252"), FRENCH.encode("utf-8-sig")]
)
def test_letters_of_windows_and_of_utf_8_are_read(
    twins: tuple[Page, Page], admin_client: Client, content: bytes
) -> None:
    address = upload(admin_client, content)["Location"]
    shown = admin_client.get(address).content.decode()
    assert ("letters were read as those of Windows" in shown) is (b"\xe9" in content)
    assert RegisterImport.objects.get().rows[0]["cells"]["name"] == "Musée du Louvre"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (FRENCH.encode("utf-16"), "cannot be read"),
        (FRENCH.encode("mac-roman"), "cannot be read"),
        (FRENCH.encode("cp850"), "cannot be read"),
        (b"PK\x03\x04 a workbook", "Save it as CSV"),
        (b"name,city\nLouvre,Paris\n", "The column “country” is missing."),
        (b"name,city,country\n", "no institution in this file"),
        (b'name,city,country\n"Louvre,Paris,FR\n', "quotation marks that do not end"),
        (b"", "empty"),
    ],
)
def test_file_that_cannot_be_read_says_why(
    twins: tuple[Page, Page], admin_client: Client, content: bytes, words: str
) -> None:
    answer = upload(admin_client, content)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not RegisterImport.objects.exists()


def test_big_file_is_refused_unread(
    twins: tuple[Page, Page], admin_client: Client
) -> None:
    answer = upload(admin_client, b"x" * (5 * 1024 * 1024 + 1))
    assert "too big: 5 MB at most" in answer.content.decode()


def test_refused_rows_come_back_with_their_reasons(
    twins: tuple[Page, Page], admin_client: Client
) -> None:
    institution(twins[0], "Refused", city="Paris", status="refused")
    content = (
        "name,city,country,website,email\n"
        "Louvre,Paris,Atlantis,javascript:alert(1),secret@example.org\n"
        "Orsay,Paris,FR,,\n"
        "ORSAY,paris,France,,\n"
        ",Paris,FR,,\n"
        "Refused,Paris,FR,,\n"
    )
    run = bring(admin_client, content, twins[0])
    assert counts(run) == (1, 0, 0, 4)
    report = reverse("culture_social_institutions:import_report", args=[run.pk])
    shown = admin_client.get(report).content.decode()
    for words in (
        "“Atlantis” is not a known country.",
        "“javascript:alert(1)” is not the address of a website",
        "in the file already, on line 3",
        "Name: nothing is given.",
        "An editor has refused this institution.",
    ):
        assert words in shown
    address = reverse("culture_social_institutions:import_refused", args=[run.pk])
    text = b"".join(admin_client.get(address)).decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text)))
    assert [row["line"] for row in rows] == ["2", "4", "5", "6"]
    assert "Atlantis" in rows[0]["reason"]
    assert "secret" not in text  # a column that is not read is not kept
    mended = text.replace("Atlantis", "FR").replace("javascript:alert(1)", "")
    assert bring(admin_client, mended, twins[0]).created == 1


def test_file_of_an_editor_approves_who_waits(
    twins: tuple[Page, Page],
    admin_client: Client,
    django_capture_on_commit_callbacks: Any,
) -> None:
    institution(
        twins[0],
        "Bibliothèque royale",
        city="Bruxelles",
        country="BE",
        status="pending",
        email="a@example.org",
        language="fr",
    )
    institution(
        twins[0],
        "Musée du Louvre",
        city="Paris",
        status="unconfirmed",
        email="b@example.org",
    )
    with django_capture_on_commit_callbacks(execute=True):
        assert counts(bring(admin_client, FRENCH, twins[0])) == (1, 1, 0, 0)
    rows = Institution.objects.values_list("status", "email")
    assert set(rows) == {("approved", "")}
    assert [message.to for message in mail.outbox] == [["a@example.org"]]


def test_registration_that_nobody_confirmed_gives_way_to_the_file(
    twins: tuple[Page, Page], admin_client: Client
) -> None:
    other = factories.add_page(CampaignPage, factories.home(), title="Another week")
    said = {"city": "Paris", "website": "https://evil.example"}
    institution(other, "Musée du Louvre", status="unconfirmed", **said)
    content = "name,city,country\nMusée du Louvre,Paris,FR\n"
    assert counts(bring(admin_client, content, twins[0])) == (1, 0, 0, 0)
    louvre = Institution.objects.get()
    assert (louvre.status, louvre.website) == ("approved", "")
    assert louvre.participations.get().twin_key == twin_key(twins[0])


def test_reasons_are_in_the_language_of_the_editor(
    twins: tuple[Page, Page], admin_client: Client, admin_user: Any
) -> None:
    UserProfile.objects.create(user=admin_user, preferred_language="fr")
    run = bring(admin_client, "name,city,country\nLouvre,Paris,Atlantis\n")
    address = reverse("culture_social_institutions:import_refused", args=[run.pk])
    text = b"".join(admin_client.get(address)).decode()
    assert "«\u202fAtlantis\u202f» n’est pas un pays connu." in text


def test_5000_rows_show_progress_and_end_with_a_report(
    twins: tuple[Page, Page], admin_client: Client
) -> None:
    lines = [
        f"Museum {number},Town {number % 300},{COUNTRIES[number % 58]}"
        for number in range(5000)
    ]
    content = "\n".join(["name,city,country", *lines])
    address = upload(admin_client, content, twins[0])["Location"]
    run = RegisterImport.objects.get()
    imports.make_real(run)
    for step in range(25):
        if step == 24:
            shown = admin_client.get(address).content.decode()
            assert 'value="4800" max="5000"' in shown
        assert not RegisterImport.objects.defer("rows").get().finished_at
        with CaptureQueriesContext(connection) as captured:
            admin_client.post(address)
    assert len(captured) <= 40
    run = RegisterImport.objects.get()
    assert counts(run) == (5000, 0, 0, 0)
    assert service.participants_count(twin_key(twins[0])) == 5000
    assert service.countries_count(twin_key(twins[0])) == 58
    assert "The import is finished." in admin_client.get(address).content.decode()


def test_two_tabs_write_no_row_twice(
    twins: tuple[Page, Page], admin_client: Client
) -> None:
    upload(admin_client, FRENCH, twins[0])
    trial = RegisterImport.objects.get()
    imports.make_real(RegisterImport.objects.get())
    first, second = RegisterImport.objects.get(), RegisterImport.objects.get()
    for run in (trial, first, second):
        imports.go_on(run)
    assert counts(RegisterImport.objects.get()) == (2, 0, 0, 0)
    assert Institution.objects.count() == 2


def test_import_is_seen_by_who_began_it_and_by_superusers_who_may_go_on(
    twins: tuple[Page, Page], admin_client: Client, django_user_model: Any
) -> None:
    first, other = Client(), Client()
    gone = django_user_model.objects.create_superuser("gone", "g@example.org", "pw")
    first.force_login(gone)
    address = upload(first, FRENCH)["Location"]
    user = django_user_model.objects.create_user("other", "o@example.org", "pw")
    other.force_login(user)
    assert other.get(address).status_code == 302
    assert other.get(reverse(CHOOSE)).status_code == 302
    assert "institutions.csv" in first.get(reverse(CHOOSE)).content.decode()
    gone.delete()
    assert counts(finish(admin_client, address))[0] == 2
