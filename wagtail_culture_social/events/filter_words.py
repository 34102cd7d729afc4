"""The filters of a programme in words, as the name of a calendar or feed gives them."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import translation

from wagtail_culture_social.domain.dates import format_short_day
from wagtail_culture_social.events.filters import FilterForm
from wagtail_culture_social.models.places import Venue


def filters_in_words(form: FilterForm, language: str) -> str:
    """Return what a programme is narrowed to, ``""`` when it is whole."""
    with translation.override(language):
        return ", ".join(_words(form, language))


def _words(form: FilterForm, language: str) -> Iterator[str]:
    for name, value in form.chosen.items():
        field: Any = form.fields[name]
        if value is True:
            yield str(field.label)
        elif isinstance(value, UUID):
            yield from _name_of(value, language)
        elif isinstance(value, date):
            yield f"{field.label} {format_short_day(value, language)}"
        elif hasattr(field, "choices"):
            codes = value if isinstance(value, list) else [value]
            labels = dict(field.choices)
            yield from (str(labels[code]) for code in codes)
        elif value is not False:
            yield f"{field.label} {value}"


def _name_of(venue: UUID, language: str) -> list[str]:
    names = Venue.objects.filter(translation_key=venue).values_list(
        "locale__language_code", "name"
    )
    known = dict(names)
    return [known.get(language) or min(known.values())] if known else []
