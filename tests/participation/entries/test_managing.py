"""The links of an entry: confirm it, see it, export it, withdraw it, delete it."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core import mail
from django.test import Client
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from tests.participation.contests import calling
from tests.participation.entries import entrants
from tests.participation.entries.entrants import confirmed, send, text
from tests.participation.uploads.sending import stored
from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.entries.links import (
    CONFIRMING,
    GUARDIAN,
    MANAGING,
    path_to,
)
from wagtail_culture_social.participation.models import Consent, Entry, Upload
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.privacy.retention import purge
from wagtail_culture_social.participation.uploads.publishing import publish

pytestmark = pytest.mark.django_db


def status_of(entry: Entry) -> str:
    return Entry.objects.get(pk=entry.pk).status


def approved(entry: Entry) -> Any:
    """An entry as approval leaves it: with an image in the library."""
    Entry.objects.filter(pk=entry.pk).update(status=EntryStatus.APPROVED)
    upload = entry.uploads.get()
    return publish(upload, title="Quay", credit="Ada", licence="")


def media() -> list[Path]:
    found = Path(django_settings.MEDIA_ROOT).rglob("*")
    return [path for path in found if path.is_file()]


def test_one_confirms_by_a_button_and_gets_the_link_to_the_entry(
    client: Client,
) -> None:
    contest = calling.contest()
    send(client, contest)
    entry, confirming = Entry.objects.get(), entrants.link()
    shown = text(client.get(confirming))
    assert "<button" in shown
    assert "Quay at two" in shown
    assert status_of(entry) == "unconfirmed"
    answer = client.post(confirming)
    assert answer.status_code == 303
    entry.refresh_from_db()
    assert (entry.status, entry.confirmed_at is None) == ("pending", False)
    assert len(mail.outbox) == 2
    for address in (answer["Location"], entrants.link()):
        mine = text(client.get(address))
        assert "Received." in mine
        assert "The harbour" in mine or "The old town" in mine
        assert "A quay under one lamp." in mine


def test_a_link_that_is_used_twice_answers_kindly(client: Client) -> None:
    send(client, calling.contest())
    confirming = entrants.link()
    assert [client.post(confirming).status_code for _ in range(2)] == [303, 303]
    assert "Received." in text(client.get(confirming, follow=True))
    assert len(mail.outbox) == 2


@pytest.mark.parametrize("method", ["get", "head"])
def test_programs_that_follow_links_change_nothing(client: Client, method: str) -> None:
    send(client, calling.contest(), is_minor="on", guardian_email=entrants.PARENT)
    entry = Entry.objects.get()
    getattr(client, method)(path_to(entry, CONFIRMING))
    assert status_of(entry) == "unconfirmed"
    Entry.objects.update(status="pending")
    for link in (GUARDIAN, MANAGING):
        for query in ("", "?do=delete", "?refuse=1&agrees=1"):
            address = f"{path_to(entry, link)}{query}"
            assert getattr(client, method)(address).status_code == 200
    entry.refresh_from_db()
    assert (entry.status, entry.guardian_confirmed_at) == ("pending", None)


@pytest.mark.parametrize("link", [CONFIRMING, GUARDIAN, MANAGING])
def test_a_link_that_is_cut_or_of_nobody_says_so(client: Client, link: Any) -> None:
    entry = calling.entry(calling.contest())
    path = path_to(entry, link)
    entry.delete()
    root = path.rsplit("/", 2)[0]
    for address in (path, path[:-9] + "/", f"{root}/é/"):
        assert client.get(address).status_code == 410
        assert client.post(address).status_code == 410


def test_the_link_of_one_purpose_does_not_serve_another(client: Client) -> None:
    entry = calling.entry(calling.contest())
    links = {"confirm": CONFIRMING, "guardian": GUARDIAN, "mine": MANAGING}
    for name, link in links.items():
        token = path_to(entry, link).rsplit("/", 2)[1]
        for other in links.keys() - {name}:
            address = f"/culture/entry/{other}/{token}/"
            assert client.post(address, {"do": "delete"}).status_code == 410
    assert Entry.objects.exists()


def test_the_author_sees_the_file_and_nobody_else_does(client: Client) -> None:
    contest = calling.contest()
    entry = confirmed(client, contest)
    upload = entry.uploads.get()
    mine = path_to(entry, MANAGING)
    shown = text(client.get(mine))
    address = shown.split('<img src="')[1].split('"')[0]
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/jpeg"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    other = calling.entry(contest)
    for wrong in (
        address.replace(str(upload.key), str(other.key)),
        path_to(other, MANAGING).replace("/mine/", "/file/") + f"{upload.key}/",
        f"/culture/entry/file/x/{upload.key}/",
    ):
        assert client.get(wrong, follow=True).status_code == 404


def test_the_message_of_the_organisers_is_read_there(client: Client) -> None:
    entry = calling.entry(
        calling.contest(), status=EntryStatus.REFUSED, message="Too <dark>."
    )
    shown = text(client.get(path_to(entry, MANAGING)))
    assert "Not accepted." in shown
    assert "Too &lt;dark&gt;." in shown


def test_an_accepted_entry_leads_to_its_page(client: Client) -> None:
    entry = calling.entry(calling.contest())
    shown = text(client.get(path_to(entry, MANAGING)))
    assert f"/culture/entry/{entry.key}/?lang=en" in shown


def test_all_that_is_kept_is_exported(client: Client) -> None:
    entry = confirmed(client, calling.contest())
    shown = text(client.get(path_to(entry, MANAGING)))
    address = next(one for one in shown.split('"') if one.endswith("export.json"))
    answer = client.get(address)
    assert "attachment" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    data = answer.json()
    assert data["email"] == entrants.ADDRESS
    assert data["contest"] == "The town by night"
    assert {"label": "Story", "value": "Nobody there but gulls."} in data["answers"]
    assert {"label": "Place", "value": "The old town"} in data["answers"]
    (file,) = data["files"]
    assert (file["name"], file["alt_text"]) == ("quay.jpg", "A quay under one lamp.")
    purposes = [one["purpose"] for one in data["consents"]]
    assert len(purposes) == 4
    kept = {field.name for field in Entry._meta.concrete_fields}
    internal = {"id", "contest", "person", "place", "decided_by"}
    assert kept - internal <= data.keys()


def test_withdrawing_takes_everything_public_away(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    entry = confirmed(client, calling.contest())
    image = approved(entry)
    assert len(stored()) == 1
    assert client.get(f"/culture/entry/{entry.key}/").status_code == 200
    mine = path_to(entry, MANAGING)
    with django_capture_on_commit_callbacks(execute=True):
        for _time in range(2):
            assert client.post(mine, {"do": "withdraw"}).status_code == 303
    assert status_of(entry) == "withdrawn"
    assert not Upload.objects.exists()
    assert stored() == []
    assert not type(image).objects.filter(pk=image.pk).exists()
    assert not any(image.file.name in str(path) for path in media())
    assert client.get(f"/culture/entry/{entry.key}/", follow=True).status_code == 404
    assert "Withdrawn." in text(client.get(mine))


def test_the_time_of_what_is_withdrawn_begins_with_that(
    client: Client, settings: Any, admin_user: Any
) -> None:
    entry = calling.entry(
        calling.contest(), decided_at=calling.SENT, decided_by=admin_user
    )
    client.post(path_to(entry, MANAGING), {"do": "withdraw"})
    entry.refresh_from_db()
    assert (entry.decided_at, entry.decided_by) == (now(), None)
    settings.CULTURE_SOCIAL_NOW = "2026-12-24T12:00:00+01:00"
    purge()
    assert Entry.objects.exists()
    settings.CULTURE_SOCIAL_NOW = "2026-12-26T12:00:00+01:00"
    purge()
    assert not Entry.objects.exists()


def test_deleting_leaves_no_trace(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    entry = confirmed(client, calling.contest())
    image = approved(entry)
    log(entry, "wagtail.edit", title="Quay at two by Ada", data={"message": "Ada"})
    mine = path_to(entry, MANAGING)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(mine, {"do": "delete"})
    after = client.get(answer["Location"])
    assert after.status_code == 410
    assert "Nothing of it is kept" in text(after)
    assert not Entry.objects.exists()
    assert not Upload.objects.exists()
    assert not Consent.objects.exists()
    assert not type(image).objects.filter(pk=image.pk).exists()
    assert stored() == []
    logged = ModelLogEntry.objects.get(object_id=str(entry.pk))
    assert (logged.label, logged.data) == ("", {})
    assert client.post(mine, {"do": "delete"}).status_code == 410


def test_what_nobody_asked_for_is_not_done(client: Client) -> None:
    entry = calling.entry(calling.contest())
    mine = path_to(entry, MANAGING)
    for data in ({}, {"do": "approve"}, {"do": "parent"}, {"status": "approved"}):
        answer = client.post(mine, data, follow=True)
        assert answer.status_code == 200
        assert "on its way" not in text(answer)
    assert status_of(entry) == "approved"
    assert mail.outbox == []


def test_the_links_work_when_the_page_is_gone(client: Client) -> None:
    contest = calling.contest()
    entry = confirmed(client, contest)
    send(client, contest, title="Late")
    late = entrants.link()
    contest.page.specific.delete()
    shown = text(client.get(path_to(entry, MANAGING)))
    assert "Nobody there but gulls." in shown
    assert client.get(f"{path_to(entry, MANAGING)}export.json").status_code == 200
    assert "no longer there" in text(client.get(late))
    client.post(path_to(entry, MANAGING), {"do": "delete"})
    assert not Entry.objects.filter(pk=entry.pk).exists()


def test_who_sent_in_time_may_confirm_after_the_end(
    client: Client, settings: Any
) -> None:
    contest = calling.contest()
    settings.CULTURE_SOCIAL_NOW = "2026-12-31T17:59:00+01:00"
    send(client, contest)
    settings.CULTURE_SOCIAL_NOW = "2026-12-31T18:30:00+01:00"
    client.post(entrants.link())
    assert Entry.objects.get().status == "pending"


def test_pages_behind_links_are_never_kept_and_set_no_cookie(client: Client) -> None:
    entry = calling.entry(calling.contest())
    for link in (GUARDIAN, MANAGING):
        answer = client.get(path_to(entry, link))
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex"
        assert not answer.cookies
