"""Which years of which time zones a calendar needs; not how they are written."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Event

from wagtail_culture_social.domain.recurrence import Rule, parse_rule, until_of

YEARS_AHEAD = 10
"""How far a series is followed after its last change: a file has an end."""


class Years(NamedTuple):
    """The first and the last year, both included."""

    first: int
    last: int


def zones_of(events: Iterable[Event]) -> dict[str, Years]:
    """The zones that VEVENTs use, by name; whole days and UTC need none."""
    used: dict[str, list[int]] = {}
    for event in events:
        zone = getattr(event.decoded("dtstart"), "tzinfo", None)
        key = getattr(zone, "key", "UTC")
        if key != "UTC":
            used.setdefault(key, []).extend(_years(event))
    return {key: Years(min(years), max(years)) for key, years in used.items()}


def _years(event: Event) -> Iterator[int]:
    for name in ("dtstart", "dtend", "recurrence-id"):
        if name in event:
            yield event.decoded(name).year
    if "rrule" in event:
        written: Any = event["rrule"]
        rule = parse_rule(written.to_ical().decode())
        horizon = event.decoded("last-modified").year + YEARS_AHEAD
        yield min(_last_year(rule, event.decoded("dtstart"), horizon), horizon)


def _last_year(rule: Rule, start: datetime, endless: int) -> int:
    zone = ZoneInfo(str(start.tzinfo))
    if "COUNT" in rule.parts:
        *_, last = rule.walls(start.replace(tzinfo=None), zone)
        return last.year
    until = until_of(rule, zone)
    return until.year if until else endless
