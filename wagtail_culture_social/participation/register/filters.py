"""What a visitor may narrow the directory by, with how many there are of each."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Count, Q, Sum
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from wagtail_culture_social.domain.countries import country_name
from wagtail_culture_social.domain.folding import latin
from wagtail_culture_social.participation.models import Institution
from wagtail_culture_social.social.address_forms import AddressForm

LETTERS = "abcdefghijklmnopqrstuvwxyz"
AFTER = {letter: chr(ord(letter) + 1) for letter in LETTERS}
OTHER = "0"
"""What begins with a digit stands under this "letter"."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country of the directory: how many are there, and where in the mean."""

    code: str
    name: str
    total: int
    position: tuple[str, str] | None

    @property
    def size(self) -> int:
        """How large it is shown, from 1 to 4: once more for each power of four."""
        return min(4, 1 + (self.total.bit_length() - 1) // 2)


@dataclass(frozen=True, slots=True)
class Facets:
    """How many institutions there are in all, by country, type and first letter."""

    countries: tuple[Country, ...]
    kinds: Mapping[str, int]
    letters: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many there are in all."""
        return sum(self.kinds.values())


def facets_of(rows: Any, language: str) -> Facets:
    """Count the rows of a directory, in one query; countries by name in a language."""
    groups = (
        rows.order_by()
        .annotate(letter=Substr("sort_name", 1, 1))
        .values("country", "kind", "letter")
        .annotate(
            total=Count("pk"),
            placed=Count("latitude"),
            north=Sum("latitude"),
            east=Sum("longitude"),
        )
    )
    countries: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    letters: Counter[str] = Counter()
    places: dict[str, list[float]] = {}
    for group in groups:
        code, total = group["country"], group["total"]
        countries[code] += total
        kinds[group["kind"]] += total
        letters[group["letter"] if group["letter"] in AFTER else OTHER] += total
        sums = places.setdefault(code, [0, 0, 0])
        for at, name in enumerate(("placed", "north", "east")):
            sums[at] += group[name] or 0
    found = [
        Country(code, country_name(code, language), total, _mean(*places[code]))
        for code, total in countries.items()
    ]
    found.sort(key=lambda country: latin(country.name))
    return Facets(tuple(found), kinds, letters)


class DirectoryForm(AddressForm):
    """Words to look for, a type, a country and a first letter."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kind = forms.ChoiceField(label=_("Type"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    letter = forms.ChoiceField(
        label=_("First letter"), required=False, widget=forms.HiddenInput
    )

    def __init__(self, query: Any, facets: Facets) -> None:
        super().__init__(query, auto_id="wcs-find-%s")
        kinds = dict(Institution.Kind.choices)
        self._offer(
            "kind", [(code, kinds[code]) for code in kinds if code in facets.kinds]
        )
        self._offer("country", [(one.code, one.name) for one in facets.countries])
        self._offer("letter", [(one, one.upper()) for one in sorted(facets.letters)])
        self.is_valid()

    @property
    def letter_query(self) -> str:
        """The other filters, before a letter is added."""
        return urlencode([pair for pair in self.pairs if pair[0] != "letter"])

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field: Any = self.fields[name]
        field.choices = [("", pgettext("choices of a filter", "All")), *choices]

    def _words(self, name: str, value: str) -> str:
        if name == "letter" and value == OTHER:
            return "0–9"
        return super()._words(name, value)

    def _by_q(self, value: str) -> Q:
        found = Q()
        for word in latin(value).split():
            found &= Q(sort_name__contains=word)
        return found or Q(pk__in=())

    def _by_kind(self, value: str) -> Q:
        return Q(kind=value)

    def _by_country(self, value: str) -> Q:
        return Q(country=value)

    def _by_letter(self, value: str) -> Q:
        if value == OTHER:
            return Q(sort_name__lt="a")
        return Q(sort_name__gte=value, sort_name__lt=AFTER[value])


def _mean(placed: float, north: float, east: float) -> tuple[str, str] | None:
    """The mean of the positions as attributes have it, without any it is unknown."""
    if not placed:
        return None
    return f"{north / placed:.4f}", f"{east / placed:.4f}"
