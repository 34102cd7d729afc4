"""A recurrence rule as a phrase in French or English; expanding it is `recurrence`."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from zoneinfo import ZoneInfo

from wagtail_culture_social.domain.dates import format_short_day, locale_for
from wagtail_culture_social.domain.recurrence import DAYS, WEEKDAYS, Rule, until_of

_WORKING = {"MO", "TU", "WE", "TH", "FR"}
_ORDINALS: Mapping[str, Mapping[int, str]] = MappingProxyType(
    {
        "fr": {
            1: "premier",
            2: "deuxième",
            3: "troisième",
            4: "quatrième",
            5: "cinquième",
            -1: "dernier",
            -2: "avant-dernier",
        },
        "en": {
            1: "first",
            2: "second",
            3: "third",
            4: "fourth",
            5: "fifth",
            -1: "last",
            -2: "second to last",
        },
    }
)
_NUMBERS: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "fr": ("", "", "deux", "trois", "quatre", "cinq", "six", "sept", "huit"),
        "en": ("", "", "two", "three", "four", "five", "six", "seven", "eight"),
    }
)


def rule_in_words(rule: Rule, start: date, zone: ZoneInfo, language: str) -> str:
    """The rule as a phrase: `tous les samedis, jusqu’au 12 décembre 2026`.

    `start` gives the day that a rule leaves open. "" for a rule that no phrase says
    well (numbered days or weeks of the year): then the dates themselves are better.
    """
    tongue = "fr" if locale_for(language).language == "fr" else "en"
    parts = rule.parts
    if {"BYYEARDAY", "BYWEEKNO"} & set(parts):
        return ""
    phrase = _PHRASES[parts["FREQ"]](parts, start, tongue)
    if not phrase:
        return ""
    if "BYMONTH" in parts and parts["FREQ"] != "YEARLY":
        phrase += f", {_in_months(parts['BYMONTH'], tongue)}"
    return phrase + _end(rule, zone, tongue)


def _daily(parts: Mapping[str, str], _start: date, tongue: str) -> str:
    if {"BYDAY", "BYMONTHDAY"} & set(parts):
        return ""
    every = int(parts.get("INTERVAL", "1"))
    if tongue == "fr":
        return (
            "tous les jours" if every == 1 else f"tous les {_number(every, 'fr')} jours"
        )
    return "every day" if every == 1 else f"every {_number(every, 'en')} days"


def _weekly(parts: Mapping[str, str], start: date, tongue: str) -> str:
    if "BYSETPOS" in parts:
        return ""
    codes = [day for _nth, day in DAYS.findall(parts.get("BYDAY", ""))]
    codes = sorted(codes or [WEEKDAYS[start.weekday()]], key=WEEKDAYS.index)
    every = int(parts.get("INTERVAL", "1"))
    names = [_weekday(code, tongue) for code in codes]
    in_a_row = len(codes) > 2 and _are_in_a_row(codes)
    span = (
        f"du {names[0]} au {names[-1]}"
        if tongue == "fr"
        else f"{names[0]} to {names[-1]}"
    )
    if every == 1:
        if len(codes) == len(WEEKDAYS):
            return "tous les jours" if tongue == "fr" else "every day"
        if in_a_row:
            return span
        if tongue == "fr":
            return f"tous les {_joined([f'{name}s' for name in names], 'fr')}"
        return f"every {_joined(names, 'en')}"
    if tongue == "fr":
        days = span if in_a_row else _joined([f"le {name}" for name in names], "fr")
        if every == 2 and len(codes) == 1:
            return f"un {names[0]} sur deux"
        weeks = (
            "une semaine sur deux"
            if every == 2
            else f"toutes les {_number(every, 'fr')} semaines"
        )
        return f"{weeks}, {days}"
    days = span if in_a_row else _joined(names, "en")
    if every == 2:
        return (
            f"every other {names[0]}"
            if len(codes) == 1
            else f"every other week, {days}"
        )
    return f"every {_number(every, 'en')} weeks, {days}"


def _monthly(parts: Mapping[str, str], start: date, tongue: str) -> str:
    days = _days_of_the_month(parts, start, tongue)
    if not days:
        return ""
    every = int(parts.get("INTERVAL", "1"))
    if tongue == "fr":
        if every == 1:
            return f"{days} du mois"
        months = (
            "un mois sur deux"
            if every == 2
            else f"tous les {_number(every, 'fr')} mois"
        )
        return f"{months}, {days}"
    if every == 1:
        return f"{days} of the month"
    months = (
        "every other month" if every == 2 else f"every {_number(every, 'en')} months"
    )
    return f"{months}, {days}"


def _yearly(parts: Mapping[str, str], start: date, tongue: str) -> str:
    if "BYSETPOS" in parts:
        return ""
    months = parts.get("BYMONTH", str(start.month)).split(",")
    named = _joined([_month(int(month), tongue) for month in months], tongue)
    if "BYDAY" in parts and "BYMONTH" not in parts:
        return ""
    days = _days_of_the_month(parts, start, tongue)
    if not days:
        return ""
    every = int(parts.get("INTERVAL", "1"))
    if tongue == "fr":
        years = "tous les ans" if every == 1 else f"tous les {_number(every, 'fr')} ans"
        joint = " de " if "BYDAY" in parts else " "
        if joint == " de " and named[0] in "ao":
            joint = " d’"
        return f"{years}, {days}{joint}{named}"
    years = "every year" if every == 1 else f"every {_number(every, 'en')} years"
    return f"{years}, {days} of {named}"


_PHRASES = {"DAILY": _daily, "WEEKLY": _weekly, "MONTHLY": _monthly, "YEARLY": _yearly}


def _days_of_the_month(parts: Mapping[str, str], start: date, tongue: str) -> str:
    """`le premier dimanche`, `le 15 et le dernier jour`; "" for what has no name."""
    found = DAYS.findall(parts.get("BYDAY", ""))
    if found and "BYMONTHDAY" in parts:
        return ""
    if found and "BYSETPOS" in parts:
        if {day for _nth, day in found} != _WORKING or any(nth for nth, _day in found):
            return ""
        name = "jour ouvré" if tongue == "fr" else "working day"
        return _nth_days([(nth, name) for nth in parts["BYSETPOS"].split(",")], tongue)
    if "BYSETPOS" in parts:
        return ""
    if found:
        if not all(nth for nth, _day in found):
            return ""
        return _nth_days([(nth, _weekday(day, tongue)) for nth, day in found], tongue)
    days = [int(day) for day in parts.get("BYMONTHDAY", str(start.day)).split(",")]
    return _joined(
        [_month_day(day, tongue) for day in sorted(days, key=_from_start)], tongue
    )


def _nth_days(days: Sequence[tuple[str, str]], tongue: str) -> str:
    ordinals = _ORDINALS[tongue]
    if not all(int(nth) in ordinals for nth, _name in days):
        return ""
    article = "le" if tongue == "fr" else "the"
    return _joined(
        [f"{article} {ordinals[int(nth)]} {name}" for nth, name in days], tongue
    )


def _month_day(day: int, tongue: str) -> str:
    if day == -1:
        return "le dernier jour" if tongue == "fr" else "the last day"
    if tongue == "fr":
        return (
            f"le {'1er' if day == 1 else day}"
            if day > 0
            else f"le {-day}e jour avant la fin"
        )
    if day > 0:
        return f"the {_english_ordinal(day)}"
    return f"the {_english_ordinal(-day)} day from the end"


def _end(rule: Rule, zone: ZoneInfo, tongue: str) -> str:
    count = rule.parts.get("COUNT")
    if count:
        if tongue == "fr":
            return f", {count} fois" if count != "1" else ", une fois"
        return f", {count} times" if count != "1" else ", once"
    until = until_of(rule, zone)
    if until is None:
        return ""
    last = format_short_day(until.date(), tongue)
    return f", jusqu’au {last}" if tongue == "fr" else f", until {last}"


def _in_months(value: str, tongue: str) -> str:
    named = _joined([_month(int(month), tongue) for month in value.split(",")], tongue)
    return f"en {named}" if tongue == "fr" else f"in {named}"


def _joined(names: Sequence[str], tongue: str) -> str:
    joint = " et " if tongue == "fr" else " and "
    return joint.join(filter(None, (", ".join(names[:-1]), names[-1])))


def _are_in_a_row(codes: Sequence[str]) -> bool:
    places = [WEEKDAYS.index(code) for code in codes]
    return places == list(range(places[0], places[0] + len(places)))


def _weekday(code: str, tongue: str) -> str:
    names = locale_for(tongue).days["format"]["wide"]
    return str(names[WEEKDAYS.index(code)])


def _month(number: int, tongue: str) -> str:
    return str(locale_for(tongue).months["format"]["wide"][number])


def _number(number: int, tongue: str) -> str:
    words = _NUMBERS[tongue]
    return words[number] if number < len(words) else str(number)


def _english_ordinal(number: int) -> str:
    teen = number % 100 in (11, 12, 13)
    ending = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _from_start(day: int) -> int:
    return day if day > 0 else day + 32
