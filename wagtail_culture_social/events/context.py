"""What the templates of events show, as plain values."""

from datetime import datetime
from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Page

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.dates import (
    format_day,
    format_time,
    format_when,
    format_when_short,
)
from wagtail_culture_social.domain.prices import format_price
from wagtail_culture_social.domain.schedule import State
from wagtail_culture_social.events import event_page, services, words
from wagtail_culture_social.events.dates import dates_of
from wagtail_culture_social.events.facts import Facts, Part, facts_of
from wagtail_culture_social.events.listing import past, upcoming
from wagtail_culture_social.events.people import people_by_role
from wagtail_culture_social.media.providers import stream_of
from wagtail_culture_social.models.choices import (
    ACCESSIBILITY,
    AUDIENCES,
    LANGUAGES,
    ROLES,
    labels_of,
)
from wagtail_culture_social.models.occurrences import (
    ATTENDANCE_CHOICES,
    STATE_CHOICES,
)
from wagtail_culture_social.social.listing import specific_pages
from wagtail_culture_social.social.twins import content_language
from wagtail_culture_social.social.zones import zone_of

LIST_LIMIT = 60
PAST_LIMIT = 12
DESCRIBED = 10


def event(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return the context of an event page, in the page's language."""
    language = content_language(page)
    with translation.override(language):
        return _event(page, request, language)


def _event(page: Any, request: HttpRequest, language: str) -> dict[str, Any]:
    dates, facts, state = dates_of(page), facts_of(page), services.state_of(page)
    rows = [event_page.date_row(page, date, language) for date in dates.coming]
    told, calendar = services.told_date(page), ics_url(page)
    is_off = state in services.CALLED_OFF
    return {
        "facts": facts,
        "dates": dates,
        "main_date": event_page.date_row(page, told, language) if told else None,
        "skipped_date": rows[0] if rows and told != dates.next else None,
        "date_rows": rows,
        "is_past": dates.last is not None,
        "series": words.series_words(facts, language) if rows and not is_off else [],
        "pauses": words.pause_words(facts, language) if rows and not is_off else [],
        "price": format_price(facts.price_from, facts.currency, language),
        "prices": words.price_lines(facts, language),
        "booking": event_page.booking_of(page, facts, state),
        "ages": words.age_words(facts),
        "audiences": labels_of(AUDIENCES, facts.audiences),
        "languages": labels_of(LANGUAGES, facts.languages),
        "accessibility": labels_of(ACCESSIBILITY, facts.accessibility),
        "people": people_by_role(facts, language),
        "festival": services.festival_of(page),
        "live_now": services.is_live_now(facts, told),
        "state": state.value,
        "state_label": state_label(state),
        "is_off": is_off,
        "is_changed": state != State.SCHEDULED,
        "previous_when": event_page.previous_when(told, language),
        "attendance_label": dict(ATTENDANCE_CHOICES)[facts.attendance.value],
        "stream": stream_of(facts.stream_url) if facts.is_online else None,
        "ics_url": calendar,
        "calendars": event_page.calendar_links(page, request, calendar),
        **event_page.venue_of(page, facts),
        **event_page.parts_of(page, facts),
    }


def programme(page: Page) -> dict[str, Any]:
    """Return the context of an event index: days to come, and the latest past."""
    present = now()
    today = format_day(timezone.localdate(present), content_language(page))
    running: list[dict[str, Any]] = []
    coming: list[dict[str, Any]] = []
    for row in entries(upcoming(page, present)[:LIST_LIMIT], page):
        (running if row["is_long"] and row["start"] <= present else coming).append(row)
    days = [
        {"label": label, "is_today": label == today, "rows": list(rows)}
        for label, rows in groupby(coming, key=lambda row: row["day"])
    ]
    return {
        "running": running,
        "days": days,
        "past": entries(past(page, present)[:PAST_LIMIT], page),
    }


def entries(occurrences: Any, index: Page) -> list[dict[str, Any]]:
    """Return list rows for occurrences, with their pages and pictures at hand."""
    occurrences = list(occurrences)
    language, present = content_language(index), now()
    wanted = {row.page_id: row.page for row in occurrences}
    pages = {page.pk: page for page in specific_pages(wanted.values())}
    rows = []
    for row in occurrences:
        page = pages[row.page_id]
        start, end = (
            t.astimezone(zone_of(row.time_zone)) for t in (row.start, row.end)
        )
        rows.append(
            {
                "page": page,
                "start": start,
                "end": end,
                "day": format_day(start.date(), language),
                "date": start.date(),
                "time": "" if row.all_day else format_time(start.time(), language),
                "is_long": (end - start).days > 1,
                "when": format_when_short(
                    start, end, language, all_day=row.all_day, today=present.date()
                ),
                "state": row.state,
                "state_label": state_label(row.state),
                "is_changed": row.state != State.SCHEDULED,
                "type_label": page.get_event_type_display(),
            }
        )
    return rows


def state_label(state: str) -> Any:
    """Return the state as a word, in the language active when it is shown."""
    return dict(STATE_CHOICES).get(str(state), "")


def ics_url(page: Page) -> str:
    """Return the address of the event's calendar file, ``""`` without our URLs."""
    try:
        return reverse("wagtail_culture_social:event_ics", args=[page.pk])
    except NoReverseMatch:
        return ""


def describe(page: Any) -> list[tuple[Any, str]]:
    """Return the facts as (label, words) for the read-only panel of a twin."""
    facts, language = facts_of(page), content_language(page)
    dates = dates_of(page)
    shown = dates.coming or ((dates.last,) if dates.last else ())
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
