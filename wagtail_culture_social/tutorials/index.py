"""What an index of tutorials lists: narrowed by the address, a page at a time."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import override
from wagtail.models import Page

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.social.feeds import (
    FEED_LIMIT,
    Selection,
    items_of,
    with_query,
)
from wagtail_culture_social.social.head import Part, feeds_of
from wagtail_culture_social.social.listing import (
    page_number,
    readable_below,
    specific_pages,
)
from wagtail_culture_social.social.twins import content_language
from wagtail_culture_social.tutorials.filters import TutorialFilters
from wagtail_culture_social.tutorials.panels import tutorial_models
from wagtail_culture_social.tutorials.paths import ways_below

PAGE_SIZE = 30


def index_context(index: Page, request: HttpRequest) -> dict[str, Any]:
    """Return what an index shows; raises ``Http404`` behind the last page."""
    form, keys = _asked(index, request)
    number = page_number(request)
    begin = (number - 1) * PAGE_SIZE
    if number > 1 and begin >= len(keys):
        raise Http404
    is_whole = number == 1 and not form.is_narrowed
    return {
        "form": form,
        "ways": form.ways if is_whole else (),
        "count": len(keys),
        "entries": _pages(keys[begin : begin + PAGE_SIZE]),
        "pages": {
            "previous": _query(form, number - 1) if number > 1 else None,
            "next": _query(form, number + 1) if begin + PAGE_SIZE < len(keys) else None,
        },
        "feeds": [
            {**feed, "url": with_query(feed["url"], form.query)}
            for feed in feeds_of(index)
        ],
        "wcs_part": Part(query=_query(form, number), indexed=not form.is_narrowed),
    }


def index_feed(index: Page, request: HttpRequest) -> Selection:
    """Return the latest tutorials of an index, with the filters of the address."""
    form, keys = _asked(index, request)
    pages = _pages(keys[:FEED_LIMIT])
    with override(content_language(index)):
        words = ", ".join(str(words) for words, _query in form.active)
    return Selection(items_of(pages, request), form.query, words)


def _asked(index: Page, request: HttpRequest) -> tuple[TutorialFilters, list[int]]:
    """Return the filters of an address, and the keys of the pages that they leave.

    These are in the order of the path that is asked for, else the newest first.
    """
    children = readable_below(index).child_of(index)
    newest = children.order_by("-first_published_at", "pk")
    keys = list(newest.values_list("pk", flat=True))
    form = TutorialFilters.of(request.GET)
    form.ways = ways_below(index, request)
    form.services = sorted(set(_services(index, keys)), key=str.casefold)
    if form.chosen.get("path"):
        on_path = [page.pk for page in form.way.pages] if form.way else []
        keys = [key for key in on_path if key in keys]
    if set(form.chosen) - {"path"}:
        left = set(_narrowed(index, form, keys))
        keys = [key for key in keys if key in left]
    return form, keys


def _narrowed(index: Page, form: TutorialFilters, keys: list[int]) -> Iterator[int]:
    for model in _models(index):
        left = model.objects.filter(form.condition, pk__in=keys)
        found = list(left.values_list("pk", flat=True))
        if words := form.chosen.get("q"):
            pages = model.objects.filter(pk__in=found)
            found = [page.pk for page in pages.search(words, operator="and")]
        yield from found


def _services(index: Page, keys: list[int]) -> Iterator[str]:
    for model in _models(index):
        named = model.objects.filter(pk__in=keys).exclude(service="").order_by()
        yield from named.values_list("service", flat=True).distinct()


def _models(index: Page) -> list[Any]:
    """Return the types of tutorials that may be below an index."""
    allowed = type(index).allowed_subpage_models()
    return [model for model in tutorial_models() if model in allowed]


def _pages(keys: list[int]) -> list[Any]:
    found = page_model().objects.in_bulk(keys)
    return specific_pages(found[key] for key in keys if key in found)


def _query(form: TutorialFilters, number: int) -> str:
    own = [form.query] if form.query else []
    return "&".join([*own, f"page={number}"] if number > 1 else own)
