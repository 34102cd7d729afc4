"""Time zones by the names that others give them, or by their offsets."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

YEARS_BACK = 20
"""How far back a zone is compared: rules of summer time change."""

_FIRST = (
    "Europe/Paris",
    "Europe/London",
    "Europe/Athens",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Sao_Paulo",
)
_OTHER_NAMES = {"tzone://microsoft/utc": "UTC", "z": "UTC"}


class Offsets(NamedTuple):
    """What a VTIMEZONE says: its offsets, and the months in which summer time is on."""

    standard: timedelta
    summer: timedelta
    northern: bool = True


def named_zone(name: str) -> str:
    """The key in the tz database for a name, of Windows and of paths too, or ""."""
    cleaned = name.strip(' "').strip()
    known = _by_name()
    for candidate in _endings(cleaned.casefold()):
        if candidate in known:
            return known[candidate]
    return WINDOWS_TO_OLSON.get(cleaned, "")


@lru_cache(maxsize=256)
def zone_like(offsets: Offsets, home: str, year: int) -> str:
    """A zone with these offsets in a year or before, first that of `home`, or ""."""
    for back in range(YEARS_BACK):
        for key in dict.fromkeys((home, *_FIRST, *WINDOWS_TO_OLSON.values())):
            if _offsets(key, year - back) == offsets:
                return key
    return ""


@cache
def _by_name() -> dict[str, str]:
    known = {key.casefold(): key for key in available_timezones()}
    return {**known, **_OTHER_NAMES}


def _endings(path: str) -> Iterator[str]:
    """The path, and what is left when its first parts are taken away."""
    yield path
    while "/" in path:
        path = path.partition("/")[2]
        yield path


@lru_cache(maxsize=4096)
def _offsets(key: str, year: int) -> Offsets:
    zone = ZoneInfo(key)
    winter, summer = (
        datetime(year, month, 15, tzinfo=UTC).astimezone(zone).utcoffset()
        or timedelta()
        for month in (1, 7)
    )
    northern = winter <= summer
    return Offsets(min(winter, summer), max(winter, summer), northern)
