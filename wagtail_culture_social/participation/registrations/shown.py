"""Seats as the page of an event shows them: alike for everybody, so caches keep it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.registrations import Phase
from wagtail_culture_social.events.dates import ShownDate, dates_of
from wagtail_culture_social.events.registration_blocks import registrations_of
from wagtail_culture_social.participation.models import RegistrationOffer, Seating
from wagtail_culture_social.participation.registrations.seats import phase_of
from wagtail_culture_social.participation.registrations.waiting_list import (
    free,
    with_queue,
)
from wagtail_culture_social.participation.registrations.words import (
    left_words,
    moment_words,
)
from wagtail_culture_social.social.found_blocks import FoundBlock
from wagtail_culture_social.social.twins import content_language, twin_key

ROWS = "_wcs_seatings"


@dataclass(frozen=True, slots=True)
class ShownSeats:
    """One date with its seats in words; ``url`` leads to the form while it is open."""

    when: str
    iso: str
    words: str
    url: str = ""
    is_full: bool = False


@dataclass(frozen=True, slots=True)
class ShownRegistration:
    """The dates that one can register for, and where it stands on its page."""

    anchor: str
    dates: list[ShownSeats]
    has_more: bool = False

    @property
    def only(self) -> ShownSeats | None:
        """The date, when there is but one."""
        return self.dates[0] if len(self.dates) == 1 else None


def block_context(
    page: Any, block: FoundBlock, request: HttpRequest | None
) -> dict[str, Any]:
    """Return what the template of a block shows besides its own words."""
    rows = {
        row.recurrence_id: row
        for row in _rows(page)
        if row.offer.block_id == block.id and row.offer.is_offered
    }
    dates = dates_of(page)
    shown = [
        _shown(page, date, rows[date.recurrence_id])
        for date in dates.coming
        if date.recurrence_id in rows
    ]
    if not shown:
        return {}
    told = ShownRegistration(anchor_of(block.id), shown, dates.has_more)
    return {"registration": told}


def seats_left(page: Any) -> Mapping[str, int]:
    """Return how many seats each date of a page has left, by the name of the date.

    A page without a registration asks the database nothing.
    """
    if not any(registrations_of(page)):
        return {}
    left: dict[str, int] = {}
    for row in _rows(page):
        if row.offer.is_offered:
            left[row.recurrence_id] = left.get(row.recurrence_id, 0) + free(row)
    return left


def anchor_of(block_id: str) -> str:
    """Return the id of a registration's element on its page."""
    return f"wcs-registration-{block_id[:8]}"


def form_url(offer: RegistrationOffer, language: str, date: str = "") -> str:
    """Return where one registers, in a language and perhaps for one date."""
    address = reverse(
        "wagtail_culture_social:registration", args=[offer.twin_key, offer.block_id]
    )
    query = {"lang": language} | ({"date": date} if date else {})
    return f"{address}?{urlencode(query)}"


def standing_words(page: Any, row: Seating) -> str:
    """Return where the registration for a date stands."""
    phase, offer = phase_of(row), row.offer
    if phase == Phase.OFF:
        return _("This date does not take place.")
    if phase == Phase.CLOSED:
        return _("Registration is closed.")
    if phase == Phase.BEFORE:
        when = moment_words(page, offer.opens_at)
        return _("Registration opens on %(when)s.") % {"when": when}
    return left_words(free(row), has_waiting_list=offer.has_waiting_list)


def may_register(row: Seating) -> bool:
    """Tell whether somebody can register for a date, if only for its waiting list."""
    is_open = phase_of(row) == Phase.OPEN
    return is_open and (free(row) > 0 or row.offer.has_waiting_list)


def _shown(page: Any, date: ShownDate, row: Seating) -> ShownSeats:
    language, start = content_language(page), date.start
    return ShownSeats(
        when=capfirst(date.when),
        iso=(date.first_day if date.all_day else start).isoformat(),
        words=capfirst(standing_words(page, row)),
        url=form_url(row.offer, language, date.recurrence_id)
        if may_register(row)
        else "",
        is_full=not free(row),
    )


def _rows(page: Any) -> list[Seating]:
    """Return the seats of all dates of a page that are not over, in one query."""
    known = page.__dict__.get(ROWS)
    if known is None:
        found = with_queue().filter(offer__twin_key=twin_key(page), ends_at__gte=now())
        known = page.__dict__[ROWS] = list(found)
    return known
