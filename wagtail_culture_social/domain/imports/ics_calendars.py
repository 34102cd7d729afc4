"""What a calendar says for all its events: its time zones, and what it is sent for."""

from dataclasses import dataclass, field
from datetime import timedelta

import regex

from wagtail_culture_social.domain.imports.ics_lines import (
    Component,
    decoded,
    lines_of,
)
from wagtail_culture_social.domain.imports.zones import Offsets, named_zone, zone_like

_PART = regex.compile(r"(?ms)^BEGIN:(STANDARD|DAYLIGHT)\s(.*?)^END:\1")
_OFFSET = regex.compile(r"(?m)^TZOFFSETTO:([+-]?)(\d\d):?(\d\d)")
_BEGINS = regex.compile(r"(?m)^DTSTART[^:\n]*:(\d{4})(\d\d)")
_MONTH = regex.compile(r"(?m)^RRULE:.*\bBYMONTH=(\d{1,2})\b")
_SPRING = range(2, 7)


@dataclass(slots=True)
class Calendar:
    """One VCALENDAR: its own zone, those that it describes, and its METHOD."""

    zone: str = ""
    method: str = ""
    described: dict[str, Offsets] = field(default_factory=dict)

    def note(self, component: Component) -> None:
        """Take in one of its VTIMEZONEs, or a line of its own."""
        text, _encoding = decoded(component.raw)
        if component.name == "VTIMEZONE":
            offsets = _offsets(text.upper())
            if offsets:
                named = {line.name: line.value for line in lines_of(text)}
                self.described[named.get("TZID", "")] = offsets
            return
        name, _colon, value = text.partition(":")
        if name.strip().upper() == "X-WR-TIMEZONE":
            self.zone = named_zone(value)
        elif name.strip().upper() == "METHOD":
            self.method = value.strip().upper()

    def home(self, default: str, year: int) -> str:
        """The zone of what has none: its own, the only one described, the default."""
        if not self.zone and len(self.described) == 1:
            (name,) = self.described
            return self.zone_of(name, default, year)[0] or default
        return self.zone or default

    def zone_of(self, name: str, home: str, year: int) -> tuple[str, bool]:
        """The zone of a TZID, "" if unknown, and whether its offsets were the reason.

        `home` is the zone that is preferred among those alike in that year.
        """
        known = named_zone(name)
        if known or name not in self.described:
            return known, False
        found = zone_like(self.described[name], home, year)
        return found, bool(found)


def _offsets(text: str) -> Offsets | None:
    """The offsets that held last, by the newest rule of each kind."""
    newest: dict[str, tuple[str, timedelta, int]] = {}
    for kind, part in _PART.findall(text):
        offset, begins = _OFFSET.search(part), _BEGINS.search(part)
        if not offset or not begins:
            continue
        by_month = _MONTH.search(part)
        month = int(by_month[1] if by_month else begins[2])
        found = (begins[1], _duration(*offset.groups()), month)
        newest[kind] = max(newest.get(kind, found), found)
    if not newest:
        return None
    standard = newest.get("STANDARD") or newest["DAYLIGHT"]
    summer = newest.get("DAYLIGHT", standard)
    return Offsets(
        standard[1], summer[1], "DAYLIGHT" not in newest or summer[2] in _SPRING
    )


def _duration(sign: str, hours: str, minutes: str) -> timedelta:
    found = timedelta(hours=int(hours), minutes=int(minutes))
    return -found if sign == "-" else found
