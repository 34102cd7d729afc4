"""A reminder in the night before: with the date for a calendar, and only once."""

from datetime import time
from typing import Any

import pytest
from django.core import mail

from tests.participation.registrations import seating as seats
from wagtail_culture_social.participation.registrations.reminders import remind_tonight
from wagtail_culture_social.participation.registrations.telling import tell_tonight

pytestmark = pytest.mark.django_db
NIGHT = "2026-11-28T03:15:00+01:00"


def remind(settings: Any, now: str = NIGHT) -> list[str]:
    settings.CULTURE_SOCIAL_NOW = now
    mail.outbox.clear()
    remind_tonight()
    return [message.to[0] for message in mail.outbox]


def test_who_has_a_seat_is_reminded_once(settings: Any) -> None:
    seats.event()
    seats.came("ada", 2)
    seats.came("ben", 2)  # waits
    seats.asked("eve")
    seats.came("far", where=seats.seating(1))
    assert remind(settings) == ["ada@example.org"]
    assert remind(settings) == []
    assert remind(settings, "2026-11-29T03:15:00+01:00") == ["far@example.org"]


def test_a_reminder_brings_the_code_and_the_date_for_a_calendar(settings: Any) -> None:
    seats.event()
    row = seats.came("ada", 2)
    remind(settings)
    (message,) = mail.outbox
    assert row.code in message.body
    assert row.code in message.alternatives[0][0]
    ((name, content, kind),) = message.attachments
    assert name.endswith(".ics")
    assert kind == "text/calendar"
    assert content.count("BEGIN:VEVENT") == 1
    assert "DTSTART;TZID=Europe/Paris:20261128T160000" in content


@pytest.mark.parametrize(
    ("hours", "night", "reminded"),
    [
        (24, "2026-11-27T03:15:00+01:00", False),
        (24, "2026-11-27T15:15:00+01:00", True),  # a night that came half a day late
        (48, "2026-11-27T03:15:00+01:00", True),
        (0, NIGHT, False),
        (2, NIGHT, True),
        (24, "2026-11-28T16:00:00+01:00", False),
    ],
)
def test_when_is_what_the_editor_says(
    settings: Any, hours: int, night: str, *, reminded: bool
) -> None:
    seats.event(reminds_hours_before=hours)
    seats.came()
    assert bool(remind(settings, night)) is reminded


def test_nobody_is_reminded_of_what_is_off(settings: Any) -> None:
    from tests import factories

    page = seats.event()
    seats.came()
    seats.edit(page, factories.change(seats.SATURDAY, "cancelled"))
    assert remind(settings) == []


def test_what_could_not_be_sent_is_tried_again(settings: Any) -> None:
    seats.event()
    seats.came()
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = seats.BROKEN_BACKEND
    assert remind(settings) == []
    settings.EMAIL_BACKEND = backend
    assert remind(settings) == ["ada@example.org"]


def test_nobody_is_reminded_while_no_page_of_the_event_is_public(settings: Any) -> None:
    page = seats.event()
    seats.came()
    page.unpublish()
    assert remind(settings) == []
    page.refresh_from_db()
    page.get_latest_revision().publish()
    assert remind(settings) == ["ada@example.org"]


def test_a_reminder_that_is_due_waits_while_the_page_is_not_public(
    settings: Any,
) -> None:
    page = seats.event()
    seats.came()
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = seats.BROKEN_BACKEND
    assert remind(settings) == []
    settings.EMAIL_BACKEND = backend
    page.unpublish()
    assert remind(settings) == []
    page.refresh_from_db()
    page.get_latest_revision().publish()
    assert remind(settings) == ["ada@example.org"]
    assert remind(settings) == []


def test_a_reminder_of_a_date_that_moved_away_is_not_sent(
    settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    from tests import factories

    page = seats.event()
    seats.came()
    settings.EMAIL_BACKEND, backend = seats.BROKEN_BACKEND, settings.EMAIL_BACKEND
    assert remind(settings) == []
    settings.EMAIL_BACKEND = backend
    day = seats.SUNDAY.replace(month=12, day=20)
    moved = factories.change(seats.SATURDAY, "moved", to_date=day, to_start=time(19))
    with django_capture_on_commit_callbacks(execute=True):
        seats.edit(page, moved)
    tell_tonight()
    mail.outbox.clear()
    assert remind(settings) == []
    assert remind(settings, "2026-12-20T03:15:00+01:00") == ["ada@example.org"]


def test_the_night_tells_how_many_were_reminded(settings: Any) -> None:
    seats.event()
    seats.came()
    settings.CULTURE_SOCIAL_NOW = NIGHT
    assert "1" in remind_tonight()
    assert "0" in remind_tonight()
