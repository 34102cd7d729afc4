"""What the readers of others' files hand over, and what they find wrong, as data.

No fault has words here: whoever shows one makes them from its code and values.

A file that cannot be read at all (`ImportFault`):

==================  ==================================================================
code                meaning and values
==================  ==================================================================
empty               nothing in it
too-big             over ``most`` megabytes
archive             ``kind``: zip, gzip, … (also a workbook: save it as CSV)
html                a web page instead of the file
unknown-kind        neither a calendar, nor OpenAgenda's JSON, nor CSV
another-shape       ``kind`` expected, but the content has another shape
broken              ``kind`` expected, but the text breaks off or makes no sense
too-deep            JSON nested beyond reason
no-column           a table without ``column``: title or date
==================  ==================================================================

An event that is not taken (`Refused`):

==================  ==================================================================
no-title            it has no title
no-date             it has no date, or all its dates are taken out
bad-date            ``value`` is no date or hour
end-before-start    its end ``value`` lies before its start
bad-rule            ``value`` is no rule by which dates come back
duplicate           its identifier ``value`` stood in the file before
rejected            its source does not want it
private             it is marked as private
row-length          ``found`` cells instead of ``expected``
too-long            over ``most`` characters in one field or lines in one event
not-an-event        something else in the place of an event
==================  ==================================================================

What was left out of an event, or guessed (`ImportedEvent.warnings`):

==================  ==================================================================
encoding            the text is not UTF-8 and was read as ``value``
unknown-zone        the time zone ``value`` is unknown, ``zone`` was taken
guessed-zone        the time zone ``value`` was taken for ``zone``
expanded            a rule that we cannot keep became ``count`` single dates
cut-dates           only ``count`` dates were kept, those to come first
beyond-horizon      of a rule without end only the dates up to ``until`` were kept
date-words          what differs in words on ``day`` was left out
bad-value           ``value`` in ``field`` could not be read and was left out
left-out            ``value`` in ``field`` has no place here
draft               it is not published at its source: it stays a draft
==================  ==================================================================
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from wagtail_culture_social.domain.openagenda import Words

MOST_BYTES = 20 * 1024 * 1024
"""A longer file is refused before it is read."""

FileFaultCode = Literal[
    "empty",
    "too-big",
    "archive",
    "html",
    "unknown-kind",
    "another-shape",
    "broken",
    "too-deep",
    "no-column",
]
RefusalCode = Literal[
    "no-title",
    "no-date",
    "bad-date",
    "end-before-start",
    "bad-rule",
    "duplicate",
    "rejected",
    "private",
    "row-length",
    "too-long",
    "not-an-event",
]
WarningCode = Literal[
    "encoding",
    "unknown-zone",
    "guessed-zone",
    "expanded",
    "cut-dates",
    "beyond-horizon",
    "date-words",
    "bad-value",
    "left-out",
    "draft",
]
FaultCode = FileFaultCode | RefusalCode | WarningCode
Kind = Literal["ics", "openagenda", "csv"]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, by its code and the values that its sentence names."""

    code: FaultCode
    values: Mapping[str, str | int] = field(default_factory=dict, hash=False)


class ImportFault(Exception):
    """A file that cannot be read at all; `fault` says why."""

    def __init__(self, code: FileFaultCode, **values: str | int) -> None:
        super().__init__(code)
        self.fault = Fault(code, values)


class RefusedError(Exception):
    """An event that is not taken; readers turn it into `Refused`."""

    def __init__(self, code: RefusalCode, **values: str | int) -> None:
        super().__init__(code)
        self.fault = Fault(code, values)


@dataclass(frozen=True, slots=True)
class Refused:
    """An event that is not taken: where it stands, its name as read, and why.

    `position` is the line of a calendar or a table, the number of an event in JSON,
    both from 1.
    """

    position: int
    name: str
    fault: Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedPlace:
    """Where an event takes place; the country by its two letters of ISO 3166-1."""

    name: str
    external_id: str = ""
    address: str = ""
    postal_code: str = ""
    locality: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    access: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedPicture:
    """A picture at its address, with its credit line and alternative text."""

    url: str
    credit: str = ""
    alt: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedEvent:
    """One event as its source tells it; what it does not tell is empty.

    Words are by language tag, "" where the language is unknown; `description` has
    paragraphs of plain text with a blank line between them. `schedule` is what an
    editor would have typed, as raw blocks of a schedule: type, value and an id that
    stays the same from one reading to the next. State and attendance are values of
    `State` and `Attendance`.
    """

    external_id: str
    title: Words
    schedule: Sequence[Mapping[str, Any]]
    time_zone: str
    summary: Words = field(default_factory=dict)
    description: Words = field(default_factory=dict)
    conditions: Words = field(default_factory=dict)
    event_type: str = ""
    state: str = "scheduled"
    attendance: str = "on_site"
    stream_url: str = ""
    booking_url: str = ""
    url: str = ""
    price: Decimal | None = None
    currency: str = ""
    age_min: int | None = None
    age_max: int | None = None
    accessibility: tuple[str, ...] = ()
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    place: ImportedPlace | None = None
    picture: ImportedPicture | None = None
    organiser: str = ""
    is_draft: bool = False
    changed_at: datetime | None = None
    warnings: tuple[Fault, ...] = ()
