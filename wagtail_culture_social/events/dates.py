"""The dates of an event as its surfaces show them; writing them is `projection`."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.dates import MONTHS, WEEKDAYS

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.dates import format_when
from wagtail_culture_social.domain.live import AFTERWARDS
from wagtail_culture_social.domain.programme import DateNote, EventDate
from wagtail_culture_social.domain.schedule import FOREVER, Moment, State, moment
from wagtail_culture_social.events.facts import (
    Facts,
    choice_of,
    facts_of,
    speaks_for_itself,
)
from wagtail_culture_social.events.planning import plan_of
from wagtail_culture_social.events.schedules import notes_of
from wagtail_culture_social.events.stored import MOST_DATES, stored
from wagtail_culture_social.models.occurrences import Occurrence
from wagtail_culture_social.social.twins import content_language
from wagtail_culture_social.social.zones import zone_of

_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class ShownDate:
    """One date in the event's zone and in the page's language.

    ``note_language`` is set when the note is borrowed from the lead.
    """

    recurrence_id: str
    start: datetime
    end: datetime
    all_day: bool
    state: State
    moment: Moment
    when: str
    previous_start: datetime | None = None
    note: str = ""
    note_language: str = ""

    @property
    def is_permanent(self) -> bool:
        """Tell whether it has no end."""
        return self.end >= FOREVER

    @property
    def month(self) -> str:
        """The month in which it begins, in the language that is active."""
        return str(MONTHS[self.start.month])

    @property
    def weekday(self) -> str:
        """The weekday on which it begins, in the language that is active."""
        return str(WEEKDAYS[self.start.weekday()])

    @property
    def first_day(self) -> date:
        """The day on which it begins."""
        return self.start.date()

    @property
    def last_day(self) -> date:
        """The last day of it, included."""
        return last_day(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates that run or come, at most ``MOST_DATES``, else the last one.

    ``ended`` are those of the last hours, in order, whose streams may still run.
    """

    coming: tuple[ShownDate, ...] = ()
    last: ShownDate | None = None
    has_more: bool = False
    ended: tuple[ShownDate, ...] = ()

    @property
    def shown(self) -> tuple[ShownDate, ...]:
        """The dates that run or come, else the last one alone."""
        return self.coming or ((self.last,) if self.last else ())

    @property
    def next(self) -> ShownDate | None:
        """The running or next date, else the last one."""
        return self.coming[0] if self.coming else self.last


def dates_of(page: Any) -> Dates:
    """Return the dates of an event: from the tables, or what an unsaved page says."""
    cached = page.__dict__.get("_wcs_dates")
    if cached is None:
        cached = page.__dict__["_wcs_dates"] = _dates(page)
    return cached


def date_of(page: Any, recurrence_id: str) -> ShownDate | None:
    """Return the date of that identity, however far; ``None`` if there is none."""
    dates = dates_of(page)
    near = [*dates.coming, *dates.ended] if _is_in_tables(page) else _by_schedule(page)
    found = (one for one in near if one.recurrence_id == recurrence_id)
    return next(found, None) or _stored_date(page, recurrence_id)


def last_day(start: datetime, end: datetime) -> date:
    """Return the last day of a span, which midnight does not begin."""
    end = end.astimezone(start.tzinfo)
    return (end - _INSTANT).date() if end > start else start.date()


def _dates(page: Any) -> Dates:
    if _is_in_tables(page):
        language, present = content_language(page), now()
        dates = [_shown(row, language, present) for row in stored(page).dates]
    else:
        dates = _by_schedule(page)
    coming = tuple(one for one in dates if one.moment != "past")
    over = sorted(
        (one for one in dates if one.moment == "past"), key=lambda one: one.start
    )
    return Dates(
        coming[:MOST_DATES],
        last=over[-1] if over and not coming else None,
        has_more=len(coming) > MOST_DATES,
        ended=tuple(one for one in over if one.end > now() - AFTERWARDS),
    )


def _is_in_tables(page: Any) -> bool:
    return page.live and not speaks_for_itself(page)


def _stored_date(page: Any, recurrence_id: str) -> ShownDate | None:
    rows = Occurrence.objects.filter(page=page.pk, recurrence_id=recurrence_id)
    language, present = content_language(page), now()
    return next((_shown(row, language, present) for row in rows), None)


def _shown(row: Any, language: str, present: datetime) -> ShownDate:
    zone = zone_of(row.time_zone)
    start, end = row.start.astimezone(zone), row.end.astimezone(zone)
    previous = row.previous_start
    return ShownDate(
        recurrence_id=row.recurrence_id,
        start=start,
        end=end,
        all_day=row.all_day,
        state=choice_of(State, row.state, State.SCHEDULED),
        moment=moment(present, start, end),
        when=format_when(start, end, language, all_day=row.all_day),
        previous_start=previous.astimezone(zone) if previous else None,
        note=row.note,
        note_language=row.note_language,
    )


def _by_schedule(page: Any) -> list[ShownDate]:
    """The dates of a preview or a draft, in order."""
    facts, notes = facts_of(page), notes_of(page.date_notes)
    language = content_language(page)
    planned = plan_of(page, facts).dates
    return [planned_date(one, facts, notes, language) for one in planned]


def planned_date(
    one: EventDate, facts: Facts, notes: list[DateNote], language: str
) -> ShownDate:
    """Return a date that no table holds, as the surfaces show it."""
    start, end = one.slot.instants(facts.zone)
    return ShownDate(
        recurrence_id=one.recurrence_id,
        start=start,
        end=end,
        all_day=one.slot.all_day,
        state=one.state(facts.state),
        moment=moment(now(), start, end),
        when=format_when(start, end, language, all_day=one.slot.all_day),
        previous_start=one.planned.instants(facts.zone)[0] if one.is_moved else None,
        note=one.note(notes),
    )
