"""Mails that change what somebody does are due until they went out; the night tries."""

import re
from collections.abc import Callable
from datetime import time
from typing import Any

import pytest
from django.core import mail

from tests import factories
from tests.participation.registrations import seating as seats
from wagtail_culture_social.participation import caches
from wagtail_culture_social.participation.models import (
    DueMail,
    Registration,
    RegistrationOffer,
)
from wagtail_culture_social.participation.registrations import registering
from wagtail_culture_social.participation.registrations.reminders import remind_tonight
from wagtail_culture_social.participation.registrations.telling import tell_tonight
from wagtail_culture_social.registry import nightly_tasks

pytestmark = pytest.mark.django_db
OFF = factories.change(seats.SATURDAY, "cancelled")
MOVED = factories.change(
    seats.SATURDAY, "moved", to_date=seats.SUNDAY, to_start=time(19)
)


@pytest.fixture
def in_vain(
    settings: Any, django_capture_on_commit_callbacks: Any
) -> Callable[[Callable[[], Any]], None]:
    """Do something while the mail server is away."""

    def do(act: Callable[[], Any]) -> None:
        backend = settings.EMAIL_BACKEND
        settings.EMAIL_BACKEND = seats.BROKEN_BACKEND
        with django_capture_on_commit_callbacks(execute=True):
            act()
        settings.EMAIL_BACKEND = backend
        mail.outbox.clear()

    return do


def told_tonight() -> list[tuple[str, str]]:
    """Whom the night tells what."""
    mail.outbox.clear()
    tell_tonight()
    return [
        (message.to[0].partition("@")[0], message.subject.partition(":")[0])
        for message in mail.outbox
    ]


def test_a_date_that_is_off_is_told_of_once_the_mail_server_is_back(
    in_vain: Any,
) -> None:
    page = seats.event()
    seats.came("ada", 3)
    seats.came("ben")
    seats.asked("eve")
    in_vain(lambda: seats.edit(page, OFF))
    assert told_tonight() == [
        ("ada", "Does not take place"),
        ("ben", "Does not take place"),
    ]
    assert told_tonight() == []
    assert not DueMail.objects.exists()


def test_what_the_process_did_not_live_to_send_is_sent_at_night() -> None:
    page = seats.event()
    seats.came("ada")
    seats.edit(page, OFF)  # what waits for the commit never happens here
    assert told_tonight() == [("ada", "Does not take place")]


def test_a_date_that_moved_is_told_of_later_without_its_old_hour(in_vain: Any) -> None:
    page = seats.event()
    seats.came("ada")
    moved = {"to_date": seats.SUNDAY, "to_start": time(19)}
    in_vain(
        lambda: seats.edit(page, factories.change(seats.SATURDAY, "moved", **moved))
    )
    assert told_tonight() == [("ada", "New date")]
    assert "has moved. Below is the new one" in mail.outbox[0].body
    assert "Sunday 29 November 2026" in mail.outbox[0].body


def test_a_new_hour_is_told_once_the_page_is_public_again(in_vain: Any) -> None:
    page = seats.event()
    seats.came("ada")
    in_vain(lambda: seats.edit(page, MOVED))
    page.unpublish()
    assert told_tonight() == []
    page.refresh_from_db()
    page.get_latest_revision().publish()
    assert told_tonight() == [("ada", "New date")]


def test_that_a_date_is_off_is_told_though_the_page_is_gone(in_vain: Any) -> None:
    page = seats.event()
    seats.came("ada")
    in_vain(lambda: seats.edit(page, OFF))
    page.unpublish()
    assert told_tonight() == [("ada", "Does not take place")]


def test_who_cancelled_or_waits_learns_it_later(in_vain: Any) -> None:
    seats.event()
    ada = seats.came("ada", 3)
    ben = seats.asked("ben", 3)
    cid = seats.asked("cid", 3)

    def change() -> None:
        for row in (ben, cid):
            registering.confirm(row)
        registering.cancel(ada)

    in_vain(change)
    assert sorted(told_tonight()) == [
        ("ada", "Cancelled"),
        ("ben", "Your seats"),
        ("cid", "Waiting list"),
    ]


