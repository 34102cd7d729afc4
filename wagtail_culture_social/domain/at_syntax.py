"""Dates, languages and record keys as the AT Protocol writes them; nothing is sent."""

from datetime import UTC, datetime, timedelta

import regex

CLOCK_IDS = 1024
"""Two writers of one account within a microsecond need different clock ids."""
LANGUAGE_LENGTH = 128

_ALPHABET = "234567abcdefghijklmnopqrstuvwxyz"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_LAST_MICROSECOND = 2**53 - 1

_TID = regex.compile(r"[2-7a-j][2-7a-z]{12}")
_DATETIME = regex.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|(?!-00:00)[+-]\d\d:\d\d)",
    regex.ASCII,
)
_LANGUAGE = regex.compile(
    r"(?:i-[a-z]+|en-gb-oed|sgn-be-(?:fr|nl)|sgn-ch-de"
    r"|[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?P<variant>[a-z0-9]{5,8}|\d[a-z0-9]{3}))*"
    r"(?:-(?P<extension>[a-wyz0-9])(?:-[a-z0-9]{2,8})+)*"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+)",
    regex.IGNORECASE | regex.ASCII,
)


class UnfitForTid(ValueError):
    """Raised for an instant or a clock id that a TID cannot hold."""


def as_datetime(instant: datetime) -> str:
    """The instant in UTC with milliseconds: `2026-03-23T08:00:00.000Z`."""
    text = instant.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")


def is_datetime(text: str) -> bool:
    """Whether it is an AT Protocol datetime: RFC 3339, ISO 8601, of a real day."""
    if not _DATETIME.fullmatch(text):
        return False
    try:
        return datetime.fromisoformat(text).astimezone(UTC).year > 0
    except (ValueError, OverflowError):
        return False


def is_language(text: str) -> bool:
    """Whether it is a language tag: BCP 47, the language itself in lower case."""
    found = len(text) <= LANGUAGE_LENGTH and _LANGUAGE.fullmatch(text)
    if not found:
        return False
    language = text.partition("-")[0]
    if language != language.lower() and language != "X":
        return False
    parts = (found.captures("variant"), found.captures("extension"))
    return all(len({one.lower() for one in part}) == len(part) for part in parts)


def new_tid(instant: datetime, clock_id: int = 0) -> str:
    """The record key of an instant: its microseconds, then the writer's clock id.

    Later instants sort later. Raises `UnfitForTid` before 1970, after 2255, and for
    a clock id outside 0…1023; the instant must be aware.
    """
    microseconds = (instant - _EPOCH) // _MICROSECOND
    if not 0 <= microseconds <= _LAST_MICROSECOND or not 0 <= clock_id < CLOCK_IDS:
        raise UnfitForTid(f"{instant.isoformat()}, clock {clock_id}")
    number = microseconds * CLOCK_IDS + clock_id
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in range(12, -1, -1))


def is_tid(text: str) -> bool:
    """Whether it is a TID: 13 characters of sortable base32, the high bit clear."""
    return bool(_TID.fullmatch(text))
