"""Dates, durations and periods of a calendar file (RFC 5545, 3.3)."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import regex

from wagtail_culture_social.domain.imports.ics_lines import Line

_STAMP = regex.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(?:[.,]\d+)?(Z)?)?")
_DURATION = regex.compile(
    r"([+-])?P(?:(\d{1,5})W)?(?:(\d{1,6})D)?"
    r"(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?"
)

Wall = date | datetime
"""A day, or a moment on the clock of the event's zone."""


class Stamp(NamedTuple):
    """A moment as written: `zone` is its TZID, UTC, or "" on every clock alike."""

    day: date
    at: time | None
    zone: str


class Clock(NamedTuple):
    """The zone of an event, and how the zones of its file are found by their names."""

    home: ZoneInfo
    zone: Callable[[str], ZoneInfo]

    def wall(self, stamp: Stamp) -> Wall:
        """The moment on the clock of the event; raises `ValueError`."""
        if stamp.at is None:
            return stamp.day
        moment = datetime.combine(stamp.day, stamp.at)
        zone = self.zone(stamp.zone) if stamp.zone else self.home
        if zone == self.home:
            return moment
        try:
            there = moment.replace(tzinfo=zone).astimezone(self.home)
        except OverflowError:
            raise ValueError(stamp) from None
        return there.replace(tzinfo=None)


def stamp_of(value: str, tzid: str) -> Stamp:
    """A DATE or a DATE-TIME, with dashes and colons too; raises `ValueError`."""
    found = _STAMP.fullmatch(value.strip().upper().replace("-", "").replace(":", ""))
    if not found:
        raise ValueError(value)
    day = date(int(found[1]), int(found[2]), int(found[3]))
    if found[4] is None:
        return Stamp(day, None, "")
    at = time(int(found[4]), int(found[5]), int(found[6] or 0))
    return Stamp(day, at, "UTC" if found[7] else tzid)


def stamps_of(line: Line) -> list[tuple[Stamp, str]]:
    """The moments of a list, each with the end or duration of its period, or "".

    Raises `ValueError`.
    """
    found = []
    for one in filter(None, line.value.split(",")):
        start, _slash, end = one.partition("/")
        found.append((stamp_of(start, line.params.get("TZID", "")), end))
    return found


def duration_of(value: str) -> timedelta:
    """A DURATION, never negative; raises `ValueError`."""
    found = _DURATION.fullmatch(value.strip().upper())
    numbers = found.groups()[1:] if found else ()
    if not any(numbers) or found and found[1] == "-":
        raise ValueError(value)
    weeks, days, hours, minutes, seconds = (int(one or 0) for one in numbers)
    return timedelta(
        weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds
    )
