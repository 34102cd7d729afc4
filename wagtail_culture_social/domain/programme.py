"""What a schedule comes to: its dates in order, with what changed on single ones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

from wagtail_culture_social.domain.recurrence import (
    MOST,
    Rule,
    RuleError,
    occurrences,
)
from wagtail_culture_social.domain.schedule import MIDNIGHT, Slot

ChangeKind = Literal["cancelled", "hidden", "moved", "full", "note"]
"""A ``hidden`` date silently does not take place, a ``cancelled`` one is announced."""


@dataclass(frozen=True, slots=True)
class Series:
    """A slot that comes back by a rule; ``slot`` gives hours and length of each date.

    ``keeps_closing_days`` leaves out the days on which the institution is closed.
    """

    slot: Slot
    rule: Rule
    keeps_closing_days: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """What is different on one day, or on the one date of that day and hour."""

    day: date
    kind: ChangeKind
    at: time | None = None
    to: Slot | None = None
    note: str = ""

    def touches(self, slot: Slot) -> bool:
        """Whether it concerns this date, by its day and hour before any change."""
        same_hour = self.at is None or self.at == slot.start_time
        return slot.start_date == self.day and same_hour


@dataclass(frozen=True, slots=True)
class Pause:
    """Days from a first to a last one on which a series does not take place."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether the day is one of them."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Schedule:
    """Everything an editor says of the dates of an event."""

    slots: tuple[Slot, ...] = ()
    series: tuple[Series, ...] = ()
    changes: tuple[Change, ...] = ()
    pauses: tuple[Pause, ...] = ()
    closing_days: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class EventDate:
    """One date: its slot now, and the identity it keeps through every change.

    ``recurrence_id`` is the slot's id for a single date, the wall time it had by the
    rule (``20261128T160000``, ``20261128``) for one of a series. ``planned`` is that
    slot before a move.
    """

    slot_id: str
    recurrence_id: str
    slot: Slot
    planned: Slot
    kind: ChangeKind | None = None
    note: str = ""

    @property
    def is_moved(self) -> bool:
        """Whether it takes place at another time than planned."""
        return self.slot != self.planned


def event_dates(schedule: Schedule, zone: ZoneInfo, until: date) -> list[EventDate]:
    """The dates up to a last day, in order; raises `RuleError` ("too-many").

    A date of a series that falls on a pause or on a closing day is left out; so is one
    that is hidden. One that is cancelled stays, to be announced. A move counts from
    where the date was planned, and may lead beyond `until`.
    """
    planned = [
        *((slot, slot.id, slot.id) for slot in schedule.slots),
        *_of_series(schedule, zone, until),
    ]
    if len(planned) > MOST:
        raise RuleError("too-many")
    dates = (
        _changed(EventDate(slot_id, recurrence_id, slot, slot), schedule.changes)
        for slot, slot_id, recurrence_id in planned
    )
    kept = [one for one in dates if one.kind != "hidden"]
    return sorted(kept, key=lambda one: one.slot.instants(zone))


def recurrence_id(slot: Slot) -> str:
    """The identity of a date of a series: its planned wall time, as RFC 5545 writes."""
    if slot.start_time is None:
        return f"{slot.start_date:%Y%m%d}"
    return f"{datetime.combine(slot.start_date, slot.start_time):%Y%m%dT%H%M%S}"


def left_out(
    series: Series, schedule: Schedule, zone: ZoneInfo, until: date
) -> list[Slot]:
    """The dates of the rule that do not take place: what an EXDATE has to say."""
    alone = replace(schedule, series=(series,))
    kept = {slot.start_date for slot, *_ in _of_series(alone, zone, until)}
    hidden = [change for change in schedule.changes if change.kind == "hidden"]
    return [
        slot
        for slot in _slots(series, zone, until)
        if slot.start_date not in kept or any(one.touches(slot) for one in hidden)
    ]


def _of_series(
    schedule: Schedule, zone: ZoneInfo, until: date
) -> Iterator[tuple[Slot, str, str]]:
    for series in schedule.series:
        closed = schedule.closing_days if series.keeps_closing_days else frozenset()
        for slot in _slots(series, zone, until):
            day = slot.start_date
            if day not in closed and not any(p.holds(day) for p in schedule.pauses):
                yield slot, series.slot.id, recurrence_id(slot)


def _slots(series: Series, zone: ZoneInfo, until: date) -> Iterator[Slot]:
    first = series.slot
    start = datetime.combine(first.start_date, first.start_time or MIDNIGHT)
    lasts = (first.end_date or first.start_date) - first.start_date
    for wall in occurrences(series.rule, start, zone, until):
        day = wall.date()
        yield replace(
            first, start_date=day, end_date=day + lasts if first.end_date else None
        )


def _changed(one: EventDate, changes: Iterable[Change]) -> EventDate:
    """The date with what was said of it; of two changes of one kind the last holds."""
    for change in changes:
        if not change.touches(one.planned):
            continue
        if change.kind == "moved" and change.to is not None:
            one = replace(one, slot=replace(change.to, id=one.slot.id))
        if change.kind != "note":
            one = replace(one, kind=change.kind)
        if change.note:
            one = replace(one, note=change.note)
    return one


def next_dates(
    dates: Iterable[EventDate], zone: ZoneInfo, now: datetime, most: int
) -> list[EventDate]:
    """The dates that run or come, at most so many."""
    found = []
    for one in dates:
        start, end = one.slot.instants(zone)
        if end > now or start == end == now:
            found.append(one)
        if len(found) == most:
            break
    return found
