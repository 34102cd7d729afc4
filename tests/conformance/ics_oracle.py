"""What icalendar and dateutil make of calendar files: a second opinion."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Calendar, Component

from tests.conformance.imported import Instants


def events_by_uid(raw: bytes) -> dict[str, list[Component]]:
    """The VEVENTs of all calendars by UID."""
    found = defaultdict(list)
    for calendar in Calendar.from_ical(raw, multiple=True):
        for event in calendar.walk("VEVENT"):
            found[str(event.get("UID", ""))].append(event)
    return found


def instants(events: list[Component], zone: ZoneInfo, until: date) -> Instants:
    """When the event of these VEVENTs takes place, to a last day."""
    masters = [one for one in events if "RECURRENCE-ID" not in one]
    master = max(masters, key=lambda one: int(one.get("SEQUENCE", 0)))
    dates = dict(planned(master, zone, until))
    for one in events:
        if "RECURRENCE-ID" not in one:
            continue
        moment = instant(one.decoded("RECURRENCE-ID"), zone)
        if not isinstance(master.decoded("DTSTART"), datetime):
            moment = midnight(moment.astimezone(zone).date(), zone)
        if moment in dates:
            dates[moment] = span(one, zone)
    return {dates[key] for key in dates if dates[key][0].date() <= until}


def planned(
    event: Component, zone: ZoneInfo, until: date
) -> Iterator[tuple[datetime, tuple[datetime, datetime]]]:
    start = event.decoded("DTSTART")
    all_day = not isinstance(start, datetime)
    clock = zone if all_day else start.tzinfo or zone
    wall = datetime.combine(start, datetime.min.time()) if all_day else start
    lasts = length(event, all_day=all_day)
    walls = {wall.replace(tzinfo=None)}
    for rule in listed(event, "RRULE"):
        walls |= set(expanded(rule, wall.replace(tzinfo=None), clock, until))
    moments = {one.replace(tzinfo=clock).astimezone(UTC) for one in walls}
    moments |= {instant(one.dt, zone) for one in dates_of(event, "RDATE")}
    left_out = [one.dt for one in dates_of(event, "EXDATE")]
    for moment in moments:
        there = moment.astimezone(clock)
        days = {one for one in left_out if not isinstance(one, datetime)}
        gone = {instant(one, zone) for one in left_out}
        if moment in gone or there.date() in days:
            continue
        if all_day:
            yield moment, (moment, midnight(there.date() + lasts, zone))
        else:
            end = (there.replace(tzinfo=None) + lasts).replace(tzinfo=clock)
            yield moment, (moment, end.astimezone(UTC))


def expanded(rule: Any, wall: datetime, clock: Any, until: date) -> Iterator[datetime]:
    parts = dict(rule)
    last = datetime.combine(until + timedelta(days=1), datetime.min.time())
    for limit in parts.pop("UNTIL", []):
        if isinstance(limit, datetime):
            moment = limit.astimezone(clock).replace(tzinfo=None)
        else:
            moment = datetime.combine(limit, datetime.max.time())
        last = min(last, moment)
    text = type(rule)(parts).to_ical().decode()
    for one in rrulestr(text, dtstart=wall):
        if one > last:
            return
        yield one


def span(event: Component, zone: ZoneInfo) -> tuple[datetime, datetime]:
    start = event.decoded("DTSTART")
    lasts = length(event, all_day=not isinstance(start, datetime))
    if isinstance(start, datetime):
        clock = start.tzinfo or zone
        end = (start.replace(tzinfo=None) + lasts).replace(tzinfo=clock)
        return instant(start, zone), end.astimezone(UTC)
    return midnight(start, zone), midnight(start + lasts, zone)


def length(event: Component, *, all_day: bool) -> timedelta:
    start = event.decoded("DTSTART")
    if "DTEND" in event:
        return event.decoded("DTEND") - start
    if "DURATION" in event:
        return event.decoded("DURATION")
    return timedelta(days=all_day)


def listed(event: Component, name: str) -> list[Any]:
    found = event.get(name, [])
    return found if isinstance(found, list) else [found]


def dates_of(event: Component, name: str) -> Iterator[Any]:
    return (one for line in listed(event, name) for one in line.dts)


def instant(value: Any, zone: ZoneInfo) -> datetime:
    if not isinstance(value, datetime):
        return midnight(value, zone)
    return value.replace(tzinfo=value.tzinfo or zone).astimezone(UTC)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, datetime.min.time(), zone).astimezone(UTC)
