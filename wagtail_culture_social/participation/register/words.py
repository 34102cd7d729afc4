"""Facts of institutions in words: languages, and why a row of a file is refused."""

from collections.abc import Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from wagtail_culture_social.domain import language_names
from wagtail_culture_social.models.choices import LANGUAGES
from wagtail_culture_social.participation.register.institutions import account_networks

COLUMN_LABELS: dict[str, Any] = {
    "name": gettext_lazy("name"),
    "kind": gettext_lazy("type"),
    "city": gettext_lazy("city"),
    "country": gettext_lazy("country"),
    "latitude": gettext_lazy("latitude"),
    "longitude": gettext_lazy("longitude"),
    "website": gettext_lazy("website"),
    "languages": gettext_lazy("languages"),
}
FAULTS: dict[str, Any] = {
    "missing": gettext_lazy("%(field)s: nothing is given."),
    "too-long": gettext_lazy("%(field)s: more than %(value)s characters."),
    "unknown-kind": gettext_lazy("“%(value)s” is not a known type."),
    "unknown-country": gettext_lazy("“%(value)s” is not a known country."),
    "bad-address": gettext_lazy(
        "“%(value)s” is not the address of a website: it begins with https://."
    ),
    "bad-account": gettext_lazy("“%(value)s” is not an account on %(field)s."),
    "unknown-language": gettext_lazy("“%(value)s” is not a known language."),
    "bad-position": gettext_lazy("“%(value)s” is not a position in degrees."),
    "twice": gettext_lazy("It is in the file already, on line %(value)s."),
    "refused-before": gettext_lazy("An editor has refused this institution."),
}
TABLE_FAULTS: dict[str, Any] = {
    "empty": gettext_lazy("There is no institution in this file."),
    "archive": gettext_lazy(
        "This is a spreadsheet or an archive. Save it as CSV (UTF-8), then choose "
        "that file."
    ),
    "encoding": gettext_lazy(
        "The letters of this file cannot be read: save it as CSV in UTF-8, so that no "
        "accent is lost."
    ),
    "no-column": gettext_lazy("The column “%(field)s” is missing."),
    "too-many": gettext_lazy("More than %(value)s rows: split the file."),
    "broken": gettext_lazy(
        "This file is not a table: a cell has quotation marks that do not end."
    ),
}


def fault_words(code: str, field: str, value: str) -> str:
    """Return why a row is refused."""
    words = FAULTS[code] % {"field": column_label(field), "value": value}
    return str(capfirst(words))


def table_fault_words(code: str, value: str) -> str:
    """Return why a file is refused."""
    return str(TABLE_FAULTS[code] % {"field": column_label(value), "value": value})


def column_label(field: str) -> str:
    """Return the name of a column: a field, or a network."""
    networks = account_networks()
    if field in networks:
        return networks[field].name
    return str(COLUMN_LABELS.get(field, field))


def languages_in_words(codes: Sequence[str], language: str) -> str:
    """Return languages in a sentence of another, sign languages by our own names."""
    signed = {code: str(label) for code, label in LANGUAGES if len(code) == 3}
    named = [signed.get(code, code) for code in codes]
    return language_names.languages_in_words(named, language) if named else ""
