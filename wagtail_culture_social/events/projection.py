"""What happens when an event is published: its facts and dates go into the tables."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.models import Page

from wagtail_culture_social import registry
from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.programme import (
    event_dates,
)
from wagtail_culture_social.domain.recurrence import RuleError
from wagtail_culture_social.domain.schedule import State
from wagtail_culture_social.domain.stored_schedules import dump_schedule
from wagtail_culture_social.events.dated_rows import write_dates
from wagtail_culture_social.events.facts import (
    PLAIN,
    Facts,
    from_row,
    own_dates,
    own_facts,
)
from wagtail_culture_social.events.live_facts import columns_of
from wagtail_culture_social.events.schedules import HORIZON
from wagtail_culture_social.events.stored import forget
from wagtail_culture_social.models.occurrences import EventFacts, Occurrence
from wagtail_culture_social.signals import facts_projected
from wagtail_culture_social.social.page_types import page_types_with
from wagtail_culture_social.social.twins import (
    is_lead,
    lead_of,
    twin_key,
)


def project_event(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Write the facts of a published event and the dates of its twins.

    A receiver of ``page_published``; pages that are no events are left alone. Who
    registers for dates follows here, in whatever order apps are installed.
    """
    page = instance
    if not is_event(page):
        return
    with transaction.atomic():
        row = EventFacts.objects.filter(twin_key=twin_key(page)).first()
        if row is None or is_lead(page):
            row = _write_facts(page, row)
        write_dates(row)
    forget(page)
    if service := registry.get("registration"):
        service.project_registrations(page)
    facts_projected.send(sender=type(page), page=page)


def rebuild_event(page: Page) -> int:
    """Write people and dates of a live event again; return how many dates there are.

    Its other facts stay as they were published: a draft is none of its business.
    """
    with transaction.atomic():
        row = EventFacts.objects.filter(twin_key=twin_key(page)).first()
        lead = lead_of(page).specific
        if row is None:
            row = _write_facts(lead if lead.live else page.specific, None)
        elif lead.live:
            _refresh_people(row, lead)
        return write_dates(row)


def is_event(page: Any) -> bool:
    """Tell whether a page type has the event mixin."""
    return hasattr(type(page), "event_facts")


def event_models() -> list[Any]:
    """Return the installed page types that have the event mixin."""
    return page_types_with("event_facts")


def index_models() -> list[Any]:
    """Return the installed page types that are programmes of events."""
    return page_types_with("wcs_has_calendar")


def live_events() -> Iterator[Page]:
    """Yield the live pages of every installed event type."""
    for model in event_models():
        yield from model.objects.live().iterator(chunk_size=200)


def unlisted_events() -> Iterator[Page]:
    """Yield the live events that have dates and are in no list of dates.

    They were added without publishing, or an alias was made since.
    """
    listed = Occurrence.objects.filter(page=OuterRef("pk"))
    for model in event_models():
        pages = model.objects.live().filter(~Exists(listed)).select_related("alias_of")
        keys = {page.pk: twin_key(page) for page in pages}
        rows = EventFacts.objects.defer("calendars", "told").filter(
            twin_key__in=keys.values()
        )
        facts = {row.twin_key: from_row(row) for row in rows.select_related("venue")}
        for page in pages:
            if _has_dates(facts.get(keys[page.pk]) or own_dates(page)):
                yield page


def _has_dates(facts: Facts) -> bool:
    today = now().astimezone(facts.zone).date()
    with suppress(RuleError):
        return bool(event_dates(facts.schedule, facts.zone, today + HORIZON))
    return False


def _write_facts(page: Any, row: EventFacts | None) -> EventFacts:
    facts = own_facts(page)
    values = {name: getattr(facts, name) for name in PLAIN} | {
        "state": facts.state.value,
        "attendance": facts.attendance.value,
        "time_zone": page.time_zone,
        "stream_url": facts.stream_url,
        **columns_of(facts.live),
        "booking_url": facts.booking_url,
        "prices": [[line.category, str(line.amount)] for line in facts.prices],
        "is_free": facts.is_free,
        "people": [asdict(part) for part in facts.people],
        "part_of": facts.part_of,
    }
    schedule = dump_schedule(facts.schedule)
    if row is None:
        site = page.get_site()
        row = EventFacts(
            twin_key=twin_key(page), uid_host=site.hostname if site else "localhost"
        )
    elif _same(row, values) and _without_left_out(row.schedule) == schedule:
        return row
    else:
        row.sequence += 1
        row.previous_start = _previous_start(row, facts)
    for name, value in values.items():
        setattr(row, name, value)
    row.schedule = schedule
    units = facts.schedule.units
    if row.uid_unit not in units:
        row.uid_unit = units[0] if units else ""
    row.changed_at = now()
    row.save()
    return row


def _refresh_people(row: EventFacts, lead: Any) -> None:
    people = [asdict(part) for part in own_facts(lead).people]
    if people != row.people:
        row.people, row.changed_at = people, now()
        row.save(update_fields=["people", "changed_at"])


def _same(row: EventFacts, values: Mapping[str, Any]) -> bool:
    return all(getattr(row, name) == value for name, value in values.items())


def _without_left_out(stored: Mapping[str, Any]) -> dict[str, Any]:
    series = [
        {name: value for name, value in one.items() if name != "left_out"}
        for one in stored.get("series", ())
    ]
    return {**stored, "series": series}


def _previous_start(row: EventFacts, facts: Facts) -> Any:
    """Return the start that a rescheduled event had before it moved."""
    if facts.state != State.RESCHEDULED:
        return None
    before, after = _first_start(from_row(row)), _first_start(facts)
    return before if before and before != after else row.previous_start


def _first_start(facts: Facts) -> Any:
    slots = [*facts.schedule.slots, *(one.slot for one in facts.schedule.series)]
    return min((slot.instants(facts.zone)[0] for slot in slots), default=None)
