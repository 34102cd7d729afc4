"""Decisions on entries are told for certain: later, if no mail can be sent now."""

import time
from itertools import count
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from tests.participation.contests import calling
from tests.participation.mails.servers import SERVER, Server
from tests.participation.moderation.deciders import bulk, waiting
from wagtail_culture_social.participation.mails import due
from wagtail_culture_social.participation.models import DueMail
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.moderation.deciding import decide
from wagtail_culture_social.participation.moderation.telling import tell_tonight

pytestmark = pytest.mark.django_db
APPROVED, REFUSED = EntryStatus.APPROVED, EntryStatus.REFUSED
NAMES = ["ann", "bob", "cid"]


@pytest.fixture(autouse=True)
def _server(settings: Any) -> None:
    settings.EMAIL_BACKEND = SERVER
    Server.begin()


def entries() -> list[Any]:
    """Entries of several people."""
    contest = calling.contest()
    return [waiting(contest, name, email=f"{name}@example.org") for name in NAMES]


def told() -> list[str]:
    return sorted(message.to[0].partition("@")[0] for message in mail.outbox)


def test_whom_the_server_refused_is_told_at_night(
    admin_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    entries()
    Server.begin("bob")
    with django_capture_on_commit_callbacks(execute=True):
        bulk(admin_client, "refuse", {"reason": "twice"}, id="all")
    assert told() == ["ann", "cid"]
    Server.begin()
    assert "1" in tell_tonight()
    assert "0" in tell_tonight()
    assert told() == NAMES


def test_who_decides_reads_how_many_are_told_later(admin_client: Client) -> None:
    entries()
    answer = bulk(admin_client, "refuse", {"reason": "twice"}, id="all")
    html = answer.content.decode()  # what waits for the commit never happens here
    assert "3 entries were refused." in html
    assert "3 messages to authors are still to go" in html


def test_many_are_told_over_one_connection(
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        decide(entries(), APPROVED, None)
    assert told() == NAMES
    assert Server.opened == 1
    assert not DueMail.objects.exists()


def test_a_request_ends_in_time(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    clock = count(step=due.AT_ONCE / 2)
    with (
        monkeypatch.context() as slow,
        django_capture_on_commit_callbacks(execute=True),
    ):
        slow.setattr(time, "monotonic", lambda: next(clock))
        decide(entries(), APPROVED, None)
    assert told() == ["ann"]
    tell_tonight()
    assert told() == NAMES


def test_what_the_process_did_not_live_to_send_is_sent_at_night() -> None:
    decide(entries(), APPROVED, None)  # what waits for the commit never happens here
    assert told() == []
    tell_tonight()
    assert told() == NAMES


def test_only_what_is_so_is_told() -> None:
    entry = waiting(email="ann@example.org", guardian_email="mum@example.org")
    decide([entry], APPROVED, None)
    decide([entry], REFUSED, None, "other")
    tell_tonight()
    assert told() == ["ann", "mum"]
    assert all("is not shown" in message.subject for message in mail.outbox)
    entry.delete()
    assert not DueMail.objects.exists()


def test_nothing_is_told_of_a_deleted_entry() -> None:
    (one, *_others) = entries()
    decide([one], APPROVED, None)
    assert DueMail.objects.count() == 1
    one.delete()
    assert not DueMail.objects.exists()
