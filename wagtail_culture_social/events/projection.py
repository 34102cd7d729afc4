"""What happens when an event is published: its facts and dates go into the tables."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.models import Page

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.programme import (
    DateNote,
    EventDate,
    Schedule,
    event_dates,
    left_out,
)
from wagtail_culture_social.domain.recurrence import RuleError
from wagtail_culture_social.domain.schedule import State
from wagtail_culture_social.domain.stored_schedules import dump_schedule
from wagtail_culture_social.events.calendars import (
    Words,
    date_vevent,
    event_calendar,
    words_of,
)
from wagtail_culture_social.events.closing import closing_days
from wagtail_culture_social.events.dates import last_day
from wagtail_culture_social.events.facts import (
    PLAIN,
    Facts,
    facts_of,
    forget,
    from_row,
    own_facts,
)
from wagtail_culture_social.events.schedules import HORIZON, notes_of
from wagtail_culture_social.models.occurrences import EventFacts, Occurrence
from wagtail_culture_social.signals import facts_projected
from wagtail_culture_social.social.twins import (
    content_language,
    lead_of,
    twin_key,
    twin_set,
)

MIRRORED = (
    "facts_id",
    "slot",
    "start",
    "end",
    "day",
    "last_day",
    "all_day",
    "time_zone",
    "state",
    "previous_start",
    "note",
    "note_language",
    "vevent",
)
"""Columns of a date that, once they differ, make it a changed one."""


@dataclass(frozen=True, slots=True)
class Programme:
    """The dates of an event, worked out once for all its twins."""

    facts: Facts
    schedule: Schedule
    dates: tuple[EventDate, ...]
    until: date


def project_event(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Write the facts of a published event and the dates of its twins.

    A receiver of ``page_published``; pages that are no events are left alone.
    """
    page = instance
    if not is_event(page):
        return
    with transaction.atomic():
        row = EventFacts.objects.filter(twin_key=twin_key(page)).first()
        if row is None or (not page.alias_of_id and lead_of(page).pk == page.pk):
            row = _write_facts(page, row)
        _write_dates(row)
    forget(page)
    facts_projected.send(sender=type(page), page=page)


def rebuild_event(page: Page) -> int:
    """Write the dates of a live event again; return how many there are."""
    key = twin_key(page)
    with transaction.atomic():
        row = EventFacts.objects.filter(twin_key=key).first()
        if row is None:
            lead = lead_of(page).specific
            row = _write_facts(lead if lead.live else page.specific, None)
        return _write_dates(row)


def is_event(page: Any) -> bool:
    """Tell whether a page type has the event mixin."""
    return hasattr(type(page), "event_facts")


def event_models() -> list[Any]:
    """Return the installed page types that have the event mixin."""
    page = page_model()
    return [
        model
        for model in apps.get_models()
        if issubclass(model, page) and hasattr(model, "event_facts")
    ]


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
        for page in model.objects.live().filter(~Exists(listed)):
            facts = facts_of(page)
            today = now().astimezone(facts.zone).date()
            with suppress(RuleError):
                if event_dates(facts.schedule, facts.zone, today + HORIZON):
                    yield page


