"""What the templates of events show, as plain values."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.dates import (
    format_day,
    format_time,
    format_when_short,
)
from wagtail_culture_social.domain.prices import format_price
from wagtail_culture_social.domain.schedule import State
from wagtail_culture_social.events import services
from wagtail_culture_social.events.dates import dates_of
from wagtail_culture_social.events.facts import facts_of
from wagtail_culture_social.events.listing import past, upcoming
from wagtail_culture_social.media.providers import stream_of
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
    """Return the context of an event page."""
    dates, facts = dates_of(page), facts_of(page)
    state, language = services.state_of(page), content_language(page)
    return {
        "facts": facts,
        "dates": dates,
        "next_date": dates.next,
        "coming_dates": dates.coming,
        "is_past": dates.last is not None,
        "price": format_price(facts.price_from, facts.currency, language),
        "live_now": services.is_live_now(facts, services.told_date(page)),
        "state": state.value,
        "state_label": state_label(state),
        "is_off": state in services.CALLED_OFF,
        "is_changed": state != State.SCHEDULED,
        "previous_day": previous_day(page),
        "attendance_label": dict(ATTENDANCE_CHOICES)[facts.attendance.value],
        "venue": facts.venue,
        "stream": stream_of(facts.stream_url) if facts.is_online else None,
        "ics_url": ics_url(page),
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


def previous_day(page: Any) -> str:
    """Return the day that the next date of a rescheduled event had before."""
    date = services.told_date(page)
    if date is None or date.previous_start is None:
        return ""
    return format_day(date.previous_start.date(), content_language(page))


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
    people = ", ".join(part.name(language) for part in facts.people)
    return [
        (_("Type"), str(page.get_event_type_display())),
        (_("Dates"), " · ".join(one.when for one in shown[:DESCRIBED]) or "–"),
        (_("Time zone"), facts.zone.key),
        (_("State"), state_label(facts.state)),
        (_("Attendance"), str(dict(ATTENDANCE_CHOICES)[facts.attendance.value])),
        (_("Venue"), str(facts.venue or "–")),
        (_("Live stream address"), facts.stream_url or "–"),
        (
            _("Price from"),
            format_price(facts.price_from, facts.currency, language) or "–",
        ),
        (_("Booking address"), facts.booking_url or "–"),
        (_("People"), people or "–"),
    ]
