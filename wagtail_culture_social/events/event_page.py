"""The parts of an event's page as plain values: dates, calendars, booking, place."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail_culture_social.conf import now, today
from wagtail_culture_social.domain.calendar_links import (
    google_url,
    office365_url,
    outlook_url,
    webcal_url,
)
from wagtail_culture_social.domain.calendars import Entry
from wagtail_culture_social.domain.dates import (
    format_day,
    format_time,
    format_when,
    format_when_short,
)
from wagtail_culture_social.domain.schedule import State
from wagtail_culture_social.events import services
from wagtail_culture_social.events.dates import ShownDate, dates_of
from wagtail_culture_social.events.facts import (
    Facts,
    facts_of,
)
from wagtail_culture_social.events.listing import dates_of_parts
from wagtail_culture_social.events.rows import state_label
from wagtail_culture_social.events.stored import MOST_DATES
from wagtail_culture_social.models.choices import ACCESSIBILITY, labels_of
from wagtail_culture_social.social.addresses import full_url
from wagtail_culture_social.social.twins import content_language, source_of
from wagtail_culture_social.social.venues import hours_words
from wagtail_culture_social.social.zones import zone_of

OF_PARTS = {"festival", "series"}
"""Types of events that other events are part of."""

CALENDARS = (
    (gettext_lazy("Google Calendar"), google_url),
    ("Outlook.com", outlook_url),
    ("Microsoft 365", office365_url),
)


@dataclass(frozen=True, slots=True)
class DateRow:
    """One date as the page shows it: what became of it, its place in calendars.

    ``iso`` is its start for machines, a day only when it lasts whole days.
    """

    date: ShownDate
    when: str
    iso: str
    state_label: str = ""
    instead_of: str = ""
    ics_url: str = ""
    is_off: bool = False

    @property
    def is_plain(self) -> bool:
        """Tell whether its time says all: it takes place as planned, without a note."""
        return not (self.state_label or self.instead_of or self.date.note)


@dataclass(frozen=True, slots=True)
class Booking:
    """How one books: by a link, or later; ``opens`` says when."""

    url: str = ""
    label: str = ""
    opens: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An address under a name."""

    name: str
    url: str


def date_row(page: Any, date: ShownDate, language: str) -> DateRow:
    """Return one date of a page with its own state in words."""
    off = date.state in services.CALLED_OFF
    start = date.first_day if date.all_day else date.start
    return DateRow(
        date,
        when=capfirst(date.when),
        iso=start.isoformat(),
        is_off=off,
        state_label=_state_label(date),
        instead_of=_instead_of(date, language),
        ics_url="" if off or date.is_permanent else _date_ics(ics_url(page), date),
    )


def previous_when(date: ShownDate | None, language: str) -> str:
    """Return when a moved date was planned, ``""`` when it did not move."""
    previous = date.previous_start if date else None
    if date is None or previous is None:
        return ""
    return format_when(previous, previous, language, all_day=date.all_day)


def calendar_links(page: Any, request: HttpRequest, ics_url: str) -> list[Link]:
    """Return where the date to come can be noted; nothing for what has no end.

    No rule is told: an address has no place for what differs from it.
    """
    date, facts = services.told_date(page), facts_of(page)
    if date is None or date.is_permanent or date.moment == "past":
        return []
    if date.state in services.CALLED_OFF:
        return []
    venue = facts.venue if facts.is_on_site else None
    entry = Entry(
        uid="",
        summary=page.title,
        start=date.start,
        end=date.end,
        modified=now(),
        all_day=date.all_day,
        state=date.state,
        description=page.summary,
        url=full_url(page, request),
        location=venue.location if venue else "",
    )
    links = [Link(str(name), address(entry)) for name, address in CALENDARS]
    if ics_url:
        subscription = webcal_url(request.build_absolute_uri(ics_url))
        several = len(dates_of(page).coming) > 1
        file = _("File with all dates (.ics)") if several else _("File (.ics)")
        links += [Link(_("Apple Calendar"), subscription), Link(file, ics_url)]
    return links


