"""The directory of a campaign: a page of institutions, their countries and letters."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Window
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail_culture_social.conf import settings
from wagtail_culture_social.domain.countries import country_name
from wagtail_culture_social.participation.models import Institution
from wagtail_culture_social.participation.register.campaigns import takes_registrations
from wagtail_culture_social.participation.register.filters import (
    AFTER,
    OTHER,
    DirectoryForm,
    Facets,
    facets_of,
)
from wagtail_culture_social.participation.register.institutions import participants
from wagtail_culture_social.participation.register.words import languages_in_words
from wagtail_culture_social.social.head import Part
from wagtail_culture_social.social.listing import page_number
from wagtail_culture_social.social.mixins import SocialMixin
from wagtail_culture_social.social.people import Account, accounts_of
from wagtail_culture_social.social.twins import content_language, twin_key

PATH = "participants/"
PAGE_SIZE = 60
TEMPLATE = "wagtail_culture_social/participation/directory.html"


@dataclass(frozen=True, slots=True)
class Entry:
    """An institution as the directory shows it."""

    pk: int
    name: str
    kind: str
    city: str
    country: str
    website: str
    accounts: tuple[Account, ...]
    languages: str
    position: tuple[str, str] | None


def answer(page: Any, request: HttpRequest) -> HttpResponse:
    """Answer a page of the directory; raises ``Http404`` behind the last one.

    Of the campaign it has the frame of any page of ours; its days are not asked for.
    """
    context = SocialMixin.get_context(page, request)
    with translation.override(content_language(page)):
        context |= context_of(page, request)
        return TemplateResponse(request, TEMPLATE, context).render()


def context_of(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return what the template shows, in two queries and one for the campaign."""
    rows, language = participants(twin_key(page)), content_language(page)
    facets = facets_of(rows, language)
    form, number = DirectoryForm(request.GET, facets), page_number(request)
    narrowed = form.narrow(rows).annotate(found=Window(Count("pk")))
    begin = (number - 1) * PAGE_SIZE
    found = list(narrowed[begin : begin + PAGE_SIZE + 1])
    if number > 1 and not found:
        raise Http404
    shown = found[:PAGE_SIZE]
    is_whole = number == 1 and not form.is_narrowed
    placed = facets.countries if is_whole else shown
    query = _query(form, number)
    return {
        "wcs_part": Part(PATH, f"{_('Participants')} – {page.title}", query, is_whole),
        "form": form,
        "facets": facets,
        "totals": totals(facets),
        "is_whole": is_whole,
        "count": found[0].found if found else 0,
        "letters": _letters(form, facets),
        "groups": _groups(shown, language),
        "tiles": settings.map_tiles if any(map(_position, placed)) else None,
        "pages": {
            "previous": _query(form, number - 1) if number > 1 else None,
            "next": _query(form, number + 1) if len(found) > PAGE_SIZE else None,
        },
        "base": f"{page.get_url(request)}{PATH}",
        "exports": _exports(page, form),
        "takes_registrations": takes_registrations(page),
    }


def totals(facets: Facets) -> str:
    """Return how many take part from how many countries, in words."""
    institutions = ngettext(
        "%(number)d institution", "%(number)d institutions", facets.total
    ) % {"number": facets.total}
    countries = ngettext(
        "%(number)d country", "%(number)d countries", len(facets.countries)
    ) % {"number": len(facets.countries)}
    return _("%(institutions)s, %(countries)s") % {
        "institutions": institutions,
        "countries": countries,
    }


def _groups(rows: Iterable[Institution], language: str) -> list[dict[str, Any]]:
    """The institutions of a page under their first letters."""
    grouped = groupby(rows, key=lambda row: _letter(row.sort_name))
    return [
        {"label": label(letter), "entries": [_entry(row, language) for row in group]}
        for letter, group in grouped
    ]


def label(letter: str) -> str:
    """Return a first letter as it is shown."""
    return "0–9" if letter == OTHER else letter.upper()


def _letter(sort_name: str) -> str:
    return sort_name[:1] if sort_name[:1] in AFTER else OTHER


def _entry(row: Institution, language: str) -> Entry:
    return Entry(
        pk=row.pk,
        name=row.name,
        kind=row.get_kind_display(),
        city=row.city,
        country=country_name(row.country, language),
        website=row.website,
        accounts=accounts_of(row.handles),
        languages=languages_in_words(row.languages, language),
        position=_position(row),
    )


def _position(place: Any) -> tuple[str, str] | None:
    """Latitude and longitude as they stand in attributes."""
    if not isinstance(place, Institution):
        return place.position
    if place.latitude is None or place.longitude is None:
        return None
    return str(place.latitude), str(place.longitude)


def _letters(form: DirectoryForm, facets: Facets) -> list[dict[str, Any]]:
    """Each letter with the query that chooses it; ``None`` where nothing begins so."""
    chosen, rest = form.chosen.get("letter"), form.letter_query
    prefix = f"{rest}&" if rest else ""
    return [
        {
            "label": label(letter),
            "is_chosen": letter == chosen,
            "query": f"{prefix}letter={letter}" if facets.letters.get(letter) else None,
        }
        for letter in (*AFTER, OTHER)
        if letter != OTHER or facets.letters.get(OTHER)
    ]


def _exports(page: Any, form: DirectoryForm) -> list[dict[str, str]]:
    query = f"?{form.query}" if form.query else ""
    return [
        {
            "label": name,
            "url": reverse(f"wagtail_culture_social:{route}", args=[page.pk]) + query,
        }
        for name, route in (("CSV", "participants_csv"), ("JSON", "participants_json"))
    ]


def _query(form: DirectoryForm, number: int) -> str:
    pairs = form.pairs + ([("page", str(number))] if number > 1 else [])
    return urlencode(pairs)
