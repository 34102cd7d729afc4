"""Dates as the raw blocks of a schedule, as an editor would have typed them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from wagtail_culture_social.domain.programme import Change, recurrence_id
from wagtail_culture_social.domain.repeats import Repeat
from wagtail_culture_social.domain.schedule import MIDNIGHT, Slot

RawBlock = Mapping[str, Any]
LONGEST_RUN = 60
"""Days that one date of a series may last."""

_DAY = timedelta(days=1)


def slot_between(start: date | datetime, end: date | datetime | None) -> Slot:
    """The slot of two wall times, or of two days of which the second is over.

    Raises `ScheduleError`.
    """
    if not isinstance(start, datetime):
        last = max(start, (end or start) - _DAY)
        return Slot("", start, end_date=last if last != start else None)
    if not isinstance(end, datetime) or end == start:
        return Slot("", start.date(), start.time())
    same_day = end.date() == start.date()
    last_day = None if same_day else end.date()
    return Slot("", start.date(), start.time(), last_day, end.time())


def date_block(event: str, slot: Slot) -> RawBlock:
    """One date."""
    value = {
        "start_date": slot.start_date.isoformat(),
        "start_time": _iso(slot.start_time),
        "end_date": _iso(slot.end_date),
        "end_time": _iso(slot.end_time),
        "permanent": slot.permanent,
    }
    return _block(event, "date", value, recurrence_id(slot))


def series_block(event: str, slot: Slot, repeat: Repeat) -> RawBlock:
    """A slot that comes back."""
    last = slot.end_date or slot.start_date
    days = (last - slot.start_date).days + 1
    value = {
        "start_date": slot.start_date.isoformat(),
        "times": _sitting(event, slot),
        "days": days if days > 1 else None,
        "frequency": repeat.frequency,
        "interval": repeat.interval if repeat.interval > 1 else None,
        "weekdays": list(repeat.weekdays),
        "position": str(repeat.position) if repeat.position else "",
        "until": _iso(repeat.until),
        "count": repeat.count,
        "rule": repeat.own,
        "closed_on": [],
    }
    said = f"{recurrence_id(slot)} {sorted(map(str, value.values()))}"
    return _block(event, "series", value, said)


def change_block(event: str, change: Change) -> RawBlock:
    """What is different on one date."""
    to = change.to
    value = {
        "day": change.day.isoformat(),
        "at": _iso(change.at),
        "kind": change.kind,
        "to_date": to.start_date.isoformat() if to else None,
        "to_start": _iso(to.start_time) if to else None,
        "to_end": _iso(to.end_time) if to else None,
    }
    return _block(event, "change", value, f"{change.day} {change.at}")


def can_move_to(slot: Slot) -> bool:
    """Whether a change can say it: one day, with a start, and an end after it."""
    if slot.start_time is None or slot.end_date:
        return False
    return slot.end_time is None or MIDNIGHT < slot.end_time >= slot.start_time


def _sitting(event: str, slot: Slot) -> Sequence[RawBlock]:
    if slot.start_time is None:
        return []
    times = {"start_time": _iso(slot.start_time), "end_time": _iso(slot.end_time)}
    return [_block(event, "item", times, f"hours of {recurrence_id(slot)}")]


def _block(event: str, kind: str, value: Mapping[str, Any], said: str) -> RawBlock:
    """The block with an id that is the same at each reading."""
    name = f"urn:import:{event}:{kind}:{said}"
    return {"type": kind, "value": value, "id": str(uuid5(NAMESPACE_URL, name))}


def _iso(value: date | time | None) -> str | None:
    return value.isoformat() if value else None