def test_who_moved_up_and_who_confirmed_learn_it_later(in_vain: Any) -> None:
    seats.event()
    ada = seats.came("ada", 3)
    ben = seats.came("ben", 2)
    cid = seats.asked("cid", 1)

    def change() -> None:
        registering.cancel(ada)
        registering.confirm(cid)

    in_vain(change)
    assert told_tonight() == [
        ("ada", "Cancelled"),
        ("ben", "Your seats"),
        ("cid", "Registered"),
    ]
    for row, message in zip((ben, cid), mail.outbox[1:], strict=True):
        row.refresh_from_db()
        assert row.code in message.body


def test_what_is_not_so_any_more_is_not_told(
    in_vain: Any, django_capture_on_commit_callbacks: Any
) -> None:
    page = seats.event()
    seats.came("ada")
    in_vain(lambda: seats.edit(page, OFF))
    del page.schedule[-1]
    with django_capture_on_commit_callbacks(execute=True):
        seats.edit(page)
    assert ["takes place after all" in message.body for message in mail.outbox] == [
        True
    ]
    assert told_tonight() == []


def test_who_cancelled_or_whose_date_is_over_is_told_nothing(
    in_vain: Any, settings: Any
) -> None:
    page = seats.event()
    ada = seats.came("ada")
    seats.came("ben")
    moved = {"to_date": seats.SUNDAY, "to_start": time(19)}
    in_vain(
        lambda: seats.edit(page, factories.change(seats.SATURDAY, "moved", **moved))
    )
    registering.cancel(Registration.objects.get(pk=ada.pk))
    settings.CULTURE_SOCIAL_NOW = "2026-11-30T03:00:00+01:00"
    assert told_tonight() == []


def test_those_who_come_up_while_somebody_finds_no_seat_are_told() -> None:
    seats.event()
    seats.came("ada", 3)
    seats.came("ben")
    offers = RegistrationOffer.objects.all()
    offers.update(has_waiting_list=False, capacity=4)
    cid = seats.asked("cid")
    mail.outbox.clear()
    assert not registering.confirm(cid)
    assert [message.to for message in mail.outbox] == [["ben@example.org"]]


def test_a_date_that_is_gone_leaves_the_calendar_that_it_was_put_in(
    django_capture_on_commit_callbacks: Any,
) -> None:
    page = seats.event()
    seats.came("ada")
    ((_name, put, _kind),) = mail.outbox[0].attachments
    mail.outbox.clear()
    del page.schedule[0]
    with django_capture_on_commit_callbacks(execute=True):
        seats.edit(page)
    ((_name, taken_out, _kind),) = mail.outbox[0].attachments
    assert "STATUS:CANCELLED" in taken_out
    assert "DTSTART;TZID=Europe/Paris:20261128T160000" in taken_out
    for name in ("UID", "SEQUENCE"):
        before, after = (line(name, text) for text in (put, taken_out))
        assert before == after if name == "UID" else int(before) < int(after)


def line(name: str, text: str) -> str:
    """What a property of a calendar file says."""
    unfolded = text.replace("\r\n ", "")
    found = re.search(rf"^{name}:(.*)$", unfolded, re.MULTILINE)
    assert found
    return found[1].strip()


def test_caches_ask_again_for_the_page_when_its_seats_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    purged: list[str] = []
    monkeypatch.setattr(caches.apps, "is_installed", lambda name: True)
    monkeypatch.setattr(
        "wagtail.contrib.frontend_cache.utils.PurgeBatch.purge",
        lambda self, **options: purged.extend(self.urls),
    )
    page = seats.event()
    ada = seats.asked("ada")
    for change in (registering.confirm, registering.cancel):
        purged.clear()
        assert change(ada)
        assert purged == [page.full_url]


def test_every_night_tries_before_it_reminds() -> None:
    tasks = nightly_tasks()
    assert tasks.index(tell_tonight) < tasks.index(remind_tonight)
