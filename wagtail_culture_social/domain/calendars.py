"""Dates as iCalendar texts (RFC 5545 and 7986); which dates are chosen elsewhere."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import chain

from icalendar import Calendar, Component, Event, Parameters
from icalendar.prop import vDuration, vText, vUri

from wagtail_culture_social.domain.calendar_zones import Years, zones_of
from wagtail_culture_social.domain.plain_text import address, one_line, paragraphs
from wagtail_culture_social.domain.schedule import State
from wagtail_culture_social.domain.tables import lines
from wagtail_culture_social.domain.time_zones import time_zone

PRODUCT = "-//wagtail-culture-social//EN"

COLORS = frozenset(lines("css_colors.txt"))
"""The names that COLOR may hold (RFC 7986, 5.9): those of CSS 3, in small letters."""

PIECE = 64 * 1024
"""Octets after which a streamed calendar sends what it has."""

_FOOT = "END:VCALENDAR\r\n"
_STATUS = {State.CANCELLED: "CANCELLED", State.POSTPONED: "TENTATIVE"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One date in a calendar, in the event's zone.

    `uid` never changes, `sequence` counts the changes of date, place or state.
    Whole days end at the midnight after the last one; what is permanent has no end.
    `geo` is latitude and longitude in degrees (WGS 84), `comment` a note on this date,
    `color` one of `COLORS`, `stream_label` what programs call the stream's address.
    """

    uid: str
    summary: str
    start: datetime
    end: datetime | None = None
    modified: datetime
    all_day: bool = False
    sequence: int = 0
    state: State = State.SCHEDULED
    description: str = ""
    comment: str = ""
    url: str = ""
    location: str = ""
    geo: tuple[float, float] | None = None
    categories: tuple[str, ...] = ()
    color: str = ""
    image_url: str = ""
    stream_url: str = ""
    stream_label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a calendar says of itself (RFC 7986, 5); what is empty is left out.

    `url` is its page, `source` the address it can be had from again, `refresh` how
    often a subscriber may come back, `color` one of `COLORS`.
    """

    name: str = ""
    language: str = ""
    color: str = ""
    url: str = ""
    source: str = ""
    modified: datetime | None = None
    refresh: timedelta | None = None


def uid(key: str, host: str, date_id: str = "") -> str:
    """The UID of an event, or of one of its dates where each is an entry of its own.

    It never changes (RFC 5545, 3.8.4.7): `key` is the same in every language, `host`
    the one of the first publication.
    """
    return f"{key}-{date_id}@{host}" if date_id else f"{key}@{host}"


def vevent(entry: Entry) -> Event:
    """The entry as a VEVENT; an end that is also the start is left out."""
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.modified.astimezone(UTC))
    event.add("last-modified", entry.modified.astimezone(UTC))
    event.add("summary", one_line(entry.summary))
    event.add("status", _STATUS.get(entry.state, "CONFIRMED"))
    event.add("dtstart", in_calendar(entry, entry.start))
    if entry.end is not None and entry.end > entry.start:
        event.add("dtend", in_calendar(entry, entry.end))
    for name, text in (
        ("description", paragraphs(entry.description)),
        ("comment", paragraphs(entry.comment)),
        ("location", one_line(entry.location)),
        ("geo", entry.geo),
        ("url", address(entry.url)),
        ("categories", list(filter(None, map(one_line, entry.categories)))),
    ):
        if text:
            event.add(name, text)
    _add_color(event, entry.color)
    _add_address(event, "image", entry.image_url, {"DISPLAY": "BADGE"})
    said: dict[str, str | list[str]] = {"FEATURE": ["AUDIO", "VIDEO"]}
    if label := one_line(entry.stream_label):
        said["LABEL"] = label
    _add_address(event, "conference", entry.stream_url, said)
    return event


def vevent_text(entry: Entry) -> str:
    """The same as text, with CRLF and at most 75 octets a line (RFC 5545, 3.1)."""
    return _text(vevent(entry))


def in_calendar(entry: Entry, moment: datetime) -> date:
    """A moment as the entry writes it: in its zone, as a date for whole days."""
    local = moment.astimezone(entry.start.tzinfo)
    return local.date() if entry.all_day else local


def stream(
    vevents: Iterable[str], zones: Mapping[str, Years], heading: Heading
) -> Iterator[bytes]:
    """A calendar of stored VEVENT texts, in pieces of some 64 KB.

    `zones` are the zones that the texts use, each with its first and last year. No
    more than one piece is in memory, whatever the number of texts.
    """
    piece = bytearray()
    for text in chain([_head(zones, heading)], vevents):
        piece += text.encode()
        if len(piece) >= PIECE:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece) + _FOOT.encode()


def calendar(events: Iterable[Event], heading: Heading) -> bytes:
    """A whole calendar file of few events, with the zones that they use."""
    chosen = list(events)
    return b"".join(stream(map(_text, chosen), zones_of(chosen), heading))


def _head(zones: Mapping[str, Years], heading: Heading) -> str:
    result = Calendar()
    result.add("version", "2.0")
    result.add("prodid", PRODUCT)
    result.add("calscale", "GREGORIAN")
    if title := one_line(heading.name):
        language = {"LANGUAGE": heading.language} if heading.language else {}
        result.add("name", vText(title), parameters=language)
        result.add("x-wr-calname", vText(title))
    if heading.modified is not None:
        result.add("last-modified", heading.modified.astimezone(UTC))
    if url := address(heading.url):
        result.add("url", url)
    _add_address(result, "source", heading.source)
    _add_color(result, heading.color)
    if heading.refresh is not None:
        said = Parameters({"VALUE": "DURATION"})
        result.add("refresh-interval", vDuration(heading.refresh), parameters=said)
        result.add("x-published-ttl", vDuration(heading.refresh))
    for key, years in sorted(zones.items()):
        result.add_component(time_zone(key, *years))
    return _text(result).removesuffix(_FOOT)


def _text(component: Component) -> str:
    return bytes(component.to_ical()).decode()


def _add_color(component: Component, name: str) -> None:
    if name.lower() in COLORS:
        component.add("color", name.lower())


def _add_address(
    component: Component,
    name: str,
    url: str,
    parameters: Mapping[str, str | list[str]] | None = None,
) -> None:
    """Add a property of RFC 7986 that is an address only if it says so."""
    if cleaned := address(url):
        said = Parameters({"VALUE": "URI", **(parameters or {})})
        component.add(name, vUri(cleaned), parameters=said)
