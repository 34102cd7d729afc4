"""What happens when an event is published, and what its surfaces ask for."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import transaction
from wagtail.models import Page

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.conf import now
from wagtail_culture_social.domain import phases
from wagtail_culture_social.domain.dates import (
    format_time,
    format_when,
    format_when_short,
)
from wagtail_culture_social.domain.schedule import State, moment
from wagtail_culture_social.domain.snippets import Draft
from wagtail_culture_social.events.facts import (
    Facts,
    dump_slot,
    facts_of,
    from_row,
    own_facts,
)
from wagtail_culture_social.models.occurrences import EventFacts, Occurrence
from wagtail_culture_social.signals import facts_projected
from wagtail_culture_social.social.listing import readable_below
from wagtail_culture_social.social.services import page_draft
from wagtail_culture_social.social.twins import (
    content_language,
    lead_of,
    twin_key,
    twin_set,
)

HORIZON = timedelta(days=400)
CALLED_OFF = (State.CANCELLED, State.POSTPONED)


def project_event(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Write the facts of a published event and the occurrences of its twins.

    A receiver of ``page_published``; pages that are no events are left alone.
    """
    page = instance
    if not is_event(page):
        return
    with transaction.atomic():
        row = EventFacts.objects.filter(twin_key=twin_key(page)).first()
        if row is None or (not page.alias_of_id and lead_of(page).pk == page.pk):
            row = _write_facts(page, row)
        _write_occurrences(twin_key(page), from_row(row))
    page.__dict__.pop("_wcs_facts", None)
    facts_projected.send(sender=type(page), page=page)


def rebuild_event(page: Page) -> int:
    """Write the occurrences of a live event again; return how many there are."""
    key = twin_key(page)
    row = EventFacts.objects.select_related("venue").filter(twin_key=key).first()
    if row is None:
        lead = lead_of(page).specific
        row = _write_facts(lead if lead.live else page.specific, None)
    return _write_occurrences(key, from_row(row))


def event_dates(page: Page) -> list[dict[str, Any]]:
    """Return the dates of an event as words and instants, in order."""
    facts, language, present = facts_of(page), content_language(page), now()
    return [
        {
            "slot": slot,
            "start": start,
            "end": end,
            "all_day": slot.all_day,
            "moment": moment(present, start, end),
            "when": _words(slot, start, end, language),
        }
        for slot, start, end in facts.dates()
    ]


def next_date(page: Page) -> dict[str, Any] | None:
    """Return the running or next date, else the last one, else ``None``."""
    dates = event_dates(page)
    coming = [date for date in dates if date["moment"] != "past"]
    return coming[0] if coming else (dates[-1] if dates else None)


def event_draft(page: Any) -> Draft:
    """Return what the posts of an event are written from."""
    facts, language = facts_of(page), content_language(page)
    date = next_date(page)
    venue = facts.venue if facts.is_on_site else None
    when = time = ""
    if date is not None:
        when = format_when_short(
            date["start"],
            date["end"],
            language,
            all_day=date["all_day"],
            today=now().astimezone(facts.zone).date(),
        )
        start = date["start"].astimezone(facts.zone)
        time = "" if date["all_day"] else format_time(start.time(), language)
    return page_draft(
        page,
        kind="event",
        date=when,
        time=time,
        place=venue.name if venue else "",
        price=page.price_line,
        state=facts.state.value,
        attendance=facts.attendance.value,
        live_now=is_live_now(facts, date),
        on=date["start"].astimezone(facts.zone).date() if date else None,
    )


def event_moments(page: Any) -> list[tuple[str, datetime]]:
    """Return when the posts of the running or next date are due; none when called off.

    A replay is offered of what was streamed.
    """
    facts, date = facts_of(page), next_date(page)
    if date is None or facts.state in CALLED_OFF:
        return []
    replay = facts.is_online and bool(facts.stream_url)
    start = date["start"].astimezone(facts.zone)
    return list(phases.event_moments(start, date["end"], replay=replay))


def is_live_now(facts: Facts, date: dict[str, Any] | None) -> bool:
    """Tell whether a stream is running: dates, state and address must all agree."""
    if date is None or not facts.stream_url or not facts.is_online:
        return False
    return date["moment"] == "now" and facts.state not in CALLED_OFF


def upcoming(index: Page, present: datetime) -> Any:
    """Return running and coming occurrences of the live pages below an index."""
    return _below(index).filter(end__gt=present).order_by("start", "pk")


def past(index: Page, present: datetime) -> Any:
    """Return the occurrences that are over, the latest first."""
    return _below(index).filter(end__lte=present).order_by("-start", "pk")


def is_event(page: Any) -> bool:
    """Tell whether a page type has the event mixin."""
    return hasattr(type(page), "event_facts")


def live_events() -> Iterator[Page]:
    """Yield the live pages of every installed event type."""
    for model in apps.get_models():
        if issubclass(model, page_model()) and hasattr(model, "event_facts"):
            yield from model.objects.live().iterator(chunk_size=200)


def _below(index: Page) -> Any:
    pages = readable_below(index).order_by().values("pk")
    return Occurrence.objects.filter(page__in=pages).select_related("page")


def _words(slot: Any, start: datetime, end: datetime, language: str) -> str:
    return format_when(start, end, language, all_day=slot.all_day)


def _write_facts(page: Any, row: EventFacts | None) -> EventFacts:
    facts = own_facts(page)
    values = {
        "state": facts.state.value,
        "attendance": facts.attendance.value,
        "time_zone": page.time_zone,
        "schedule": [dump_slot(slot) for slot in facts.slots],
        "venue": facts.venue,
        "stream_url": facts.stream_url,
        "price": facts.price,
        "currency": facts.currency,
        "booking_url": facts.booking_url,
    }
    if row is None:
        site = page.get_site()
        row = EventFacts(
            twin_key=twin_key(page), uid_host=site.hostname if site else "localhost"
        )
    elif all(getattr(row, name) == value for name, value in values.items()):
        return row
    else:
        row.sequence += 1
        row.previous_start = _previous_start(row, facts)
    for name, value in values.items():
        setattr(row, name, value)
    row.changed_at = now()
    row.save()
    return row


def _previous_start(row: EventFacts, facts: Facts) -> datetime | None:
    """Return the start that a rescheduled event had before it moved."""
    if facts.state != State.RESCHEDULED:
        return None
    before, after = from_row(row).dates(), facts.dates()
    if before and (not after or before[0][1] != after[0][1]):
        return before[0][1]
    return row.previous_start


def _write_occurrences(key: Any, facts: Facts) -> int:
    """Replace the rows of every live twin; idempotent."""
    limit = now() + HORIZON
    rows = [
        Occurrence(
            page_id=page.pk,
            locale_id=page.locale_id,
            twin_key=key,
            slot=slot.id,
            recurrence_id=slot.id,
            start=start,
            end=end,
            all_day=slot.all_day,
            time_zone=facts.zone.key,
            state=facts.state.value,
        )
        for page in twin_set(key).live()
        for slot, start, end in facts.dates()
        if start <= limit
    ]
    Occurrence.objects.filter(twin_key=key).delete()
    Occurrence.objects.bulk_create(rows)
    return len(rows)
