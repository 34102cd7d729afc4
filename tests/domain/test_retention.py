"""How long what visitors send is kept, and what a site may change of it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from wagtail_culture_social.domain.retention import (
    MOST_DAYS,
    RULES,
    BadRetention,
    Rule,
    Since,
    end_of_contest,
    is_over_before,
    with_days,
)

NOW = datetime(2026, 11, 26, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "days", "since"),
    [
        ("entry.refused", 30, Since.DECIDED),
        ("entry.contact", 90, Since.CONTEST_ENDED),
        ("registration.person", 30, Since.DATE_ENDED),
        ("report.contact", 180, Since.DECIDED),
    ],
)
def test_the_periods_that_we_promise(name: str, days: int, since: Since) -> None:
    assert RULES[name] == Rule(days, since)


@pytest.mark.parametrize("kind", ["answer", "entry", "registration", "institution"])
def test_mails_say_two_days_so_that_no_site_changes_them(kind: str) -> None:
    assert RULES[f"{kind}.unconfirmed"] == Rule(2, Since.SENT, is_fixed=True)


def test_a_site_changes_days_and_nothing_else() -> None:
    rules = with_days(RULES, {"entry.refused": 60, "entry.contact": 0})
    assert rules["entry.refused"] == Rule(60, Since.DECIDED)
    assert rules["entry.contact"] == Rule(0, Since.CONTEST_ENDED)
    changed = {"entry.refused", "entry.contact"}
    assert {name for name in RULES if rules[name] != RULES[name]} == changed
    assert list(rules) == list(RULES)
    assert with_days(RULES, {}) == RULES


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        (["entry.refused"], "not a dictionary"),
        ({"entry.approved": 3}, "unknown rule 'entry.approved'"),
        ({3: 3}, "unknown rule 3"),
        ({"token.used": 3}, "'token.used' cannot be changed"),
        ({"entry.refused": -1}, "whole number"),
        ({"entry.refused": 2.5}, "whole number"),
        ({"entry.refused": True}, "whole number"),
        ({"entry.refused": None}, "whole number"),
        ({"entry.refused": MOST_DAYS + 1}, "up to 3660"),
    ],
)
def test_what_makes_no_sense_is_refused(changes: Any, reason: str) -> None:
    with pytest.raises(BadRetention, match=reason):
        with_days(RULES, changes)


def test_days_are_counted_back_from_now() -> None:
    rule = Rule(30, Since.DECIDED)
    assert is_over_before(rule, NOW) == NOW - timedelta(days=30)
    assert is_over_before(Rule(0, Since.EXPIRED), NOW) == NOW


def test_a_contest_ends_with_the_last_of_its_moments() -> None:
    later = NOW + timedelta(days=1)
    assert end_of_contest([NOW, None, later]) == later
    assert end_of_contest([None, None]) is None
    assert end_of_contest([]) is None
