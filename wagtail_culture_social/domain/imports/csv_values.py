"""Cells of a table: dates, hours, prices and codes as people type them."""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, time
from decimal import Decimal

import regex

from wagtail_culture_social.domain.openagenda import IMPAIRMENTS

FORMULA = regex.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""How a cell begins that a spreadsheet would take for a formula.

We write an apostrophe before it, and take one away when we read.
"""

NUMBER = regex.compile(r"-?\d+(?:[.,]\d+)?")

_DAY_FIRST = regex.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)")
_YEAR_FIRST = regex.compile(r"(\d{4})[/.-]?(\d\d)[/.-]?(\d\d)")
_TIME = regex.compile(
    r"(\d{1,2}) ?(?:[:h.] ?(?:(\d\d)(?: ?min|:(\d\d)(?:[.,]\d+)?)?)?)?"
    r"(?: ?([ap])\.?m\.?)?",
    regex.IGNORECASE,
)
_MONEY = regex.compile(
    r"(?i)(€|\$|£|eur|usd|gbp|chf|cad)? ?(\d{1,6}(?:[.,]\d{1,2})?) ?"
    r"(€|\$|£|eur|euros?|usd|gbp|chf|cad)?"
)
_CURRENCIES = {"€": "EUR", "EURO": "EUR", "EUROS": "EUR", "$": "USD", "£": "GBP"}
_FREE = {"free", "gratuit", "gratuite", "entree libre", "entree gratuite", "libre"}
_SPACES = regex.compile(r"\s+")

STATES: Mapping[str, Sequence[str]] = {
    "scheduled": ("confirmed", "prevu", "confirme", "programme", "maintenu"),
    "postponed": ("reporte", "reportee"),
    "rescheduled": ("reprogramme", "reprogrammee", "deplace", "deplacee"),
    "moved_online": ("moved online", "passe en ligne"),
    "cancelled": ("canceled", "annule", "annulee"),
    "full": ("complet", "complete", "sold out"),
}
ATTENDANCES: Mapping[str, Sequence[str]] = {
    "on_site": ("on site", "offline", "sur place", "presentiel"),
    "online": ("en ligne", "distanciel", "a distance"),
    "mixed": ("mixte", "hybrid", "hybride"),
}
TYPES: Mapping[str, Sequence[str]] = {
    "concert": (),
    "lecture": ("conference", "talk", "rencontre"),
    "workshop": ("atelier",),
    "course": ("cours", "stage"),
    "story_hour": ("story hour", "heure du conte", "contes"),
    "exhibition": ("exposition",),
    "screening": ("projection", "cinema", "film"),
    "guided_tour": ("guided tour", "visite guidee", "visite"),
    "reading": ("lecture publique", "lecture a voix haute"),
    "performance": ("spectacle", "theatre", "danse"),
    "festival": (),
    "series": ("cycle", "serie"),
    "other": ("autre",),
}
"""Codes with other words for them, English and French, without accents."""


def unguarded(cell: str) -> str:
    """The cell without the apostrophe that keeps it from being a formula."""
    if cell.startswith("'") and FORMULA.match(cell):
        return cell[1:]
    return cell


def day_and_time(cell: str) -> tuple[date, time | None]:
    """A day, with an hour if there is one; raises `ValueError`."""
    text = _spaced(cell).replace("T", " ", 1) if "T" in cell else _spaced(cell)
    day, _space, rest = text.partition(" ")
    rest = regex.sub(r"(?i)^(?:à|a|at)\s+", "", rest)
    rest = regex.sub(r"(?:Z|[+-]\d\d:?\d\d)$", "", rest)
    return _day(day), time_of(rest)


def time_of(cell: str) -> time | None:
    """``18:30``, ``18h30``, ``18 h 30``, ``6.30 pm``; raises `ValueError`."""
    text = _spaced(cell)
    if not text:
        return None
    found = _TIME.fullmatch(text)
    if not found:
        raise ValueError(cell)
    hour, minute, second = (int(one or 0) for one in found.groups()[:3])
    half = (found[4] or "").lower()
    if half and not 1 <= hour <= 12:
        raise ValueError(cell)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute, second)


def price_of(cell: str) -> tuple[Decimal | None, str]:
    """A price and its currency, 0 for what is free; raises `ValueError` for words."""
    text = _spaced(cell)
    if not text:
        return None, ""
    if plain(text) in _FREE:
        return Decimal(0), ""
    found = _MONEY.fullmatch(text)
    if not found:
        raise ValueError(cell)
    currency = (found[1] or found[3] or "").upper()
    return Decimal(found[2].replace(",", ".")), _CURRENCIES.get(currency, currency)


def code_of(cell: str, codes: Mapping[str, Sequence[str]], default: str) -> str:
    """A code by itself or by a word for it; raises `ValueError`."""
    said = plain(cell)
    if not said:
        return default
    for code, words in codes.items():
        if said == code or said in words:
            return code
    raise ValueError(cell)


def impairments(cell: str) -> tuple[str, ...]:
    """The codes of whom something is provided for."""
    said = set(regex.split(r"[\s,;|]+", cell.casefold()))
    return tuple(code for code in IMPAIRMENTS if code in said)


def plain(text: str) -> str:
    """Small letters without accents, to compare by."""
    decomposed = unicodedata.normalize("NFKD", _spaced(text).casefold())
    return "".join(one for one in decomposed if not unicodedata.combining(one))


def _day(text: str) -> date:
    found = _YEAR_FIRST.fullmatch(text)
    if found:
        return date(int(found[1]), int(found[2]), int(found[3]))
    found = _DAY_FIRST.fullmatch(text)
    if not found:
        raise ValueError(text)
    year = int(found[3])
    return date(year if year > 99 else 2000 + year, int(found[2]), int(found[1]))


def _spaced(text: str) -> str:
    return str(_SPACES.sub(" ", text).strip())
