"""The common ways a date comes back, as the rule that RFC 5545 writes for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wagtail_culture_social.domain.recurrence import WEEKDAYS, Rule, parse_rule

Frequency = Literal[
    "daily", "weekly", "monthly_day", "monthly_weekday", "yearly", "rule"
]


@dataclass(frozen=True, slots=True)
class Repeat:
    """What an editor chooses; ``own`` is a rule typed in full, for ``rule``.

    ``weekdays`` are codes of RFC 5545, the weekday of the start when none is given;
    ``position`` is the week of the month, -1 the last one, 0 that of the start.
    """

    frequency: Frequency
    interval: int = 1
    weekdays: Sequence[str] = ()
    position: int = 0
    until: date | None = None
    count: int | None = None
    own: str = ""

    def rule(self, start: date) -> Rule:
        """The checked rule for a first day; raises `RuleError`."""
        if self.frequency == "rule":
            return parse_rule(self.own)
        parts = [*self._days(start)]
        if self.interval != 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.until:
            parts.append(f"UNTIL={self.until:%Y%m%d}")
        if self.count is not None:
            parts.append(f"COUNT={self.count}")
        return parse_rule(";".join(parts))

    def _days(self, start: date) -> Sequence[str]:
        named = self.weekdays or (WEEKDAYS[start.weekday()],)
        if self.frequency == "weekly":
            return "FREQ=WEEKLY", f"BYDAY={','.join(named)}"
        if self.frequency == "monthly_weekday":
            week = self.position or _week_of(start)
            days = ",".join(f"{week}{day}" for day in named)
            return "FREQ=MONTHLY", f"BYDAY={days}"
        if self.frequency == "monthly_day":
            return "FREQ=MONTHLY", f"BYMONTHDAY={start.day}"
        return (f"FREQ={self.frequency.upper()}",)


def _week_of(day: date) -> int:
    """The week of the month a day is in, -1 for a fifth one: few months have it."""
    week = (day.day + 6) // 7
    return week if week < 5 else -1
