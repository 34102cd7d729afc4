"""The mails about a registration, each in the language in which it was made."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import translation

from wagtail_culture_social.events.date_files import date_file
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


def tell_promoted(keys: Iterable[int]) -> None:
    """Tell those whom the waiting list gave seats."""
    rows = Registration.objects.select_related("seating__offer")
    for row in rows.filter(pk__in=list(keys)).order_by("pk"):
        _send(row, PROMOTED)


def remind(row: Registration) -> bool:
    """Remind somebody of their date; tell whether that went out."""
    return _send(row, REMINDER)


def write(row: Registration, heading: str, message: str) -> bool:
    """Send somebody what those who run the event write; tell whether it went out."""
    return _send(row, MESSAGE, heading=heading, message=message)


def tell_of_date(
    seating: Seating, template: str, previous_start: datetime | None = None
) -> int:
    """Tell who registered or waits that a date is off or moved; return how many."""
    rows = seating.registrations.select_related("seating__offer")
    holding = rows.filter(status__in=(Status.CONFIRMED, Status.WAITING))
    return sum(_send(row, template, previous=previous_start) for row in holding)


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
            "previous_when": previous and when_words(page, previous, previous),
            **more,
        }
    files = _date_files(page, row.seating) if template in WITH_FILE else ()
    return send(row.email, template, row.language, context, files)


def _date_files(page: Any, seating: Seating) -> list[File]:
    dates = Occurrence.objects.filter(
        page=page.pk, recurrence_id=seating.recurrence_id
    ).exclude(vevent="")
    return [
        (f"{page.slug}.ics", date_file(page, date).decode(), "text/calendar")
        for date in dates
    ]
