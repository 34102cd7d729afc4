"""The dated rows of live pages, brought up to date; what facts are is `projection`."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any
from uuid import UUID

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.programme import DateNote, EventDate, left_out
from wagtail_culture_social.domain.recurrence import RuleError
from wagtail_culture_social.events.calendars import (
    Words,
    date_vevent,
    event_calendar,
    words_of,
)
from wagtail_culture_social.events.dates import last_day
from wagtail_culture_social.events.facts import (
    from_row,
)
from wagtail_culture_social.events.planning import Plan, plan_of
from wagtail_culture_social.events.schedules import notes_of
from wagtail_culture_social.events.stored import forget
from wagtail_culture_social.events.told import write_told
from wagtail_culture_social.models.occurrences import EventFacts, Occurrence
from wagtail_culture_social.social.twins import content_language, lead_of, twin_set

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


def write_dates(row: EventFacts) -> int:
    """Bring the rows of every live twin up to date; what did not change stays."""
    twins = [page.specific for page in twin_set(row.twin_key).live()]
    wanted: dict[tuple[int, str], Occurrence] = {}
    calendars = {}
    if twins:
        lead = lead_of(twins[0]).specific
        plan = _with_left_out(row, plan_of(lead, from_row(row)))
        for page in twins:
            forget(page)
            notes = _notes(page, lead)
            words = words_of(page, plan.facts)
            calendars[str(page.pk)] = event_calendar(
                page,
                words,
                plan.schedule,
                plan.dates,
                [note for note, _language in notes],
            )
            for one in plan.dates:
                if one.slot.start_date <= plan.until:
                    dated = _occurrence(row, plan, words, one, notes)
                    dated.page_id, dated.locale_id = page.pk, page.locale_id
                    wanted[page.pk, one.recurrence_id] = dated
    if row.calendars != calendars:
        row.calendars = calendars
        row.save(update_fields=["calendars"])
    write_told(row)
    _replace(row.twin_key, wanted)
    return len(wanted)


def _with_left_out(row: EventFacts, plan: Plan) -> Plan:
    """Keep with the facts which dates the rules have and the series have not."""
    skipped: dict[str, tuple[str, ...]] = {}
    with suppress(RuleError):
        for series in plan.schedule.series:
            slots = left_out(series, plan.schedule, plan.facts.zone, plan.until)
            days = tuple(slot.start_date.isoformat() for slot in slots)
            skipped[series.slot.id] = days
    if skipped != plan.facts.left_out:
        for data in row.schedule["series"]:
            data["left_out"] = list(skipped.get(data["slot"]["id"], ()))
        row.save(update_fields=["schedule"])
    return replace(plan, facts=replace(plan.facts, left_out=skipped))


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
    row: EventFacts, plan: Plan, words: Words, one: EventDate, notes: Notes
) -> Occurrence:
    facts = plan.facts
    start, end = one.slot.instants(facts.zone)
    said = (each for each in notes if each[0].touches(one.planned))
    note, language = next(said, (None, ""))
    text = note.text if note else ""
    previous = one.planned.instants(facts.zone)[0] if one.is_moved else None
    if previous is None and one == plan.dates[0]:
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
