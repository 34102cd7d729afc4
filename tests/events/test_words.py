"""The facts of an event in words."""

from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from tests import factories
from wagtail_culture_social.domain.programme import Pause, Schedule, Series
from wagtail_culture_social.domain.recurrence import parse_rule
from wagtail_culture_social.domain.schedule import Slot
from wagtail_culture_social.events.facts import Facts
from wagtail_culture_social.events.words import age_words, pause_words, series_words

PARIS = ZoneInfo("Europe/Paris")
SATURDAY = date(2026, 11, 28)


def facts(*rules: str, **schedule: Any) -> Facts:
    """One series a rule, each at another hour."""
    series = tuple(
        Series(
            Slot(str(hour), SATURDAY, time(10 + hour)),
            parse_rule(rule),
            frozenset({"school_holidays"}) if hour else frozenset(),
        )
        for hour, rule in enumerate(rules)
    )
    return Facts(zone=PARIS, schedule=Schedule(series=series, **schedule))


@pytest.mark.parametrize(
    ("first", "last", "english", "french"),
    [
        (None, None, "", ""),
        (0, None, "", ""),
        (7, None, "From 7 years", "Dès 7 ans"),
        (1, None, "From 1 year", "Dès 1 an"),
        (None, 12, "Up to 12 years", "Jusqu’à 12 ans"),
        (7, 12, "7–12 years", "7–12 ans"),
        (0, 3, "0–3 years", "0–3 ans"),
        (0, 1, "0–1 year", "0–1 an"),
        (8, 8, "8 years", "8 ans"),
    ],
)
def test_ages(first: int | None, last: int | None, english: str, french: str) -> None:
    ages = Facts(age_min=first, age_max=last)
    assert age_words(ages) == english
    with translation.override("fr"):
        assert age_words(ages) == french


def test_series_with_several_hours_is_one_sentence() -> None:
    twice = Series(Slot("b", SATURDAY, time(18)), parse_rule("FREQ=DAILY;COUNT=3"))
    schedule = Schedule(
        series=(Series(Slot("a", SATURDAY, time(16)), twice.rule), twice)
    )
    assert series_words(Facts(zone=PARIS, schedule=schedule), "en") == [
        "Every day, 3 times"
    ]


def test_each_series_tells_when_it_does_not_take_place() -> None:
    both = facts("FREQ=WEEKLY;UNTIL=20261231", "FREQ=MONTHLY;BYDAY=1SU")
    assert series_words(both, "en") == [
        "Every Saturday, until 31 December 2026",
        "The first Sunday of the month, until further notice, "
        "except on school holidays",
    ]
    with translation.override("fr"):
        assert series_words(both, "fr")[1] == (
            "Le premier dimanche du mois, jusqu’à nouvel ordre, sauf vacances scolaires"
        )


@pytest.mark.parametrize("until", ["20261124", "20261125"])
def test_series_that_is_over_is_no_longer_told(until: str) -> None:
    ended = facts(f"FREQ=WEEKLY;UNTIL={until}")
    goes_on = date.fromisoformat(until) >= factories.TODAY
    assert bool(series_words(ended, "en")) is goes_on


def test_rule_that_no_phrase_says_is_left_to_its_dates() -> None:
    assert series_words(facts("FREQ=YEARLY;BYYEARDAY=100"), "en") == []


def test_pauses_are_told_until_their_last_day() -> None:
    pauses = (
        Pause(date(2026, 11, 20), date(2026, 11, 24)),
        Pause(date(2026, 11, 25), date(2026, 11, 25)),
        Pause(date(2026, 12, 19), date(2027, 1, 3)),
    )
    assert pause_words(facts("FREQ=WEEKLY", pauses=pauses), "en") == [
        "Wednesday 25 November 2026",
        "19 December 2026 – 3 January 2027",
    ]
    assert pause_words(facts(pauses=pauses), "en") == []
