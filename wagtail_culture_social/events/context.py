"""What the templates of events show, as plain values."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _

from wagtail_culture_social.domain.dates import format_when
from wagtail_culture_social.domain.prices import format_price
from wagtail_culture_social.domain.schedule import State
from wagtail_culture_social.events import event_page, services, words
from wagtail_culture_social.events.dates import dates_of
from wagtail_culture_social.events.facts import Facts, Part, facts_of
from wagtail_culture_social.events.live_words import (
    access_words,
    live_context,
    live_words,
)
from wagtail_culture_social.events.people import people_by_role
from wagtail_culture_social.events.rows import state_label
from wagtail_culture_social.models.choices import (
    ACCESSIBILITY,
    AUDIENCES,
    LANGUAGES,
    ROLES,
    labels_of,
)
from wagtail_culture_social.models.occurrences import ATTENDANCE_CHOICES
from wagtail_culture_social.social.pictures import more_images
from wagtail_culture_social.social.twins import content_language

DESCRIBED = 10


def event(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return the context of an event page, in the page's language."""
    language = content_language(page)
    with translation.override(language):
        return _event(page, request, language)


def _event(page: Any, request: HttpRequest, language: str) -> dict[str, Any]:
    dates, facts, state = dates_of(page), facts_of(page), services.state_of(page)
    rows = [event_page.date_row(page, date, language) for date in dates.shown]
    told, calendar = services.told_date(page), event_page.ics_url(page)
    goes_on = bool(dates.coming) and state not in services.CALLED_OFF
    return {
        "facts": facts,
        "dates": dates,
        "main_date": next((row for row in rows if row.date is told), None),
        "skipped_date": rows[0] if told is not dates.next else None,
        "date_rows": rows,
        "is_past": dates.last is not None,
        "series": words.series_words(facts, language) if goes_on else [],
        "pauses": words.pause_words(facts, language) if goes_on else [],
        "price": format_price(facts.price_from, facts.currency, language),
        "prices": words.price_lines(facts, language),
        "booking": event_page.booking_of(page, facts, state),
        "ages": words.age_words(facts),
        "audiences": labels_of(AUDIENCES, facts.audiences),
        "languages": labels_of(LANGUAGES, facts.languages),
        "accessibility": labels_of(ACCESSIBILITY, facts.accessibility),
        "people": people_by_role(facts, language, more_images(page)),
        "festival": services.festival_of(page),
        **live_context(page),
        "state": state.value,
        "state_label": state_label(state),
        "is_off": state in services.CALLED_OFF,
        "is_changed": state != State.SCHEDULED,
        "previous_when": event_page.previous_when(told, language),
        "attendance_label": dict(ATTENDANCE_CHOICES)[facts.attendance.value],
        "ics_url": calendar,
        "calendars": event_page.calendar_links(page, request, calendar),
        **event_page.venue_of(page, facts),
        **event_page.parts_of(page, facts),
    }


def describe(page: Any) -> list[tuple[Any, str]]:
    """Return the facts as (label, words) for the read-only panel of a twin."""
    facts, language = facts_of(page), content_language(page)
    shown = dates_of(page).shown
    described = [
        (_("Type"), [page.get_event_type_display()]),
        (_("Dates"), [one.when for one in shown[:DESCRIBED]]),
        (_("Series"), words.series_words(facts, language)),
        (_("Pauses"), words.pause_words(facts, language)),
        (_("Time zone"), [facts.zone.key]),
        (_("State"), [state_label(facts.state)]),
        (_("Attendance"), [dict(ATTENDANCE_CHOICES)[facts.attendance.value]]),
        (_("Venue"), [facts.venue or ""]),
        (_("Live stream address"), [facts.stream_url]),
        (_("Streams"), [one.url for one in facts.live.streams]),
        (_("Live stream"), [live_words(page), *access_words(facts, language)]),
        (_("Other address"), [facts.live.fallback_url, facts.live.fallback_phone]),
        (_("Replays"), [len(facts.live.replays) or ""]),
        (_("Price from"), [format_price(facts.price_from, facts.currency, language)]),
        (_("Prices"), [" ".join(line) for line in words.price_lines(facts, language)]),
        (_("Booking address"), [facts.booking_url]),
        (_("Booking opens"), [_moment(facts.booking_opens_at, facts, language)]),
        (_("Capacity"), [facts.capacity or ""]),
        (_("Audience"), [*_labels(AUDIENCES, facts.audiences), words.age_words(facts)]),
        (_("Accessibility"), _labels(ACCESSIBILITY, facts.accessibility)),
        (_("Languages"), _labels(LANGUAGES, facts.languages)),
        (_("People"), [_with_role(part, language) for part in facts.people]),
        (_("Part of"), [services.festival_of(page) or ""]),
    ]
    return [
        (label, " · ".join(str(one) for one in values if one) or "–")
        for label, values in described
    ]


def _labels(choices: list[tuple[str, Any]], codes: str) -> list[str]:
    return [label for _code, label in labels_of(choices, codes)]


def _with_role(part: Part, language: str) -> str:
    return f"{part.name(language)} ({dict(ROLES).get(part.role, part.role)})"


def _moment(moment: datetime | None, facts: Facts, language: str) -> str:
    if moment is None:
        return ""
    local = moment.astimezone(facts.zone)
    return format_when(local, local, language)
