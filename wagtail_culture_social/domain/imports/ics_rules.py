"""Rules of calendar files: those that a series can keep, and dates of the others."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

from wagtail_culture_social.domain.recurrence import (
    DAYS,
    MOST,
    WEEKDAYS,
    Rule,
    RuleError,
    parse_rule,
    until_of,
)
from wagtail_culture_social.domain.repeats import Frequency, Repeat
from wagtail_culture_social.domain.schedule import MIDNIGHT

LONGEST_RULE = 500
"""Characters of a rule that a series may hold."""

_STEPS = {"HOURLY": "hours", "MINUTELY": "minutes", "SECONDLY": "seconds"}
_CLOCK = ("BYHOUR", "BYMINUTE", "BYSECOND")
_NAMED: dict[str, Frequency] = {
    "DAILY": "daily",
    "WEEKLY": "weekly",
    "MONTHLY": "monthly_day",
    "YEARLY": "yearly",
}


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule of whole days, and what it has beyond what ours can say.

    `times` are several hours of one day, `step` the time between two dates on the
    clock, `count` a number of dates that no rule of ours may have.
    """

    rule: Rule
    times: tuple[time, ...] = ()
    step: timedelta | None = None
    count: int | None = None

    @property
    def is_plain(self) -> bool:
        """Whether a series can keep it."""
        extra = self.times or self.step or self.count
        return not extra and len(self.rule.text) <= LONGEST_RULE

    @property
    def is_endless(self) -> bool:
        """Whether it has neither COUNT nor UNTIL."""
        return self.rule.is_endless and self.count is None

    def walls(self, start: datetime, zone: ZoneInfo) -> Iterator[datetime]:
        """Its moments from the start on, on the clock of the zone."""
        until, found = until_of(self.rule, zone), self._walls(start, zone)
        if until:
            found = takewhile(lambda wall: wall <= until, found)
        return islice(found, self.count)

    def _walls(self, start: datetime, zone: ZoneInfo) -> Iterator[datetime]:
        if self.step:
            return _stepped(start, self.step)
        if not self.times:
            return self.rule.walls(start, zone)
        days = self.rule.walls(datetime.combine(start, MIDNIGHT), zone)
        every = (datetime.combine(day, at) for day in days for at in self.times)
        return (wall for wall in every if wall >= start)


def read_rule(text: str, start: datetime) -> Recurrence:
    """The rule of an event that begins then; raises `RuleError`."""
    named = (one.partition("=") for one in text.upper().strip(" ;").split(";"))
    parts = {name.strip(): value.strip() for name, _equals, value in named}
    if parts.get("RSCALE") == "GREGORIAN":
        del parts["RSCALE"]
    if parts.get("FREQ") in _STEPS:
        return _sub_daily(parts)
    times = _times(parts, start)
    if times and "BYSETPOS" in parts:
        raise RuleError("part", "BYSETPOS")
    count = _count(parts, keep=not times)
    rule = parse_rule(";".join(f"{name}={value}" for name, value in parts.items()))
    return Recurrence(rule, times, count=count)


def repeat_of(rule: Rule, start: date, at: time | None, zone: ZoneInfo) -> Repeat:
    """What an editor would have chosen for a rule, else the rule itself.

    `at` is the hour at which each date begins: it decides whether the last day counts.
    """
    parts = dict(rule.parts)
    until = _last_day(rule, at, zone)
    for name in ("COUNT", "UNTIL"):
        parts.pop(name, None)
    if parts["FREQ"] != "WEEKLY" or parts.get("INTERVAL", "1") == "1":
        parts.pop("WKST", None)
    named = _named(parts, start)
    if named is None:
        return Repeat("rule", own=rule.text)
    frequency, weekdays, position = named
    count = rule.parts.get("COUNT")
    return Repeat(
        frequency,
        interval=int(parts.get("INTERVAL", "1")),
        weekdays=weekdays,
        position=position,
        until=until,
        count=int(count) if count else None,
    )