def booking_of(page: Any, facts: Facts, state: State) -> Booking | None:
    """Return how one books, ``None`` when one cannot."""
    closed = (*services.CALLED_OFF, State.FULL)
    if not facts.booking_url or not dates_of(page).coming or state in closed:
        return None
    opens, language = facts.booking_opens_at, content_language(page)
    if opens is not None and opens > now():
        local = opens.astimezone(facts.zone)
        words = {
            "day": format_day(local.date(), language),
            "time": format_time(local.time(), language),
        }
        return Booking(opens=_("Booking opens on %(day)s at %(time)s.") % words)
    return Booking(facts.booking_url, page.booking_label or _("Book a place"))


def venue_of(page: Any, facts: Facts) -> dict[str, Any]:
    """Return the place where the event is, none when it is only online."""
    venue, date = facts.venue, services.told_date(page)
    if venue is None or not facts.is_on_site:
        return {}
    visited = date is not None and _is_visited(facts, date)
    is_foreign = venue.locale_id != source_of(page).locale_id
    return {
        "venue": venue,
        "venue_language": venue.locale.language_code if is_foreign else "",
        "venue_hours": hours_words(venue, content_language(page)) if visited else None,
        "venue_accessibility": labels_of(ACCESSIBILITY, venue.accessibility),
    }


def _is_visited(facts: Facts, date: ShownDate) -> bool:
    """Tell whether one comes whenever the place is open."""
    takes_place = date.moment != "past" and date.state not in services.CALLED_OFF
    return takes_place and (date.all_day or facts.event_type == "exhibition")


def parts_of(page: Any, facts: Facts) -> dict[str, Any]:
    """Return the dates to come of what is part of a festival or series."""
    if facts.event_type not in OF_PARTS or not page.pk:
        return {"parts": []}
    found = list(dates_of_parts(page)[: MOST_DATES + 1])
    language = content_language(page)
    return {
        "parts": [_part(row, language) for row in found[:MOST_DATES]],
        "has_more_parts": len(found) > MOST_DATES,
    }


def _part(row: Any, language: str) -> dict[str, Any]:
    zone, present = zone_of(row.time_zone), today()
    start, end = row.start.astimezone(zone), row.end.astimezone(zone)
    return {
        "page": row.page,
        "start": start,
        "all_day": row.all_day,
        "when": format_when_short(
            start, end, language, all_day=row.all_day, today=present
        ),
        "state": row.state,
        "state_label": str(state_label(row.state)),
        "is_changed": row.state != State.SCHEDULED,
        "is_off": row.state in services.CALLED_OFF,
    }


def _state_label(date: ShownDate) -> str:
    """Name what became of a date; of one that moved, it is the new one that shows."""
    if date.state == State.SCHEDULED:
        return ""
    if date.state != State.RESCHEDULED:
        return str(state_label(date.state))
    return _("New time") if _is_same_day(date) else _("New date")


def _is_same_day(date: ShownDate) -> bool:
    previous = date.previous_start
    return previous is not None and previous.date() == date.first_day


def _instead_of(date: ShownDate, language: str) -> str:
    """Say what a moved date replaces: another day, or another hour of that day."""
    previous = date.previous_start
    if previous is None:
        return ""
    if _is_same_day(date):
        time = format_time(previous.time(), language)
        return _("instead of %(time)s") % {"time": time}
    return _("instead of %(day)s") % {"day": format_day(previous.date(), language)}


def ics_url(page: Any) -> str:
    """Return the address of the event's calendar file, ``""`` without our URLs."""
    if "_wcs_ics_url" not in page.__dict__:
        try:
            url = reverse("wagtail_culture_social:event_ics", args=[page.pk])
        except NoReverseMatch:
            url = ""
        page.__dict__["_wcs_ics_url"] = url
    return page.__dict__["_wcs_ics_url"]


def _date_ics(event_ics: str, date: ShownDate) -> str:
    """Return the file of one date, which stands beside that of the event."""
    folder, slash, _name = event_ics.rpartition("/")
    return f"{folder}/{date.recurrence_id}.ics" if slash else ""
