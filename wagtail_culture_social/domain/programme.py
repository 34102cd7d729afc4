"""What a schedule comes to: its dates in order, with what changed on single ones."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

from wagtail_culture_social.domain.recurrence import (
    MOST,
    Rule,
    RuleError,
    occurrences,
)
from wagtail_culture_social.domain.schedule import MIDNIGHT, Slot, State

ChangeKind = Literal["cancelled", "hidden", "moved", "full"]
"""A ``hidden`` date silently does not take place, a ``cancelled`` one is announced."""

ClosedOn = Literal["public_holidays", "closing_days", "school_holidays"]
"""The dated lists that a series may keep to: no date falls on one of their days."""


@dataclass(frozen=True, slots=True)
class Series:
    """A slot that comes back by a rule; ``slot`` gives hours and length of each date.

    ``closed_on`` names the lists of days on which it does not take place.
    """

    slot: Slot
    rule: Rule
    closed_on: frozenset[ClosedOn] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """What is different on one day, or on the one date of that day and hour."""

    day: date
    kind: ChangeKind
    at: time | None = None
    to: Slot | None = None

    def touches(self, slot: Slot) -> bool:
        """Whether it concerns this date, by its day and hour before any change."""
        return _meets(self.day, self.at, slot)


@dataclass(frozen=True, slots=True)
class DateNote:
    """Words on one day, or on the one date of that day and hour: a guest, a room."""

    day: date
    text: str
    at: time | None = None

    def touches(self, slot: Slot) -> bool:
        """Whether it concerns this date, by its day and hour before any change."""
        return _meets(self.day, self.at, slot)


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
    closing_days: Mapping[ClosedOn, frozenset[date]] = field(
        default_factory=dict, hash=False
    )

    @property
    def units(self) -> list[str]:
        """The ids of its single dates and series, in order: what a calendar names."""
        return [*(one.id for one in self.slots), *(one.slot.id for one in self.series)]


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

    @property
    def is_moved(self) -> bool:
        """Whether it takes place at another time than planned."""
        return self.slot != self.planned

    def state(self, event: State) -> State:
        """What became of this date, when that is what became of the whole event.

        An event that is off is off on every date; otherwise the date's own fate is
        told before that of the event.
        """
        if event in (State.CANCELLED, State.POSTPONED) or self.kind is None:
            return event
        return _STATES.get(self.kind, event)

    def note(self, notes: Iterable[DateNote]) -> str:
        """The first of the notes that speaks of this date, or ""."""
        return next((one.text for one in notes if one.touches(self.planned)), "")


_STATES: Mapping[ChangeKind, State] = {
    "cancelled": State.CANCELLED,
    "moved": State.RESCHEDULED,
    "full": State.FULL,
}


def event_dates(
    schedule: Schedule, zone: ZoneInfo, until: date, *, since: date | None = None
) -> list[EventDate]:
    """The dates up to a last day, in order, at most `MOST`; raises `RuleError`.

    "too-many" stands for more than that; of days before `since` the oldest give way
    first. A date of a series that falls on a pause or on a closing day is left out; so
    is one that is hidden. One that is cancelled stays, to be announced. A move counts
    from where the date was planned, and may lead beyond `until`. Two series that meet
    at one wall time make one date.
    """
    planned = {slot.id: (slot, slot.id) for slot in schedule.slots}
    for slot, slot_id in _of_series(schedule, zone, until):
        planned.setdefault(recurrence_id(slot), (slot, slot_id))
    dates = (
        _changed(EventDate(slot_id, identity, slot, slot), schedule.changes)
        for identity, (slot, slot_id) in planned.items()
    )
    kept = [one for one in dates if one.kind != "hidden"]
    kept.sort(key=lambda one: one.slot.instants(zone))
    surplus = max(0, len(kept) - MOST)
    if surplus and not (since and kept[surplus - 1].slot.start_date < since):
        raise RuleError("too-many")
    return kept[surplus:]


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
    kept = {slot.start_date for slot, _id in _of_series(alone, zone, until)}
    hidden = [change for change in schedule.changes if change.kind == "hidden"]
    return [
        slot
        for slot in _slots(series, zone, until)
        if slot.start_date not in kept or any(one.touches(slot) for one in hidden)
    ]


def _meets(day: date, at: time | None, slot: Slot) -> bool:
    return slot.start_date == day and (at is None or at == slot.start_time)


def _of_series(
    schedule: Schedule, zone: ZoneInfo, until: date
) -> Iterator[tuple[Slot, str]]:
    for series in schedule.series:
        lists = (schedule.closing_days.get(name) for name in series.closed_on)
        closed = frozenset[date]().union(*filter(None, lists))
        for slot in _slots(series, zone, until):
            day = slot.start_date
            if day not in closed and not any(p.holds(day) for p in schedule.pauses):
                yield slot, series.slot.id


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
    """The date with what was said of it; of several changes the last holds."""
    for change in changes:
        if not change.touches(one.planned):
            continue
        if change.kind == "moved" and change.to is not None:
            one = replace(one, slot=_moved(one.planned, change.to))
        one = replace(one, kind=change.kind)
    return one


def _moved(planned: Slot, to: Slot) -> Slot:
    """Where a date goes; without new hours it keeps its own, and its length."""
    if to.start_time is not None:
        return replace(to, id=planned.id)
    last = planned.end_date and to.start_date + (planned.end_date - planned.start_date)
    return replace(planned, start_date=to.start_date, end_date=last)


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
