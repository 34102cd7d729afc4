"""Rules as phrases, as a museum would print them."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from tests.domain.test_recurrence import RULES
from wagtail_culture_social.domain.dates import format_short_day
from wagtail_culture_social.domain.recurrence import parse_rule
from wagtail_culture_social.domain.rule_words import rule_in_words

PARIS = ZoneInfo("Europe/Paris")
START = date(2026, 11, 28)  # a Saturday
PHRASES = [
    ("FREQ=DAILY", "tous les jours", "every day"),
    ("FREQ=DAILY;INTERVAL=3", "tous les trois jours", "every three days"),
    ("FREQ=DAILY;INTERVAL=10", "tous les 10 jours", "every 10 days"),
    (
        "FREQ=DAILY;BYMONTH=7,8",
        "tous les jours, en juillet et août",
        "every day, in July and August",
    ),
    ("FREQ=DAILY;BYDAY=MO", "", ""),
    ("FREQ=WEEKLY", "tous les samedis", "every Saturday"),
    (
        "FREQ=WEEKLY;BYDAY=SA,WE",
        "tous les mercredis et samedis",
        "every Wednesday and Saturday",
    ),
    (
        "FREQ=WEEKLY;BYDAY=MO,WE,SA",
        "tous les lundis, mercredis et samedis",
        "every Monday, Wednesday and Saturday",
    ),
    ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "du lundi au vendredi", "Monday to Friday"),
    ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "tous les jours", "every day"),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", "un samedi sur deux", "every other Saturday"),
    (
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,SA",
        "une semaine sur deux, le mercredi et le samedi",
        "every other week, Wednesday and Saturday",
    ),
    (
        "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,WE,TH",
        "toutes les trois semaines, du mardi au jeudi",
        "every three weeks, Tuesday to Thursday",
    ),
    ("FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1", "", ""),
    (
        "FREQ=WEEKLY;UNTIL=20261201",
        "tous les samedis, jusqu’au 1er décembre 2026",
        "every Saturday, until 1 December 2026",
    ),
    ("FREQ=WEEKLY;COUNT=12", "tous les samedis, 12 fois", "every Saturday, 12 times"),
    ("FREQ=WEEKLY;COUNT=1", "tous les samedis, une fois", "every Saturday, once"),
    ("FREQ=MONTHLY", "le 28 du mois", "the 28th of the month"),
    ("FREQ=MONTHLY;BYMONTHDAY=1", "le 1er du mois", "the 1st of the month"),
    (
        "FREQ=MONTHLY;BYMONTHDAY=2,3,11",
        "le 2, le 3 et le 11 du mois",
        "the 2nd, the 3rd and the 11th of the month",
    ),
    (
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "le dernier jour du mois",
        "the last day of the month",
    ),
    (
        "FREQ=MONTHLY;BYMONTHDAY=15,-2",
        "le 15 et le 2e jour avant la fin du mois",
        "the 15th and the 2nd day from the end of the month",
    ),
    (
        "FREQ=MONTHLY;BYDAY=1SU",
        "le premier dimanche du mois",
        "the first Sunday of the month",
    ),
    (
        "FREQ=MONTHLY;BYDAY=1SA,3SA",
        "le premier samedi et le troisième samedi du mois",
        "the first Saturday and the third Saturday of the month",
    ),
    (
        "FREQ=MONTHLY;BYDAY=-1TH",
        "le dernier jeudi du mois",
        "the last Thursday of the month",
    ),
    ("FREQ=MONTHLY;BYDAY=-3TH", "", ""),
    ("FREQ=MONTHLY;BYDAY=SA", "", ""),
    ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "", ""),
    (
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU",
        "un mois sur deux, le premier dimanche",
        "every other month, the first Sunday",
    ),
    (
        "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15",
        "tous les trois mois, le 15",
        "every three months, the 15th",
    ),
    (
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "le dernier jour ouvré du mois",
        "the last working day of the month",
    ),
    ("FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1", "", ""),
    ("FREQ=MONTHLY;BYMONTHDAY=1,15;BYSETPOS=1", "", ""),
    ("FREQ=YEARLY", "tous les ans, le 28 novembre", "every year, the 28th of November"),
    (
        "FREQ=YEARLY;INTERVAL=2",
        "tous les deux ans, le 28 novembre",
        "every two years, the 28th of November",
    ),
    (
        "FREQ=YEARLY;BYMONTH=6;BYDAY=3SA",
        "tous les ans, le troisième samedi de juin",
        "every year, the third Saturday of June",
    ),
    (
        "FREQ=YEARLY;BYMONTH=10;BYDAY=1SU",
        "tous les ans, le premier dimanche d’octobre",
        "every year, the first Sunday of October",
    ),
    ("FREQ=YEARLY;BYDAY=20MO", "", ""),
    ("FREQ=YEARLY;BYMONTH=6;BYDAY=SA", "", ""),
    ("FREQ=YEARLY;BYMONTH=6;BYDAY=SA;BYSETPOS=1", "", ""),
    ("FREQ=YEARLY;BYYEARDAY=100", "", ""),
    ("FREQ=YEARLY;BYWEEKNO=20", "", ""),
]


@pytest.mark.parametrize(("text", "french", "english"), PHRASES)
def test_phrase(text: str, french: str, english: str) -> None:
    rule = parse_rule(text)
    assert rule_in_words(rule, START, PARIS, "fr") == french
    assert rule_in_words(rule, START, PARIS, "en-GB") == english


def test_a_last_moment_is_a_day_where_the_event_is() -> None:
    rule = parse_rule("FREQ=WEEKLY;UNTIL=20261212T233000Z")
    assert rule_in_words(rule, START, PARIS, "fr").endswith("jusqu’au 13 décembre 2026")


def test_no_rule_is_a_riddle() -> None:
    for text, _start, _dates in RULES:
        for language in ("fr", "en", "de"):
            phrase = rule_in_words(parse_rule(text), START, PARIS, language)
            assert "None" not in phrase
            assert "  " not in phrase


def test_a_day_in_words_of_any_language() -> None:
    assert format_short_day(START, "fr") == "28 novembre 2026"
    assert format_short_day(START, "de") == "28. November 2026"
