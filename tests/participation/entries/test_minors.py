"""Entries of children: a parent confirms, or nobody is shown them."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.participation.contests import calling
from tests.participation.entries import entrants
from tests.participation.entries.entrants import confirmed, send, text
from tests.participation.uploads.sending import stored
from wagtail_culture_social.participation.contests.shown import enter_url
from wagtail_culture_social.participation.contests.walls import public_entries
from wagtail_culture_social.participation.entries import guardians
from wagtail_culture_social.participation.entries.links import (
    GUARDIAN,
    MANAGING,
    path_to,
)
from wagtail_culture_social.participation.models import Consent, Entry
from wagtail_culture_social.participation.models.entries import EntryStatus

pytestmark = pytest.mark.django_db
CHILD = {"is_minor": "on", "guardian_email": entrants.PARENT}


def child(client: Client) -> Entry:
    return confirmed(client, calling.contest(), **CHILD)


def test_no_date_of_birth_is_asked_for(client: Client) -> None:
    shown = text(client.get(enter_url(calling.contest(), "en")))
    assert "birth" not in shown
    assert 'type="date"' not in shown
    names = [field.name for field in Entry._meta.get_fields()]
    assert not [name for name in names if "birth" in name or name.startswith("age")]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", "address of a parent"),
        ("parent", "valid email address"),
        (entrants.ADDRESS, "your own address"),
        ("Ada+mum@EXAMPLE.org", "your own address"),
    ],
)
def test_a_child_gives_the_address_of_a_parent(
    client: Client, address: str, words: str
) -> None:
    contest = calling.contest()
    answer = send(client, contest, is_minor="on", guardian_email=address)
    assert answer.status_code == 422
    assert words in text(answer)


def test_who_names_a_parent_says_whether_they_are_a_child(client: Client) -> None:
    """Else a child who forgot a box would be shown without a parent's leave."""
    contest = calling.contest()
    answer = send(client, contest, guardian_email=entrants.PARENT)
    assert answer.status_code == 422
    assert "tick this box if you are under 15" in text(answer)
    assert entrants.PARENT in text(answer)
    assert not Entry.objects.exists()


def test_of_who_is_no_child_no_parent_is_kept(client: Client) -> None:
    send(client, calling.contest())
    entry = Entry.objects.get()
    assert (entry.is_minor, entry.guardian_email) == (False, "")
    client.post(entrants.link())
    assert {address for one in mail.outbox for address in one.to} == {entrants.ADDRESS}


def test_the_parent_is_asked_once_the_child_has_confirmed(client: Client) -> None:
    send(client, calling.contest(), **CHILD)
    assert [one.to for one in mail.outbox] == [[entrants.ADDRESS]]
    client.post(entrants.link())
    assert [one.to for one in mail.outbox[1:]] == [
        [entrants.ADDRESS],
        [entrants.PARENT],
    ]
    assert "Ada Lace" not in mail.outbox[-1].body  # nobody has confirmed it
    assert "/entry/mine/" not in mail.outbox[-1].body


def test_a_parent_reads_everything_and_agrees(client: Client) -> None:
    entry = child(client)
    address = path_to(entry, GUARDIAN)
    shown = text(client.get(address))
    for words in ("gulls", "I have read the rules", "parental authority", "<img"):
        assert words in shown
    assert "checked" not in shown
    answer = client.post(address)
    assert answer.status_code == 422
    assert "tick the box" in text(answer)
    assert 'aria-describedby="id_agrees_error"' in text(answer)
    assert not guardians.has_leave(Entry.objects.get())
    for _time in range(2):
        assert client.post(address, {"agrees": "1"}).status_code == 303
    entry.refresh_from_db()
    assert guardians.has_leave(entry)
    consent = Consent.objects.get(purpose="entry.guardian")
    assert consent.subject == entry.key
    assert consent.text.text in shown
    assert "Thank you" in text(client.get(address))


def test_a_parent_who_does_not_agree_has_it_deleted(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    entry = child(client)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(path_to(entry, GUARDIAN), {"refuse": "1"})
    assert "Nothing of it is kept" in text(client.get(answer["Location"]))
    assert not Entry.objects.exists()
    assert not Consent.objects.exists()
    assert stored() == []


@pytest.mark.parametrize("status", [EntryStatus.UNCONFIRMED, EntryStatus.WITHDRAWN])
def test_no_parent_confirms_what_is_not_in_the_contest(
    client: Client, status: str
) -> None:
    entry = child(client)
    Entry.objects.update(status=status)
    client.post(path_to(entry, GUARDIAN), {"agrees": "1"})
    assert Entry.objects.get().guardian_confirmed_at is None
    assert "Nothing is asked" in text(client.get(path_to(entry, GUARDIAN)))


def test_without_a_parent_an_entry_is_never_public(client: Client) -> None:
    """Whatever its status says: one rule decides, for rows and for one entry."""
    entry = child(client)
    for status in EntryStatus.values:
        Entry.objects.update(status=status)
        entry.refresh_from_db()
        assert not guardians.has_leave(entry)
        assert not public_entries(entry.contest).exists()
        address = f"/culture/entry/{entry.key}/"
        assert client.get(address, follow=True).status_code == 404
    allowed = {
        "is_minor": True,
        "guardian_confirmed_at": timezone.now(),
        "status": EntryStatus.APPROVED,
    }
    Entry.objects.update(**allowed)
    assert public_entries(entry.contest).get() == entry


def test_the_rule_for_rows_is_the_rule_for_one() -> None:
    contest = calling.contest()
    for is_minor in (True, False):
        for confirmed_at in (None, timezone.now()):
            calling.entry(
                contest, is_minor=is_minor, guardian_confirmed_at=confirmed_at
            )
    allowed = set(contest.entries.filter(guardians.HAS_LEAVE))
    assert allowed == {one for one in contest.entries.all() if guardians.has_leave(one)}
    assert len(allowed) == 3


def test_the_message_to_the_parent_is_sent_again_a_few_times(client: Client) -> None:
    entry = child(client)
    mine = path_to(entry, MANAGING)
    shown = text(client.get(mine))
    assert "Waiting for the confirmation of a parent" in shown
    for _time in range(4):
        assert client.post(mine, {"do": "parent"}).status_code == 303
    assert [one.to for one in mail.outbox] == [[entrants.PARENT]] * 3
    client.post(path_to(entry, GUARDIAN), {"agrees": "1"})
    assert "Send the message" not in text(client.get(mine))


def test_a_parent_may_change_their_mind_as_long_as_the_author(
    client: Client,
) -> None:
    """The words that a parent agrees to say that it is possible at any time."""
    entry = child(client)
    address = path_to(entry, GUARDIAN)
    client.post(address, {"agrees": "1"})
    with time_machine.travel(timezone.now() + timedelta(days=700)):
        assert "I no longer agree" in text(client.get(address))
        client.post(address, {"refuse": "1"})
    assert not Entry.objects.exists()


def test_a_contest_without_children_asks_only_that(client: Client) -> None:
    contest = entrants.in_words(minors="refused")
    shown = text(client.get(enter_url(contest, "en")))
    assert "guardian_email" not in shown
    assert "I am 15 years old or older." in shown
    assert entrants.write(client, contest).status_code == 422
    assert entrants.write(client, contest, agree_age="on").status_code == 303
    assert Consent.objects.filter(purpose="entry.age").count() == 1
