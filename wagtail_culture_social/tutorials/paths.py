"""The paths that a tutorial is part of, and those of an index, in one language."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from wagtail.models import Page

from wagtail_culture_social.models.paths import TutorialPath, TutorialPathItem
from wagtail_culture_social.social.listing import beside, public_pages
from wagtail_culture_social.social.twins import source_of, twin_key

MOST_ITEMS = 300
"""Pages of paths that an index looks at."""


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


def items_around(page: Page) -> list[Any]:
    """Return the items of every path that a page is on, in its language."""
    known = page.__dict__.get("_wcs_path_items")
    if known is None:
        ours = TutorialPathItem.objects.filter(page__translation_key=twin_key(page))
        items = _items(page).filter(path__in=ours.values("path_id"))
        known = page.__dict__["_wcs_path_items"] = list(items)
    return known


def places_of(
    page: Page, items: Iterable[Any], shown: Mapping[UUID, Page]
) -> list[Place]:
    """Return where a page stands on each of its paths, unless it is alone there."""
    ways = _ways(items, {**shown, twin_key(page): page})
    return [_place(way, way.pages.index(page)) for way in ways if len(way.pages) > 1]


def ways_below(index: Page, request: HttpRequest | None) -> list[Way]:
    """Return the paths in the language of an index, with what is on its site."""
    items = list(_items(index)[:MOST_ITEMS])
    if not items:
        return []
    pages = public_pages().filter(
        beside(source_of(index), request),
        translation_key__in={item.key for item in items},
    )
    return list(_ways(items, {page.translation_key: page for page in pages}))


def shown_pages(
    page: Page, keys: Iterable[UUID], chosen: Iterable[Page] = ()
) -> dict[UUID, Page]:
    """Return by key what anybody may read in the language of a page.

    What was chosen stands for itself where it is not translated.
    """
    chosen = list(chosen)
    wanted = {*keys, *(one.translation_key for one in chosen)}
    if not wanted:
        return {}
    locale_id = source_of(page).locale_id
    where = Q(locale_id=locale_id) | Q(pk__in=[one.pk for one in chosen])
    pages = public_pages().filter(where, translation_key__in=wanted)
    ordered = sorted(pages, key=lambda one: one.locale_id == locale_id)
    return {one.translation_key: one for one in ordered}


def _items(page: Page) -> QuerySet:
    items = TutorialPathItem.objects.filter(path__locale_id=source_of(page).locale_id)
    items = items.select_related("path").annotate(key=F("page__translation_key"))
    return items.order_by("path__title", "path_id", "sort_order", "pk")


def _ways(items: Iterable[Any], shown: Mapping[UUID, Page]) -> Iterator[Way]:
    """Yield the paths of items in their order; a page stands once on each."""
    for path, group in groupby(items, key=lambda item: item.path):
        keys = dict.fromkeys(item.key for item in group)
        pages = tuple(shown[key] for key in keys if key in shown)
        if pages:
            yield Way(path, pages)


def _place(way: Way, at: int) -> Place:
    around = (None, *way.pages, None)
    return Place(way.path, at + 1, len(way.pages), around[at], around[at + 2])