def _named(
    parts: dict[str, str], start: date
) -> tuple[Frequency, tuple[str, ...], int] | None:
    """The frequency with its weekdays and the week of the month, if one says it."""
    frequency = _NAMED[parts["FREQ"]]
    by = {name: value for name, value in parts.items() if name.startswith("BY")}
    if "WKST" in parts and parts["WKST"] != "MO":
        return None
    if not by:
        days = (WEEKDAYS[start.weekday()],) if frequency == "weekly" else ()
        return frequency, days, 0
    if frequency == "weekly" and set(by) == {"BYDAY"}:
        return frequency, tuple(by["BYDAY"].split(",")), 0
    if frequency == "monthly_day" and by == {"BYMONTHDAY": str(start.day)}:
        return frequency, (), 0
    if by == {"BYMONTH": str(start.month), "BYMONTHDAY": str(start.day)}:
        return (frequency, (), 0) if frequency == "yearly" else None
    return _week_of_month(by) if frequency == "monthly_day" else None


def _week_of_month(
    by: dict[str, str],
) -> tuple[Frequency, tuple[str, ...], int] | None:
    """``1SA``, ``1SA,1SU`` or ``SA`` with BYSETPOS=1."""
    days = DAYS.findall(by.get("BYDAY", ""))
    numbers = {nth for nth, _day in days}
    if set(by) == {"BYDAY", "BYSETPOS"} and len(days) == 1 and numbers == {""}:
        numbers = {by["BYSETPOS"]}
    elif set(by) != {"BYDAY"}:
        return None
    position = numbers.pop().lstrip("+")
    if numbers or position not in ("1", "2", "3", "4", "-1"):
        return None
    return "monthly_weekday", tuple(day for _nth, day in days), int(position)


def _last_day(rule: Rule, at: time | None, zone: ZoneInfo) -> date | None:
    until = until_of(rule, zone)
    if until is None:
        return None
    before = until.time() < (at or MIDNIGHT)
    return until.date() - timedelta(days=before)


def _times(parts: dict[str, str], start: datetime) -> tuple[time, ...]:
    """The hours of the rule, which loses them; none if that is just the start's."""
    if not any(name in parts for name in _CLOCK):
        return ()
    given = (str(start.hour), str(start.minute), str(start.second))
    named = [parts.pop(name, own) for name, own in zip(_CLOCK, given, strict=True)]
    try:
        hours, minutes, seconds = ([int(n) for n in one.split(",")] for one in named)
        found = {time(h, m, s) for h in hours for m in minutes for s in seconds}
    except ValueError:
        raise RuleError("value", "BYHOUR") from None
    return () if found == {start.time()} else tuple(sorted(found))


def _count(parts: dict[str, str], *, keep: bool) -> int | None:
    """A COUNT that ours cannot have, taken away from the parts."""
    value = parts.get("COUNT", "")
    if not value.isdigit() or len(value) > 9 or (keep and int(value) <= MOST):
        return None
    if "UNTIL" in parts:
        raise RuleError("count-and-until")
    return int(parts.pop("COUNT"))


def _sub_daily(parts: dict[str, str]) -> Recurrence:
    """Every so many hours, without further parts: others may not come to an end."""
    unit = _STEPS[parts["FREQ"]]
    count = _count(parts, keep=False)
    every = parse_rule(
        ";".join(f"{k}={v}" for k, v in {**parts, "FREQ": "DAILY"}.items())
    )
    others = set(every.parts) - {"FREQ", "INTERVAL", "UNTIL", "WKST"}
    if others:
        raise RuleError("part", others.pop())
    interval = int(every.parts.get("INTERVAL", "1"))
    return Recurrence(every, step=timedelta(**{unit: interval}), count=count)


def _stepped(start: datetime, step: timedelta) -> Iterator[datetime]:
    while True:
        yield start
        start += step
