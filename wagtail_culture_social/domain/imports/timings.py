"""Single dates with hours, as lists of others have them, as blocks of a schedule."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from wagtail_culture_social.domain.imports.imported import Fault, RefusedError
from wagtail_culture_social.domain.imports.raw_blocks import (
    RawBlock,
    date_block,
    slot_between,
)
from wagtail_culture_social.domain.schedule import MIDNIGHT, Slot

MOST = 300
"""Dates of one event that are kept."""

Timing = tuple[datetime, datetime]


def slots_of(timings: Iterable[Timing]) -> list[Slot]:
    """Each timing once, in order, whole days where both ends are midnight.

    What was cut at midnight is joined again: a run over several days is one slot.
    """
    joined: list[Timing] = []
    for start, end in sorted(set(timings)):
        if joined and joined[-1][1] == start and start.time() == MIDNIGHT:
            start = joined.pop()[0]
        joined.append((start, end))
    return [_slot(*timing) for timing in joined]


def date_blocks(
    event: str, slots: Sequence[Slot], since: date, warnings: list[Fault]
) -> Sequence[RawBlock]:
    """The blocks, at most `MOST`: those to come first; raises `RefusedError`."""
    if not slots:
        raise RefusedError("no-date")
    if len(slots) > MOST:
        coming = [one for one in slots if (one.end_date or one.start_date) >= since]
        slots = (coming or slots[-MOST:])[:MOST]
        warnings.append(Fault("cut-dates", {"count": len(slots)}))
    return [date_block(event, slot) for slot in slots]


def _slot(start: datetime, end: datetime) -> Slot:
    if start.time() == end.time() == MIDNIGHT and start < end:
        return slot_between(start.date(), end.date())
    return slot_between(start, end)
