"""When seats of a date may be asked for, who gets them, and when who is reminded."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""What codes are made of: nothing that a reader takes for something else (O 0, I 1)."""

CODE_LENGTH = 8
"""Signs of a code: 40 bits, which nobody guesses at a door."""

ALMOST = 10
"""A date is almost full when one seat in so many is left."""

NIGHT = timedelta(hours=36)
"""How far apart reminders may go out: once a night, which may be half a day late."""


class Phase(StrEnum):
    """Where the registration for one date stands."""

    BEFORE = "before"
    OPEN = "open"
    CLOSED = "closed"
    OFF = "off"


class Fill(StrEnum):
    """How full a date is; what is neither has no name."""

    FULL = "full"
    ALMOST = "almost"


class Place(NamedTuple):
    """A place on a waiting list: whose it is, and how many seats they need together."""

    key: int
    seats: int


def phase_at(
    now: datetime,
    start: datetime,
    *,
    opens_at: datetime | None = None,
    hours_before: int = 0,
    is_off: bool = False,
) -> Phase:
    """Return where the registration for a date stands at an instant.

    It closes so many hours before the start; the instant of closing is closed, and
    that of opening is open. A date that is off takes nobody, whatever the hour.
    """
    if is_off:
        return Phase.OFF
    if now >= start - timedelta(hours=hours_before):
        return Phase.CLOSED
    if opens_at is not None and now < opens_at:
        return Phase.BEFORE
    return Phase.OPEN


def capacity_for(wanted: int, taken: int) -> int:
    """Return how many seats a date has: what is wanted, never less than are taken.

    Nobody loses a seat because a room became smaller: seats given back then are gone.
    """
    return max(wanted, taken)


def fill_of(taken: int, capacity: int) -> Fill | None:
    """Return whether a date is full or almost: no more than a tenth of it is left.

    One seat that is left of a few is almost nothing, whatever the tenth.
    """
    left = capacity - taken
    if left <= 0:
        return Fill.FULL
    return Fill.ALMOST if left <= max(capacity // ALMOST, 1) and taken else None


def next_in_line(queue: Iterable[Place], left: int, capacity: int) -> list[Place]:
    """Return who gets the seats that are left, strictly in the order of the list.

    A group that does not fit keeps its place, and nobody behind it comes first: else
    groups would wait for ever. Only a group for which the whole room is too small is
    passed over.
    """
    coming = []
    for place in queue:
        if place.seats > capacity:
            continue
        if place.seats > left:
            break
        coming.append(place)
        left -= place.seats
    return coming


def reminder_is_due(now: datetime, start: datetime, hours_before: int) -> bool:
    """Tell whether who has a seat is to be reminded now; 0 hours is never.

    A reminder goes out in the first night of the last so many hours, or of the last
    `NIGHT` where that is longer: so nobody misses it because one night came late.
    """
    if not hours_before:
        return False
    return now < start <= now + max(timedelta(hours=hours_before), NIGHT)


def code_from(octets: bytes) -> str:
    """Return a code to read out at the door, such as ``K7QM-2XWD``.

    ``octets`` are at least `CODE_LENGTH` random ones; each gives a sign.
    """
    signs = "".join(LETTERS[octet % len(LETTERS)] for octet in octets[:CODE_LENGTH])
    half = CODE_LENGTH // 2
    return f"{signs[:half]}-{signs[half:]}"
