"""Rules by which a date comes back (RFC 5545, 3.3.10): read, checked, expanded.

Only rules of whole days: what happens several times a day has several slots.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property, lru_cache
from itertools import islice, takewhile
from types import MappingProxyType
from typing import Any, Literal
from zoneinfo import ZoneInfo

import regex
from dateutil import rrule as dateutil_rrule

RuleFault = Literal[
    "empty",
    "malformed",
    "frequency",
    "part",
    "repeated-part",
    "value",
    "count-and-until",
    "too-many",
    "nothing",
]

FREQUENCIES: Mapping[str, Any] = MappingProxyType(
    {
        "DAILY": dateutil_rrule.DAILY,
        "WEEKLY": dateutil_rrule.WEEKLY,
        "MONTHLY": dateutil_rrule.MONTHLY,
        "YEARLY": dateutil_rrule.YEARLY,
    }
)
PARTS = (
    "FREQ",
    "INTERVAL",
    "COUNT",
    "UNTIL",
    "BYDAY",
    "BYMONTHDAY",
    "BYYEARDAY",
    "BYWEEKNO",
    "BYMONTH",
    "BYSETPOS",
    "WKST",
)
"""The parts of RFC 5545 that we accept; any other is refused by name."""

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MOST = 2000
"""Dates: a rule with a higher COUNT is refused, an endless one is cut at a horizon."""

REACH = timedelta(days=36525)
"""How far ahead of its start a rule is followed: a century."""

_RANGES: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "INTERVAL": (1, 1000),
        "COUNT": (1, MOST),
        "BYMONTHDAY": (-31, 31),
        "BYYEARDAY": (-366, 366),
        "BYWEEKNO": (-53, 53),
        "BYMONTH": (1, 12),
        "BYSETPOS": (-366, 366),
    }
)
_EVERY_DAY: Mapping[str, str] = MappingProxyType({"BYDAY": ",".join(WEEKDAYS)})
_YEARLY: Mapping[str, str] = MappingProxyType({"FREQ": "YEARLY", "INTERVAL": "1"})
_LISTS = ("BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS")
_NUMBER = regex.compile(r"[+-]?\d{1,9}")
DAYS = regex.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = regex.compile(r"(\d{8})(?:T(\d{6})(Z)?)?")
_ALLOWED_WITH: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "BYYEARDAY": ("YEARLY",),
        "BYWEEKNO": ("YEARLY",),
        "BYMONTHDAY": ("DAILY", "MONTHLY", "YEARLY"),
    }
)


class RuleError(ValueError):
    """A rule that we do not take; `code` says why, `part` which of its parts."""

    def __init__(self, code: RuleFault, part: str = "") -> None:
        super().__init__(f"{code}: {part}" if part else code)
        self.code = code
        self.part = part


@dataclass(frozen=True)
class Rule:
    """A checked rule; ``text`` is its canonical form without ``RRULE:``."""

    text: str

    @cached_property
    def parts(self) -> Mapping[str, str]:
        """Its parts by name."""
        return dict(part.split("=") for part in self.text.split(";"))

    @property
    def is_endless(self) -> bool:
        """Whether it has neither COUNT nor UNTIL."""
        return not {"COUNT", "UNTIL"} & set(self.parts)

    def walls(self, start: datetime, zone: ZoneInfo) -> Iterator[datetime]:
        """The wall times in order, from `start` (naive, on the clock of `zone`).

        The start itself is one of them only when the rule says so.
        """
        count = self.parts.get("COUNT")
        yield from islice(_series(self, start, zone), int(count) if count else None)

    def first(self, start: datetime, zone: ZoneInfo) -> datetime:
        """The first wall time; raises `RuleError` ("nothing") if there is none."""
        found = next(self.walls(start, zone), None)
        if found is None:
            raise RuleError("nothing")
        return found


@lru_cache(maxsize=256)
def parse_rule(text: str) -> Rule:
    """The rule of a text such as ``FREQ=WEEKLY;BYDAY=SA``; raises `RuleError`."""
    cleaned = text.strip().upper().removeprefix("RRULE:").rstrip(";")
    if not cleaned:
        raise RuleError("empty")
    parts: dict[str, str] = {}
    for part in cleaned.split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value:
            raise RuleError("malformed", part)
        if name in parts:
            raise RuleError("repeated-part", name)
        if name not in PARTS:
            raise RuleError("part", name)
        parts[name] = value
    _check(parts)
    return Rule(";".join(f"{name}={parts[name]}" for name in PARTS if name in parts))


def occurrences(
    rule: Rule, start: datetime, zone: ZoneInfo, until: date
) -> list[datetime]:
    """The wall times up to a last day, at most `MOST`; raises `RuleError`.

    "too-many" stands for a rule with an end and more dates than that before the day.
    Of an endless rule the latest are kept: a series may run for longer than we count.
    """
    last = datetime.combine(until, datetime.max.time())
    walls = takewhile(lambda wall: wall <= last, rule.walls(start, zone))
    if rule.is_endless:
        return list(deque(walls, maxlen=MOST))
    found = list(islice(walls, MOST + 1))
    if len(found) > MOST:
        raise RuleError("too-many")
    return found


def until_of(rule: Rule, zone: ZoneInfo) -> datetime | None:
    """The last moment of a rule as a wall time, or None; COUNT is no moment."""
    value = rule.parts.get("UNTIL")
    return _until(value, zone) if value else None


def _check(parts: Mapping[str, str]) -> None:
    frequency = parts.get("FREQ", "")
    if frequency not in FREQUENCIES:
        raise RuleError("frequency", frequency)
    if "COUNT" in parts and "UNTIL" in parts:
        raise RuleError("count-and-until")
    for name, value in parts.items():
        if name in _RANGES:
            _check_numbers(name, value)
        if frequency not in _ALLOWED_WITH.get(name, tuple(FREQUENCIES)):
            raise RuleError("part", f"{name} with {frequency}")
    _check_days(parts, frequency)
    if "BYSETPOS" in parts and frequency == "DAILY":
        raise RuleError("part", "BYSETPOS with DAILY")
    if "BYSETPOS" in parts and not any(
        name in parts for name in ("BYDAY", *_LISTS[:-1])
    ):
        raise RuleError("part", "BYSETPOS")
    if parts.get("WKST", "MO") not in WEEKDAYS:
        raise RuleError("value", "WKST")
    if "UNTIL" in parts:
        _until(parts["UNTIL"], ZoneInfo("UTC"))


def _check_numbers(name: str, value: str) -> None:
    low, high = _RANGES[name]
    values = value.split(",") if name in _LISTS else [value]
    for one in values:
        if not _NUMBER.fullmatch(one):
            raise RuleError("value", name)
        if name == "COUNT" and int(one) > high:
            raise RuleError("too-many", name)
        if not low <= int(one) <= high or int(one) == 0:
            raise RuleError("value", name)


def _check_days(parts: Mapping[str, str], frequency: str) -> None:
    for one in parts.get("BYDAY", "").split(",") if "BYDAY" in parts else ():
        found = DAYS.fullmatch(one)
        if not found or found[1] and int(found[1]) == 0:
            raise RuleError("value", "BYDAY")
        ordinal_fits = frequency == "MONTHLY" or (
            frequency == "YEARLY" and "BYWEEKNO" not in parts
        )
        if found[1] and not ordinal_fits:
            raise RuleError("value", "BYDAY")


@lru_cache(maxsize=256)
def _series(rule: Rule, start: datetime, zone: ZoneInfo) -> Iterable[datetime]:
    parts = rule.parts
    end = start + REACH
    if "UNTIL" in parts:
        end = min(end, _until(parts["UNTIL"], zone))
    if parts["FREQ"] == "DAILY" and not _has_any(parts, start, end):
        return ()  # dateutil would try every day up to the year 9999
    return _built(parts, start, end)


def _has_any(parts: Mapping[str, str], start: datetime, end: datetime) -> bool:
    """Whether some day fits the parts of a daily rule: asked year by year."""
    every = {} if "BYMONTHDAY" in parts else _EVERY_DAY
    return any(_built({**every, **parts, **_YEARLY}, start, end))


def _built(
    parts: Mapping[str, str], start: datetime, end: datetime
) -> dateutil_rrule.rrule:
    numbers: dict[str, Any] = {
        name.lower(): [int(one) for one in parts[name].split(",")]
        for name in _LISTS
        if name in parts
    }
    return dateutil_rrule.rrule(
        FREQUENCIES[parts["FREQ"]],
        dtstart=start,
        interval=int(parts.get("INTERVAL", "1")),
        until=end,
        wkst=WEEKDAYS.index(parts.get("WKST", "MO")),
        byweekday=_weekdays(parts, start),
        **numbers,
    )


def _weekdays(
    parts: Mapping[str, str], start: datetime
) -> list[dateutil_rrule.weekday] | None:
    """BYDAY; week numbers alone mean the weekday of the start, not seven days."""
    if "BYDAY" in parts:
        found = DAYS.findall(parts["BYDAY"])
        return [
            dateutil_rrule.weekday(WEEKDAYS.index(day), int(nth) if nth else None)
            for nth, day in found
        ]
    if "BYWEEKNO" in parts and not {"BYMONTHDAY", "BYYEARDAY"} & set(parts):
        return [dateutil_rrule.weekday(start.weekday())]
    return None


def _until(value: str, zone: ZoneInfo) -> datetime:
    """UNTIL as a wall time of the zone; a day alone lasts until its end."""
    found = _UNTIL.fullmatch(value)
    if not found:
        raise RuleError("value", "UNTIL")
    try:
        if not found[2]:
            day = datetime.strptime(found[1], "%Y%m%d")  # noqa: DTZ007 wall time
            return datetime.combine(day, datetime.max.time())
        moment = datetime.strptime(found[1] + found[2], "%Y%m%d%H%M%S")  # noqa: DTZ007
    except ValueError:
        raise RuleError("value", "UNTIL") from None
    if not found[3]:
        return moment
    return moment.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
