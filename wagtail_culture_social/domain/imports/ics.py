"""Calendar files (RFC 5545) as events; what they become is done elsewhere.

A file is read twice: once to find which VEVENTs belong together, by their UID, then
event by event. Memory holds one event and where the others stand.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import BinaryIO, NamedTuple

from wagtail_culture_social.domain.imports.ics_calendars import Calendar
from wagtail_culture_social.domain.imports.ics_events import imported
from wagtail_culture_social.domain.imports.ics_lines import (
    MOST_EVENT,
    Component,
    components,
)
from wagtail_culture_social.domain.imports.ics_vevents import (
    VEvent,
    read_vevent,
    uid_of,
)
from wagtail_culture_social.domain.imports.imported import (
    Fault,
    ImportedEvent,
    ImportFault,
    Refused,
    RefusedError,
)
from wagtail_culture_social.domain.imports.sources import opened

MOST_PARTS = 2000
"""VEVENTs of one event: it and its changed dates."""


class _Span(NamedTuple):
    """Where a VEVENT stands in the file."""

    start: int
    end: int
    line: int
    calendar: int


class _Index(NamedTuple):
    """What the first reading finds."""

    calendars: defaultdict[int, Calendar]
    events: dict[str, list[_Span]]


def read_ics(
    data: bytes | BinaryIO, *, zone: str, since: date
) -> Iterator[ImportedEvent | Refused]:
    """The events of a calendar file in their order; raises `ImportFault` at once.

    `zone` is the time zone of what names none; dates that cannot be said by a rule
    are written down from `since` on. The stream has to stay open.
    """
    stream = opened(data)
    index = _index(stream)
    if not index.events and not index.calendars:
        raise ImportFault("another-shape", kind="ics")
    return _events(stream, index, zone, since)


def _index(stream: BinaryIO) -> _Index:
    index = _Index(defaultdict(Calendar), {})
    for one in components(stream):
        if one.name == "VEVENT":
            span = _Span(one.start, one.end, one.line, one.calendar)
            index.events.setdefault(uid_of(one) or f"\n{one.start}", []).append(span)
        elif one.calendar or one.name:
            index.calendars[one.calendar].note(one)
    return index


def _events(
    stream: BinaryIO, index: _Index, zone: str, since: date
) -> Iterator[ImportedEvent | Refused]:
    for spans in index.events.values():
        events, faults = _read(stream, spans[:MOST_PARTS], index)
        yield from faults
        if not events:
            continue
        main, changes, others = _sorted(events)
        try:
            yield imported(main, changes, zone, since)
        except RefusedError as error:
            yield Refused(main.position, main.name, error.fault)
        for other in others:
            fault = Fault("duplicate", {"value": other.first("UID").value[:100]})
            yield Refused(other.position, other.name, fault)


def _read(
    stream: BinaryIO, spans: Sequence[_Span], index: _Index
) -> tuple[list[VEvent], list[Refused]]:
    events, faults = [], []
    for start, end, line, number in spans:
        if end - start > MOST_EVENT:
            fault = Fault("too-long", {"most": MOST_EVENT})
            faults.append(Refused(line, "", fault))
            continue
        stream.seek(start)
        raw = stream.read(end - start)
        component = Component("VEVENT", start, end, line, number, raw)
        events.append(read_vevent(component, index.calendars[number]))
    return events, faults


def _sorted(events: Sequence[VEvent]) -> tuple[VEvent, Sequence[VEvent], list[VEvent]]:
    """The event, its changes, and others that claim to be the event.

    A later version replaces an earlier one; of two alike the first holds.
    """
    changes = [one for one in events if one.is_change]
    claims = [one for one in events if not one.is_change]
    if not claims:
        return changes[0], changes[1:], []
    main = max(claims, key=lambda one: one.version)
    others = [one for one in claims if one.version == main.version]
    return main, changes, [one for one in others if one is not main]
