"""Dates as iCalendar files (RFC 5545 and 7986); which dates are chosen elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event, Parameters
from icalendar.prop import vDuration, vRecur, vUri

from wagtail_culture_social.domain.plain_text import address, one_line, paragraphs
from wagtail_culture_social.domain.recurrence import Rule, until_of
from wagtail_culture_social.domain.schedule import State
from wagtail_culture_social.domain.time_zones import time_zone

PRODUCT = "-//wagtail-culture-social//EN"

_STATUS = {State.CANCELLED: "CANCELLED", State.POSTPONED: "TENTATIVE"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One date in a calendar, in the event's zone.

    `uid` never changes, `sequence` counts the changes of date, place or state.
    Whole days end at the midnight after the last one.
    """

    uid: str
    summary: str
    start: datetime
    end: datetime
    modified: datetime
    all_day: bool = False
    sequence: int = 0
    state: State = State.SCHEDULED
    description: str = ""
    url: str = ""
    location: str = ""
    categories: tuple[str, ...] = ()
    stream_url: str = ""


def vevent(entry: Entry) -> Event:
    """The entry as a VEVENT; an end that is also the start is left out."""
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.modified.astimezone(UTC))
    event.add("last-modified", entry.modified.astimezone(UTC))
    event.add("summary", one_line(entry.summary))
    event.add("status", _STATUS.get(entry.state, "CONFIRMED"))
    event.add("dtstart", entry.start.date() if entry.all_day else entry.start)
    if entry.end > entry.start:
        event.add("dtend", entry.end.date() if entry.all_day else entry.end)
    if description := paragraphs(entry.description):
        event.add("description", description)
    if url := address(entry.url):
        event.add("url", url)
    if location := one_line(entry.location):
        event.add("location", location)
    if categories := [name for one in entry.categories if (name := one_line(one))]:
        event.add("categories", categories)
    if stream := address(entry.stream_url):
        parameters = Parameters({"VALUE": "URI", "FEATURE": ["AUDIO", "VIDEO"]})
        event.add("conference", vUri(stream), parameters=parameters)
    return event


def recurring(
    entry: Entry,
    rule: Rule,
    *,
    left_out: Iterable[datetime] = (),
    changed: Iterable[tuple[datetime, Entry]] = (),
) -> list[Event]:
    """The entry as a VEVENT that comes back, followed by the dates that differ.

    `left_out` are the starts of dates that do not take place (EXDATE); `changed` pairs
    the start a date had by the rule (RECURRENCE-ID) with what became of it, of the
    same UID. UNTIL is written in UTC, or as a date for whole days, as RFC 5545 wants.
    """
    master = vevent(entry)
    master.add("rrule", vRecur.from_ical(_rule_text(entry, rule)))
    for start in left_out:
        master.add("exdate", start.date() if entry.all_day else start)
    overrides = []
    for start, other in changed:
        override = vevent(replace(other, uid=entry.uid))
        override.add("recurrence-id", start.date() if entry.all_day else start)
        overrides.append(override)
    return [master, *overrides]


def _rule_text(entry: Entry, rule: Rule) -> str:
    zone = entry.start.tzinfo
    until = until_of(rule, zone) if isinstance(zone, ZoneInfo) else None
    if until is None:
        return rule.text
    if entry.all_day:
        written = f"{until:%Y%m%d}"
    else:
        moment = until.replace(microsecond=0, tzinfo=zone).astimezone(UTC)
        written = f"{moment:%Y%m%dT%H%M%SZ}"
    return rule.text.replace(f"UNTIL={rule.parts['UNTIL']}", f"UNTIL={written}")


def calendar(
    entries: Iterable[Entry],
    *,
    name: str = "",
    language: str = "",
    refresh: timedelta | None = None,
) -> bytes:
    """A whole calendar file; `refresh` tells a subscriber how often to come back."""
    chosen = list(entries)
    result = Calendar()
    result.add("version", "2.0")
    result.add("prodid", PRODUCT)
    result.add("calscale", "GREGORIAN")
    if title := one_line(name):
        parameters = Parameters({"LANGUAGE": language} if language else {})
        result.add("name", title, parameters=parameters)
        result.add("x-wr-calname", title)
    if refresh is not None:
        parameters = Parameters({"VALUE": "DURATION"})
        result.add("refresh-interval", vDuration(refresh), parameters=parameters)
        result.add("x-published-ttl", vDuration(refresh))
    for zone in _zones(chosen):
        result.add_component(zone)
    for entry in chosen:
        result.add_component(vevent(entry))
    return bytes(result.to_ical())


def _zones(entries: Sequence[Entry]) -> list[Component]:
    """One VTIMEZONE a zone, over the years that are used."""
    spans: dict[str, tuple[int, int]] = {}
    for entry in entries:
        key = getattr(entry.start.tzinfo, "key", "UTC")
        if key == "UTC" or entry.all_day:
            continue
        first, last = spans.get(key, (entry.start.year, entry.end.year))
        spans[key] = min(first, entry.start.year), max(last, entry.end.year)
    return [time_zone(key, *years) for key, years in sorted(spans.items())]
