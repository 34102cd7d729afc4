"""A VEVENT by its properties, before anything is made of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from wagtail_culture_social.domain.imports.ics_calendars import Calendar
from wagtail_culture_social.domain.imports.ics_lines import (
    Component,
    Line,
    decoded,
    lines_of,
    text_of,
)
from wagtail_culture_social.domain.imports.texts import line as one_line

_NOTHING = Line("", {}, "")


@dataclass(frozen=True, slots=True)
class VEvent:
    """One VEVENT: where it begins, its calendar, its properties by name."""

    position: int
    calendar: Calendar
    lines: Mapping[str, Sequence[Line]]
    encoding: str = ""

    def first(self, name: str) -> Line:
        """The first property of that name; one without a value is as none."""
        return next(self.every(name), _NOTHING)

    def every(self, name: str) -> Iterator[Line]:
        """All of that name that have a value."""
        return (line for line in self.lines.get(name, ()) if line.value)

    def text(self, name: str) -> str:
        """The text of the first, on one line."""
        return one_line(text_of(self.first(name).value))

    @property
    def is_change(self) -> bool:
        """Whether it tells of one date of another VEVENT."""
        return bool(self.first("RECURRENCE-ID").value)

    @property
    def version(self) -> tuple[int, str]:
        """What makes a later one of the same date: its sequence, then its time."""
        sequence = self.first("SEQUENCE").value
        number = int(sequence) if regex.fullmatch(r"[0-9]{1,9}", sequence) else 0
        return number, self.first("LAST-MODIFIED").value

    @property
    def name(self) -> str:
        """What a reader may know it by."""
        return (self.text("SUMMARY") or self.first("UID").value)[:100]


def read_vevent(component: Component, calendar: Calendar) -> VEvent:
    """The properties of a component, without those of its alarms."""
    text, encoding = decoded(component.raw)
    lines: dict[str, list[Line]] = {}
    for line in lines_of(text):
        lines.setdefault(line.name, []).append(line)
    return VEvent(component.line, calendar, lines, encoding)


def uid_of(component: Component) -> str:
    """The UID, "" where there is none."""
    text, _encoding = decoded(component.raw)
    found = (line.value for line in lines_of(text) if line.name == "UID")
    return next(filter(None, found), "")