def _write_facts(page: Any, row: EventFacts | None) -> EventFacts:
    facts = own_facts(page)
    values = {name: getattr(facts, name) for name in PLAIN} | {
        "state": facts.state.value,
        "attendance": facts.attendance.value,
        "time_zone": page.time_zone,
        "stream_url": facts.stream_url,
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


def _programme(row: EventFacts, page: Page) -> Programme:
    """Work out the dates; a schedule that no longer fits has none.

    The dates that a rule has and the series has not are kept with the facts.
    """
    facts = from_row(row)
    today = now().astimezone(facts.zone).date()
    until = today + HORIZON
    closed = closing_days(page, facts.schedule, until)
    schedule = replace(facts.schedule, closing_days=closed)
    skipped: dict[str, tuple[str, ...]] = {}
    try:
        dates = event_dates(schedule, facts.zone, until, since=today)
        for series in schedule.series:
            slots = left_out(series, schedule, facts.zone, until)
            days = tuple(slot.start_date.isoformat() for slot in slots)
            skipped[series.slot.id] = days
    except RuleError:
        dates = []
    if skipped != facts.left_out:
        for data in row.schedule["series"]:
            data["left_out"] = list(skipped.get(data["slot"]["id"], ()))
        row.save(update_fields=["schedule"])
    facts = replace(facts, left_out=skipped)
    return Programme(facts, schedule, tuple(dates), until)


def _write_dates(row: EventFacts) -> int:
    """Bring the rows of every live twin up to date; what did not change stays."""
    twins = [page.specific for page in twin_set(row.twin_key).live()]
    wanted: dict[tuple[int, str], Occurrence] = {}
    calendars = {}
    if twins:
        lead = lead_of(twins[0]).specific
        programme = _programme(row, lead)
        for page in twins:
            forget(page)
            notes = _notes(page, lead)
            words = words_of(page, programme.facts)
            calendars[str(page.pk)] = event_calendar(
                page,
                words,
                programme.schedule,
                programme.dates,
                [note for note, _language in notes],
            )
            for one in programme.dates:
                if one.slot.start_date <= programme.until:
                    dated = _occurrence(row, programme, words, one, notes)
                    dated.page_id, dated.locale_id = page.pk, page.locale_id
                    wanted[page.pk, one.recurrence_id] = dated
    if row.calendars != calendars:
        row.calendars = calendars
        row.save(update_fields=["calendars"])
    _replace(row.twin_key, wanted)
    return len(wanted)


Notes = list[tuple[DateNote, str]]
"""Notes on dates, each with its language when that is not the page's."""


def _notes(page: Any, lead: Any) -> Notes:
    own: Notes = [(note, "") for note in notes_of(page.date_notes)]
    if lead.pk == page.pk:
        return own
    language = content_language(lead)
    borrowed = "" if language == content_language(page) else language
    return own + [(note, borrowed) for note in notes_of(lead.date_notes)]


def _occurrence(
    row: EventFacts, programme: Programme, words: Words, one: EventDate, notes: Notes
) -> Occurrence:
    facts = programme.facts
    start, end = one.slot.instants(facts.zone)
    said = (each for each in notes if each[0].touches(one.planned))
    note, language = next(said, (None, ""))
    text = note.text if note else ""
    previous = one.planned.instants(facts.zone)[0] if one.is_moved else None
    if previous is None and one == programme.dates[0]:
        previous = facts.previous_start
    return Occurrence(
        facts=row,
        twin_key=row.twin_key,
        slot=one.slot_id,
        recurrence_id=one.recurrence_id,
        start=start,
        end=end,
        day=start.date(),
        last_day=last_day(start, end),
        all_day=one.slot.all_day,
        time_zone=facts.zone.key,
        state=one.state(facts.state).value,
        previous_start=previous,
        note=text,
        note_language=language,
        vevent=date_vevent(words, one, text),
        changed_at=now(),
    )


def _replace(key: UUID, wanted: Mapping[tuple[int, str], Occurrence]) -> None:
    """Write only the differences, so that feeds change when something did."""
    stored = {
        (row.page_id, row.recurrence_id): row
        for row in Occurrence.objects.filter(twin_key=key)
    }
    gone = [row.pk for place, row in stored.items() if place not in wanted]
    Occurrence.objects.filter(pk__in=gone).delete()
    new = [row for place, row in wanted.items() if place not in stored]
    changed = []
    for place, row in stored.items():
        fresh = wanted.get(place)
        if fresh and any(getattr(row, n) != getattr(fresh, n) for n in MIRRORED):
            fresh.pk = row.pk
            changed.append(fresh)
    Occurrence.objects.bulk_create(new, batch_size=500)
    Occurrence.objects.bulk_update(
        changed, [*(n.removesuffix("_id") for n in MIRRORED), "changed_at"], 200
    )
