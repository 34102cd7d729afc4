"""Schedules as JSON and back: ISO 8601 dates and wall times, rules as their text."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, time
from typing import Any

from wagtail_culture_social.domain.programme import Change, Pause, Schedule, Series
from wagtail_culture_social.domain.recurrence import parse_rule
from wagtail_culture_social.domain.schedule import Slot


def dump_schedule(schedule: Schedule) -> dict[str, Any]:
    """The schedule as plain JSON data; closing days are looked up when it is read."""
    return {
        "slots": [_dump_slot(slot) for slot in schedule.slots],
        "series": [
            {
                "slot": _dump_slot(one.slot),
                "rule": one.rule.text,
                "closed_on": sorted(one.closed_on),
            }
            for one in schedule.series
        ],
        "changes": [
            {
                "day": one.day.isoformat(),
                "kind": one.kind,
                "at": one.at.isoformat() if one.at else None,
                "to": _dump_slot(one.to) if one.to else None,
            }
            for one in schedule.changes
        ],
        "pauses": [
            {"first": one.first.isoformat(), "last": one.last.isoformat()}
            for one in schedule.pauses
        ],
    }


def load_schedule(data: Mapping[str, Any]) -> Schedule:
    """The schedule that `dump_schedule` wrote."""
    return Schedule(
        slots=tuple(map(_load_slot, data.get("slots", ()))),
        series=tuple(
            Series(
                _load_slot(one["slot"]),
                parse_rule(one["rule"]),
                frozenset(one["closed_on"]),
            )
            for one in data.get("series", ())
        ),
        changes=tuple(
            Change(
                date.fromisoformat(one["day"]),
                one["kind"],
                _time(one["at"]),
                _load_slot(one["to"]) if one["to"] else None,
            )
            for one in data.get("changes", ())
        ),
        pauses=tuple(
            Pause(date.fromisoformat(one["first"]), date.fromisoformat(one["last"]))
            for one in data.get("pauses", ())
        ),
    )


def _dump_slot(slot: Slot) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date | time) else value
        for name, value in asdict(slot).items()
        if value is not None and value is not False
    }


def _load_slot(data: Mapping[str, Any]) -> Slot:
    return Slot(
        id=data["id"],
        start_date=date.fromisoformat(data["start_date"]),
        start_time=_time(data.get("start_time")),
        end_date=date.fromisoformat(data["end_date"]) if "end_date" in data else None,
        end_time=_time(data.get("end_time")),
        permanent=data.get("permanent", False),
    )


def _time(value: str | None) -> time | None:
    return time.fromisoformat(value) if value else None
