"""Where somebody's registration stands, as the pages behind their links show it."""

from typing import Any

from django.urls import reverse

from wagtail_culture_social.domain.registrations import Phase
from wagtail_culture_social.events.facts import facts_of
from wagtail_culture_social.participation.models import Registration
from wagtail_culture_social.participation.register.campaigns import page_in
from wagtail_culture_social.participation.registrations import seats
from wagtail_culture_social.participation.registrations.links import (
    MANAGING,
    path_to,
)
from wagtail_culture_social.participation.registrations.shown import form_url
from wagtail_culture_social.participation.registrations.waiting_list import number_of
from wagtail_culture_social.participation.registrations.words import (
    seats_words,
    when_words,
)

Status = Registration.Status


def page_of(row: Registration) -> Any | None:
    """Return the page of the event in the language of a registration, else the lead.

    ``None`` once there is no page any more.
    """
    offer = row.seating.offer
    page = page_in(offer.twin_key, row.language) or offer.page
    return page and page.specific


def is_public(row: Registration) -> bool:
    """Tell whether the public sees a page of the event."""
    page = page_of(row)
    return page is not None and page.live


def facts_about(row: Registration) -> dict[str, Any]:
    """Return what mails and pages say of a registration, in the active language."""
    page, seating = page_of(row), row.seating
    told = {
        "registration": row,
        "seats": seats_words(row),
        "title": "",
        "when": when_words(page, seating.starts_at, seating.ends_at, row.language),
    }
    if page is None:
        return told
    venue = facts_of(page).venue
    return told | {"title": page.title, "place": venue.location if venue else ""}


def standing_of(row: Registration) -> dict[str, Any]:
    """Return the context of the pages behind the links of a registration."""
    page, seating = page_of(row), row.seating
    phase = seats.phase_of(seating)
    is_held = row.status in seats.HOLDING
    return facts_about(row) | {
        "status": row.status,
        "number": number_of(row) if row.status == Status.WAITING else 0,
        "is_off": seating.is_cancelled,
        "is_open": phase == Phase.OPEN,
        "may_cancel": is_held and seats.takes_place(seating),
        "mine_url": path_to(row, MANAGING),
        "event_url": page.url if page and page.live else "",
        "ics_url": _ics_url(page, row),
        "again_url": form_url(seating.offer, row.language, seating.recurrence_id)
        if phase == Phase.OPEN
        else "",
    }


def _ics_url(page: Any, row: Registration) -> str:
    if row.status != Status.CONFIRMED or page is None or not page.live:
        return ""
    name = "wagtail_culture_social:date_ics"
    return reverse(name, args=[page.pk, row.seating.recurrence_id])
