"""The mails about a registration, each in the language in which it was made."""

from datetime import datetime
from typing import Any

from django.utils import translation

from wagtail_culture_social.events.date_files import cancelled_file, date_file
from wagtail_culture_social.models.occurrences import Occurrence
from wagtail_culture_social.participation.mails.sending import File, send
from wagtail_culture_social.participation.models import Registration, Seating
from wagtail_culture_social.participation.registrations.links import (
    CONFIRMING,
    MANAGING,
    link_to,
)
from wagtail_culture_social.participation.registrations.standing import (
    facts_about,
    page_of,
)
from wagtail_culture_social.participation.registrations.waiting_list import number_of
from wagtail_culture_social.participation.registrations.words import when_words
from wagtail_culture_social.social.addresses import full_url

Status = Registration.Status
STANDING = {
    Status.UNCONFIRMED: "registration_confirm",
    Status.CONFIRMED: "registration_confirmed",
    Status.WAITING: "registration_waiting",
    Status.CANCELLED: "registration_cancelled",
}
PROMOTED, REMINDER = "registration_promoted", "registration_reminder"
MESSAGE = "registration_message"
OFF, MOVED = "registration_date_off", "registration_date_moved"
WITH_FILE = {STANDING[Status.CONFIRMED], PROMOTED, REMINDER, OFF, MOVED}
"""Mails with the date for a calendar: they put it there, move it, or take it out."""


def send_standing(row: Registration) -> bool:
    """Tell somebody where their registration stands; tell whether that went out."""
    template = STANDING[Status(row.status)]
    if row.status == Status.UNCONFIRMED:
        return _send(row, template, CONFIRMING)
    number = number_of(row) if row.status == Status.WAITING else 0
    return _send(row, template, number=number)


def tell_promoted(row: Registration) -> bool:
    """Tell somebody that the waiting list gave them seats; tell whether it went out."""
    return _send(row, PROMOTED)


def tell_date_off(row: Registration) -> bool:
    """Tell somebody that their date does not take place; tell whether it went out."""
    return _send(row, OFF)


def tell_date_moved(
    row: Registration,
    previous_start: datetime | None = None,
    *,
    is_back: bool = False,
) -> bool:
    """Tell somebody that their date moved, or takes place after all."""
    return _send(row, MOVED, previous=previous_start, is_back=is_back)


def remind(row: Registration) -> bool:
    """Remind somebody of their date; tell whether that went out."""
    return _send(row, REMINDER)


def write(row: Registration, heading: str, message: str) -> bool:
    """Send somebody what those who run the event write; tell whether it went out."""
    return _send(row, MESSAGE, heading=heading, message=message)


def _send(
    row: Registration,
    template: str,
    purpose: str = MANAGING,
    *,
    previous: datetime | None = None,
    **more: Any,
) -> bool:
    page = page_of(row)
    if page is None or not row.email:
        return False
    with translation.override(row.language):
        context = facts_about(row) | {
            "event_url": full_url(page),
            "url": link_to(row, purpose, page),
            "previous_when": previous
            and when_words(page, previous, previous, row.language),
            **more,
        }
    files = _date_files(page, row.seating, template) if template in WITH_FILE else ()
    return send(row.email, template, row.language, context, files)


def _date_files(page: Any, seating: Seating, template: str) -> list[File]:
    """Return the date for a calendar; one that is gone is taken out of it."""
    dates = Occurrence.objects.filter(page=page.pk, recurrence_id=seating.recurrence_id)
    found = [date_file(page, date) for date in dates.exclude(vevent="")]
    if not found and template == OFF:
        span = seating.starts_at, seating.ends_at
        found = [cancelled_file(page, seating.recurrence_id, *span)]
    return [(f"{page.slug}.ics", one.decode(), "text/calendar") for one in found]
