"""Requests of persons: all of one mailbox, of no other, and no trace of the asking."""

import json
import logging
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from tests.participation.uploads.sending import jpeg, sent
from wagtail_culture_social.participation.defences import consents
from wagtail_culture_social.participation.models import (
    Consent,
    Contest,
    Entry,
    Institution,
    Report,
    Upload,
)
from wagtail_culture_social.participation.privacy import people
from wagtail_culture_social.participation.privacy.views import PERSON

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
ADA = "Ada.L+museum@example.org"


def entry(email: str, **more: Any) -> Entry:
    contest = Contest.objects.create(twin_key=uuid4(), block_id="a", title="Seas")
    row = Entry.objects.create(
        contest=contest,
        title=f"By {email}",
        credit="A. L.",
        email=email,
        language="en",
        place=1,
        sent_at=NOW,
        **more,
    )
    consents.record(row.key, "rules", f"I agree: {email}", "fr")
    return row


def institution(status: str, email: str = ADA) -> Institution:
    return Institution.objects.create(
        identity=status,
        name=f"Museum {status}",
        kind="museum",
        country="FR",
        status=status,
        email=email,
        registered_on=NOW.date(),
    )


def report(email: str) -> Report:
    return Report.objects.create(
        kind="entry", subject=uuid4(), reason="other", email=email, sent_at=NOW
    )


def test_a_mailbox_is_found_in_every_spelling_and_no_other() -> None:
    mine = [entry("ada.l@example.org"), entry("ADA.L+x@EXAMPLE.org")]
    child = entry("child@example.org", is_minor=True, guardian_email=ADA)
    for other in ("adal@example.org", "ada.l@example.com", "xada.l@example.org", ""):
        entry(other)
    mine_too = report("ada.l@example.org")
    found = people.find("Ada.L@example.org")
    assert [one.row for one in found] == [*mine, child, mine_too]
    assert (found[0].about, found[0].what) == ("Seas", "entry")


def test_everything_is_exported_with_the_words_agreed_to(admin: Any) -> None:
    row = entry(ADA, name="Ada", answers={"a": "A story."})
    row.uploads.create(file="a.jpg", name="sea.jpg", field="a", sent_at=NOW)
    told = json.loads(json.dumps(people.export("ada.l@example.org", admin)))
    (held,) = told["held"]
    assert held["kind"] == "entry"
    assert held["data"]["email"] == ADA
    assert held["data"]["answers"] == {"a": "A story."}
    assert held["data"]["sent_at"] == NOW.isoformat()
    assert "decided_by" not in held["data"]
    assert held["files"][0]["name"] == "sea.jpg"
    assert held["agreed"][0]["text"] == f"I agree: {ADA}"
    assert held["agreed"][0]["language"] == "fr"


def test_all_of_a_person_is_erased_and_nothing_of_others(admin: Any) -> None:
    entry(ADA)
    kept = entry("someone@example.org")
    report(ADA)
    institution("pending")
    listed = institution("approved")
    assert people.erase("ada.l@example.org", admin) == 4
    assert Entry.objects.get() == kept
    assert Consent.objects.get().subject == kept.key
    assert not Report.objects.exists()
    assert Institution.objects.get() == listed
    assert Institution.objects.get().email == ""
    assert people.erase("ada.l@example.org", admin) == 0


def test_the_admin_shows_then_asks_then_erases(admin_client: Client) -> None:
    entry(ADA)
    address, sent = reverse(PERSON), {"address": "ada.l@example.org"}
    empty = admin_client.post(address, {"address": "nobody@example.org"})
    assert "Nothing is kept under this address." in empty.content.decode()
    shown = admin_client.post(address, sent).content.decode()
    assert "1 row is kept" in shown
    asked = admin_client.post(address, {**sent, "ask": "1"}).content.decode()
    assert "will be erased for good" in asked
    assert Entry.objects.exists()
    done = admin_client.post(address, {**sent, "erase": "1"}, follow=True)
    assert "1 row was erased." in done.content.decode()
    assert not Entry.objects.exists()


def test_a_copy_is_a_file_that_nobody_keeps(admin_client: Client) -> None:
    entry(ADA)
    sent = {"address": "ada.l@example.org", "export": "1"}
    answer = admin_client.post(reverse(PERSON), sent)
    with ZipFile(BytesIO(answer.getvalue())) as copy:
        assert copy.namelist() == ["personal-data.json"]
        assert json.loads(copy.read("personal-data.json"))["held"]
    assert "personal-data.zip" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]


def test_a_copy_has_the_files_but_none_that_was_never_read(
    admin_client: Client,
) -> None:
    row, contents = entry(ADA), []
    for is_read in (True, False, True):
        upload = sent(jpeg())
        Upload.objects.filter(pk=upload.pk).update(entry=row, is_read=is_read)
        contents.append(upload.file.read())
    gone = sent(jpeg())
    Upload.objects.filter(pk=gone.pk).update(entry=row)
    gone.file.storage.delete(gone.file.name)
    asked = {"address": "ada.l@example.org", "export": "1"}
    answer = admin_client.post(reverse(PERSON), asked)
    with ZipFile(BytesIO(answer.getvalue())) as copy:
        data, *files = copy.namelist()
        assert [copy.read(name) for name in files] == [contents[0], contents[2]]
        told = json.loads(copy.read(data))["held"][0]["files"]
    assert {f"files/{one['file']}" for one in told} >= set(files)


def test_an_address_is_taken_from_a_form_only(admin_client: Client) -> None:
    entry(ADA)
    answer = admin_client.get(reverse(PERSON), {"address": "ada.l@example.org"})
    assert "1 row is kept" not in answer.content.decode()
    wrong = admin_client.post(reverse(PERSON), {"address": "ada", "erase": "1"})
    assert wrong.status_code == 200
    assert Entry.objects.exists()


def test_what_is_done_is_logged_without_the_address(
    admin: Any, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    entry(ADA)
    for deed in ("export", "erase"):
        client.post(reverse(PERSON), {"address": "ada.l@example.org", deed: "1"})
    told = list(ModelLogEntry.objects.order_by("pk").values("action", "data", "label"))
    assert [one["action"] for one in told] == [people.EXPORTED, people.ERASED]
    assert [one["data"] for one in told] == [{"rows": 1}, {"rows": 1}]
    assert "ada" not in (repr(told) + caplog.text).lower().replace("admin", "")


def test_who_is_only_named_as_a_parent_learns_nothing_of_a_child(admin: Any) -> None:
    child = {"is_minor": True, "guardian_email": ADA}
    named = entry("child@example.org", name="Tom", **child)
    named.uploads.create(file="a.jpg", name="sea.jpg", field="a", sent_at=NOW)
    (held,) = people.export(ADA, admin)["held"]
    assert held["data"] == {"guardian_email": ADA}
    assert "child@example.org" not in json.dumps(held)
    assert not people.files(ADA).exists()
    assert people.erase(ADA, admin) == 1
    named.refresh_from_db()
    assert (named.email, named.guardian_email) == ("child@example.org", "")
    assert people.find(ADA) == []


def test_who_confirmed_to_be_a_parent_may_read_and_erase(admin: Any) -> None:
    entry(
        "child@example.org",
        is_minor=True,
        guardian_email=ADA,
        guardian_confirmed_at=NOW,
    )
    (held,) = people.export(ADA, admin)["held"]
    assert held["data"]["email"] == "child@example.org"
    assert people.erase(ADA, admin) == 1
    assert not Entry.objects.exists()
