"""Short ways to read the files of the tests."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from wagtail_culture_social.domain.imports.csv_files import read_csv
from wagtail_culture_social.domain.imports.ics import read_ics
from wagtail_culture_social.domain.imports.imported import (
    Fault,
    ImportedEvent,
    Refused,
)
from wagtail_culture_social.domain.imports.openagenda import read_openagenda

TODAY = date(2026, 11, 25)
PARIS = ZoneInfo("Europe/Paris")
Read = ImportedEvent | Refused


def calendar(*events: str, head: str = "") -> bytes:
    """A calendar of VEVENTs, each by its lines."""
    bodies = "".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in events)
    text = f"BEGIN:VCALENDAR\n{head}{bodies}END:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode()


def all_of_ics(*events: str, head: str = "") -> list[Read]:
    return list(
        read_ics(calendar(*events, head=head), zone="Europe/Paris", since=TODAY)
    )


def one_of_ics(*events: str, head: str = "") -> ImportedEvent:
    (event,) = all_of_ics(*events, head=head)
    assert isinstance(event, ImportedEvent), event
    return event


def concert(*lines: str) -> str:
    """A VEVENT with a title."""
    return "\n".join(("UID:1", "SUMMARY:Concert", *lines))


def refusal(read: Iterable[Read]) -> Fault:
    (one,) = read
    assert isinstance(one, Refused), one
    return one.fault


def all_of_openagenda(text: str) -> list[Read]:
    return list(read_openagenda(text.encode(), zone="Europe/Paris", since=TODAY))


def all_of_csv(text: str | bytes) -> list[Read]:
    data = text.encode() if isinstance(text, str) else text
    return list(read_csv(data, zone="Europe/Paris", since=TODAY))


def one_of_csv(text: str | bytes) -> ImportedEvent:
    (event,) = all_of_csv(text)
    assert isinstance(event, ImportedEvent), event
    return event


def said_by(block: Mapping[str, Any]) -> dict[str, Any]:
    """What a block says: the values that are not empty."""
    return {name: value for name, value in block["value"].items() if value}


def blocks(event: ImportedEvent, kind: str) -> list[dict[str, Any]]:
    return [said_by(one) for one in event.schedule if one["type"] == kind]


def starts(event: ImportedEvent) -> list[str]:
    """Day and hour of each single date."""
    return [
        f"{one['start_date']} {one.get('start_time', '')}".strip()
        for one in blocks(event, "date")
    ]


def codes(event: ImportedEvent) -> list[str]:
    return [warning.code for warning in event.warnings]


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def timing(begin: str, end: str = "") -> dict[str, str]:
    return {"begin": begin, "end": end} if end else {"begin": begin}


EVENING = timing("2026-12-05T18:30:00+01:00", "2026-12-05T20:00:00.000+01:00")


def event_of(**fields: Any) -> ImportedEvent:
    (event,) = all_of_openagenda(json.dumps([said(**fields)]))
    assert isinstance(event, ImportedEvent), event
    return event


def said(**fields: Any) -> dict[str, Any]:
    return {"uid": 7, "title": {"fr": "Concert"}, "timings": [EVENING], **fields}


def row(**cells: str) -> str:
    """A table of one row with a title."""
    named = {"title": "Concert", **cells}
    lines = [";".join(named), ";".join(f'"{one}"' for one in named.values())]
    return "\n".join(lines)
