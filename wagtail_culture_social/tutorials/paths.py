"""The paths that a tutorial is part of, and those of an index, in one language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import F, JSONField, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from wagtail.models import Page

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.models.paths import TutorialPath, TutorialPathItem
from wagtail_culture_social.social.listing import public_alone
from wagtail_culture_social.social.twins import source_of, twin_key

MOST_ITEMS = 300
"""Pages of paths that an index looks at."""

NAMED = {name: name for name in ("id", "title", "url_path")}
"""What a link to a page needs of it."""


@dataclass(frozen=True, slots=True)
class Way:
    """A path with its public pages, in order."""

    path: TutorialPath
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands on a path: its number of how many, and what is beside it."""

    path: TutorialPath
    number: int
    count: int
    previous: Page | None
    next: Page | None


def ways_around(page: Page) -> list[Way]:
    """Return the paths that a page is on, in its language; asked once."""
    known = page.__dict__.get("_wcs_ways")
    if known is None:
        ours = TutorialPathItem.objects.filter(page__translation_key=twin_key(page))
        items = _items(page)
        items = items.filter(path__in=ours.values("path_id"))
        known = page.__dict__["_wcs_ways"] = list(_ways(items, own=page))
    return known


def ways_below(index: Page) -> list[Way]:
    """Return the paths in the language of an index, with what is on its site."""
    items = _items(index)[:MOST_ITEMS]
    site = _site_of(index)
    ways = (
        Way(way.path, tuple(page for page in way.pages if _site_of(page) == site))
        for way in _ways(items)
    )
    return [way for way in ways if way.pages]


def places_of(page: Page) -> list[Place]:
    """Return where a page stands on each of its paths, unless it is alone there."""
    ways = (way for way in ways_around(page) if len(way.pages) > 1)
    return [_place(way, way.pages.index(page)) for way in ways]


def _items(page: Page) -> QuerySet:
    """Return the items of the paths of a language with the page that each shows."""
    locale_id = source_of(page).locale_id
    shown = public_alone().filter(
        locale_id=locale_id, translation_key=OuterRef("page__translation_key")
    )
    items = TutorialPathItem.objects.filter(path__locale_id=locale_id)
    items = items.select_related("path").annotate(
        key=F("page__translation_key"),
        shown=Subquery(
            shown.values(told=JSONObject(**NAMED))[:1], output_field=JSONField()
        ),
    )
    return items.order_by("path__title", "path_id", "sort_order", "pk")


def _ways(items: Iterable[Any], own: Page | None = None) -> Iterator[Way]:
    """Yield the paths of items in their order; a page stands once on each.

    The page that is asked for is there even while it is a draft.
    """
    own_key = twin_key(own) if own else None
    for path, group in groupby(items, key=lambda item: item.path):
        shown = {
            item.key: own if item.key == own_key else _page(item.shown)
            for item in group
            if item.shown or item.key == own_key
        }
        if shown:
            yield Way(path, tuple(shown.values()))


def _page(told: dict[str, Any]) -> Any:
    return page_model().from_db(None, list(told), list(told.values()))


def _site_of(page: Page) -> int | None:
    """Return the key of a page's site, from the roots of sites that Wagtail keeps."""
    parts = page.get_url_parts()
    return parts[0] if parts else None


def _place(way: Way, at: int) -> Place:
    around = (None, *way.pages, None)
    return Place(way.path, at + 1, len(way.pages), around[at], around[at + 2])
