"""Events in the shape of OpenAgenda's API; reading its events is done elsewhere.

Source of names, codes and limits: https://developers.openagenda.com/evenements/structure
(checked on 2026-11-25) and its answers. What we write:

=================  ==========================================================
uid, slug          whole number and word, ours and stable
title              by language, at most 140 characters
description        by language, at most 200
longDescription    by language, Markdown, at most 10,000
conditions         by language: prices in words, at most 255
keywords           by language, a list
dateRange          by language: the dates in words
timings            begin and end of each date with its offset, none over a day
first-, last-,     one of them; the next is the first that is not over
nextTiming
timezone           name in the tz database
location           place, null when the event is online only
attendanceMode     1 on site, 2 online, 3 both
onlineAccessLink   address, null when the event is on site only
status             1 scheduled, 2 rescheduled, 3 moved online, 4 postponed,
                   5 full, 6 cancelled
age                min and max in years, null where open
accessibility      hi, ii, mi, pi, vi (hearing, intellectual, motor, psychic,
                   visual impairment): true where something is provided
registration       addresses where to book: type "link" and value
image              base and filename make the address; size in pixels
imageCredits       the credit line, never cut
canonicalUrl       the page of the event
createdAt,         in UTC
updatedAt
=================  ==========================================================
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from wagtail_culture_social.domain.schedule import Attendance, State
from wagtail_culture_social.domain.typography import ellipsis_cut

MOST_TIMINGS = 800
IMPAIRMENTS = ("hi", "ii", "mi", "pi", "vi")

Words = Mapping[str, str]
"""One text by language tag."""

_DAY = timedelta(days=1)
_MODES = {Attendance.ON_SITE: 1, Attendance.ONLINE: 2, Attendance.MIXED: 3}
_STATUS = {
    State.SCHEDULED: 1,
    State.RESCHEDULED: 2,
    State.MOVED_ONLINE: 3,
    State.POSTPONED: 4,
    State.FULL: 5,
    State.CANCELLED: 6,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPlace:
    """Where an event takes place; the country by its two letters of ISO 3166-1."""

    uid: int
    name: str
    address: str = ""
    city: str = ""
    postal_code: str = ""
    country_code: str = ""
    latitude: float | None = None
    longitude: float | None = None
    access: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaImage:
    """A picture: its address, its size in pixels and its credit line."""

    url: str
    width: int
    height: int
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaEvent:
    """One event with its words in every language that it is published in.

    `timings` are start and end of each date that takes place, in order: a cancelled
    date has no place there, and what is permanent is given up to a horizon. Type, price
    and currency are for tables: OpenAgenda has no words for them.
    """

    uid: int
    slug: str
    title: Words
    description: Words
    timings: Sequence[tuple[datetime, datetime]]
    zone: ZoneInfo
    url: str
    created: datetime
    updated: datetime
    long_description: Words = field(default_factory=dict)
    conditions: Words = field(default_factory=dict)
    keywords: Mapping[str, Sequence[str]] = field(default_factory=dict)
    date_range: Words = field(default_factory=dict)
    state: State = State.SCHEDULED
    attendance: Attendance = Attendance.ON_SITE
    online_url: str = ""
    place: AgendaPlace | None = None
    age_min: int | None = None
    age_max: int | None = None
    accessible_to: frozenset[str] = frozenset()
    booking_urls: Sequence[str] = ()
    image: AgendaImage | None = None
    event_type: str = ""
    price: Decimal | None = None
    currency: str = ""


def agenda_event(event: AgendaEvent, now: datetime) -> dict[str, Any]:
    """The event, ready for JSON; `now` decides which timing is the next one."""
    moved = event.state == State.MOVED_ONLINE
    attendance = Attendance.ONLINE if moved else event.attendance
    return {
        "uid": event.uid,
        "slug": event.slug,
        "title": _cut(event.title, 140),
        "description": _cut(event.description, 200),
        "longDescription": _cut(event.long_description, 10_000),
        "conditions": _cut(event.conditions, 255),
        "keywords": {tag: list(words) for tag, words in event.keywords.items()},
        "dateRange": dict(event.date_range),
        **_timings(event, now),
        "timezone": event.zone.key,
        "location": _location(event.place) if attendance != Attendance.ONLINE else None,
        "attendanceMode": _MODES[attendance],
        "onlineAccessLink": (
            event.online_url or None if attendance != Attendance.ON_SITE else None
        ),
        "status": _STATUS[event.state],
        "age": {"min": event.age_min, "max": event.age_max},
        "accessibility": {code: code in event.accessible_to for code in IMPAIRMENTS},
        "registration": [{"type": "link", "value": url} for url in event.booking_urls],
        **_image(event.image),
        "canonicalUrl": event.url,
        "createdAt": _in_utc(event.created),
        "updatedAt": _in_utc(event.updated),
    }


def agenda(
    events: Iterable[dict[str, Any]], total: int, after: Sequence[int] = ()
) -> dict[str, Any]:
    """One page of events of `total`; `after` is where the next page begins, if any."""
    page: dict[str, Any] = {"total": total, "events": list(events)}
    return {**page, "after": list(after)} if after else page


def _cut(words: Words, most: int) -> dict[str, str]:
    return {
        tag: ellipsis_cut(text, lambda cut: len(cut) <= most)
        for tag, text in words.items()
    }


def _timings(event: AgendaEvent, now: datetime) -> dict[str, Any]:
    every = (day for timing in event.timings for day in _days(*timing, event.zone))
    days = list(islice(every, MOST_TIMINGS))
    coming = next((day for day in days if day[1] > now), None)
    return {
        "timings": [_timing(*day) for day in days],
        "firstTiming": _timing(*days[0]) if days else None,
        "lastTiming": _timing(*days[-1]) if days else None,
        "nextTiming": _timing(*coming) if coming else None,
    }


def _days(
    start: datetime, end: datetime, zone: ZoneInfo
) -> Iterator[tuple[datetime, datetime]]:
    """The span, cut at midnight where it is longer than a day."""
    start, end = start.astimezone(zone), end.astimezone(zone)
    while end - start > _DAY:
        midnight = datetime.combine(start.date() + _DAY, time(0), zone)
        yield start, midnight
        start = midnight
    yield start, end


def _timing(start: datetime, end: datetime) -> dict[str, str]:
    return {
        "begin": start.isoformat(timespec="seconds"),
        "end": end.isoformat(timespec="seconds"),
    }


def _location(place: AgendaPlace | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "uid": place.uid,
        "name": place.name,
        "address": place.address,
        "city": place.city,
        "postalCode": place.postal_code,
        "countryCode": place.country_code,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "access": dict(place.access),
    }


def _image(image: AgendaImage | None) -> dict[str, Any]:
    if image is None:
        return {"image": None, "imageCredits": None}
    base, slash, filename = image.url.rpartition("/")
    size = {"width": image.width, "height": image.height}
    return {
        "image": {"base": base + slash, "filename": filename, "size": size},
        "imageCredits": image.credit or None,
    }


def _in_utc(moment: datetime) -> str:
    utc = moment.astimezone(UTC).replace(tzinfo=None)
    return f"{utc.isoformat(timespec='milliseconds')}Z"
