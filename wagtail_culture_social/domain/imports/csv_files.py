"""Programmes in tables, read: one row a date; rows of one identifier are one event.

A file is read twice: once for the dates of each identifier, then row by row. Columns,
their other names and what may stand in them: ``docs/reference/imports.md``.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import BinaryIO

from wagtail_culture_social.domain.imports.csv_rows import EventRow
from wagtail_culture_social.domain.imports.csv_tables import Row, Table, open_table
from wagtail_culture_social.domain.imports.imported import (
    Fault,
    ImportedEvent,
    Refused,
    RefusedError,
)
from wagtail_culture_social.domain.imports.sources import opened
from wagtail_culture_social.domain.schedule import Slot


def read_csv(
    data: bytes | BinaryIO, *, zone: str, since: date
) -> Iterator[ImportedEvent | Refused]:
    """The events of a table in their order; raises `ImportFault` at once.

    `zone` is the time zone of a row that names none; of more dates than we keep those
    from `since` on go first. The words of an event are those of its first row. The
    stream has to stay open.
    """
    table = open_table(opened(data))
    return _events(table, _dates(table, zone), zone, since)


def _dates(table: Table, zone: str) -> dict[str, list[Slot]]:
    """The dates of all rows that give an identifier."""
    dates: dict[str, list[Slot]] = defaultdict(list)
    for row in table.rows():
        event = EventRow(row.cells, zone)
        if event.given_id:
            try:
                dates[event.given_id].append(event.slot())
            except RefusedError:
                continue
    return dates


def _events(
    table: Table, dates: dict[str, list[Slot]], zone: str, since: date
) -> Iterator[ImportedEvent | Refused]:
    seen: set[str] = set()
    for row in table.rows():
        event = EventRow(row.cells, zone)
        try:
            if row.fault:
                raise row.fault
            slot = event.slot()
            name = event.identifier(slot)
            if name in seen and not event.given_id:
                raise RefusedError("duplicate", value=event.name)
            if name not in seen:
                yield _with_encoding(
                    event.event(dates.pop(name, [slot]), since), row, table
                )
            seen.add(name)
        except RefusedError as error:
            yield Refused(row.line, event.name, error.fault)


def _with_encoding(event: ImportedEvent, row: Row, table: Table) -> ImportedEvent:
    """The event, with a warning if its letters were guessed."""
    if not table.foreign or all(cell.isascii() for cell in row.cells.values()):
        return event
    fault = Fault("encoding", {"value": table.foreign})
    return replace(event, warnings=(*event.warnings, fault))
