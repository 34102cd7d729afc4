"""How long rows of visitors are kept, by kind and state; no storage, no words.

Nothing is kept longer than what it was kept for (GDPR, article 5(1)(e)). No law gives
these figures: they are defaults, which each institution settles with its lawyer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any

MOST_DAYS = 3_660
"""Ten years: who writes more has mistaken the unit."""


class BadRetention(ValueError):
    """Raised for a change of the rules that makes no sense; says why."""


class Since(StrEnum):
    """The moment from which days count."""

    SENT = "sent"
    DECIDED = "decided"
    CONTEST_ENDED = "contest_ended"
    DATE_ENDED = "date_ended"
    EXPIRED = "expired"
    PAGE_DELETED = "page_deleted"


@dataclass(frozen=True, slots=True)
class Rule:
    """How many whole days after a moment something is erased, in the night after.

    A rule that ``is_fixed`` follows from how something works, and no site changes it.
    """

    days: int
    since: Since
    is_fixed: bool = False


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "answer.unconfirmed": Rule(2, Since.SENT, is_fixed=True),
        "answer.waiting": Rule(365, Since.SENT),
        "answer.refused": Rule(30, Since.DECIDED),
        "answer.page_deleted": Rule(0, Since.PAGE_DELETED, is_fixed=True),
        "entry.unconfirmed": Rule(2, Since.SENT, is_fixed=True),
        "entry.undecided": Rule(90, Since.CONTEST_ENDED),
        "entry.refused": Rule(30, Since.DECIDED),
        "entry.withdrawn": Rule(30, Since.DECIDED),
        "entry.contact": Rule(90, Since.CONTEST_ENDED),
        "entry.page_deleted": Rule(90, Since.CONTEST_ENDED),
        "upload.unsent": Rule(1, Since.SENT, is_fixed=True),
        "registration.unconfirmed": Rule(2, Since.SENT, is_fixed=True),
        "registration.person": Rule(30, Since.DATE_ENDED),
        "institution.unconfirmed": Rule(2, Since.SENT, is_fixed=True),
        "institution.waiting": Rule(365, Since.SENT),
        "institution.refused": Rule(30, Since.DECIDED),
        "institution.contact": Rule(30, Since.DECIDED),
        "import.rows": Rule(30, Since.SENT),
        "report.waiting": Rule(365, Since.SENT),
        "report.contact": Rule(180, Since.DECIDED),
        "report.record": Rule(1_095, Since.DECIDED),
        "feedback.remark": Rule(730, Since.SENT),
        "feedback.page_deleted": Rule(0, Since.PAGE_DELETED, is_fixed=True),
        "token.used": Rule(0, Since.EXPIRED, is_fixed=True),
        "mail.due": Rule(0, Since.EXPIRED, is_fixed=True),
        "letter.words": Rule(30, Since.SENT, is_fixed=True),
        "attempts.counted": Rule(1, Since.SENT, is_fixed=True),
    }
)
"""The rules by what they are about."""


def with_days(
    rules: Mapping[str, Rule], changes: Mapping[str, int]
) -> Mapping[str, Rule]:
    """Return the rules with other numbers of days; raises `BadRetention`.

    Days are whole numbers from 0, which is the next night, to `MOST_DAYS`.
    """
    if not isinstance(changes, Mapping):
        raise BadRetention("it is not a dictionary")
    return MappingProxyType({**rules, **dict(_changed(rules, changes))})


def is_over_before(rule: Rule, now: datetime) -> datetime:
    """Return the instant: what its moment has before it has had its time."""
    return now - timedelta(days=rule.days)


def end_of_contest(moments: Iterable[datetime | None]) -> datetime | None:
    """Return the last of the moments of a contest; ``None`` for one without end."""
    return max((moment for moment in moments if moment is not None), default=None)


def _changed(
    rules: Mapping[str, Rule], changes: Mapping[Any, Any]
) -> Iterable[tuple[str, Rule]]:
    for name, days in changes.items():
        if name not in rules:
            raise BadRetention(f"unknown rule {name!r}")
        if rules[name].is_fixed:
            raise BadRetention(f"{name!r} cannot be changed")
        if type(days) is not int or not 0 <= days <= MOST_DAYS:
            raise BadRetention(f"{name!r} is a whole number of days up to {MOST_DAYS}")
        yield name, replace(rules[name], days=days)
