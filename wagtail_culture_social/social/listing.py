"""Lists of pages of several types, at a constant number of queries."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.models.hashtags import Hashtag

LIMIT = 60


def specific_pages(pages: Iterable[Page], *, lean: bool = False) -> list[Any]:
    """Return the specific pages in the given order, languages and pictures included.

    One query per page type; bodies are left in the database. Lean ones come without
    their languages, and without facts but for their type: the tables have them.
    """
    order = list(pages)
    by_type: dict[Any, list[int]] = {}
    for page in order:
        by_type.setdefault(page.specific_class, []).append(page.pk)
    found: dict[int, Any] = {}
    for model, keys in by_type.items():
        rows = model.objects.filter(pk__in=keys).defer_streamfields()
        if lean:
            rows = rows.defer(*set(model.fact_fields) - {"event_type"})
        else:
            rows = rows.select_related("locale", "alias_of__locale")
        if hasattr(model, "social_image"):
            rows = rows.select_related("social_image")
            rows = rows.prefetch_related("social_image__renditions")
        found |= {page.pk: page for page in rows}
    return [found[page.pk] for page in order if page.pk in found]


def readable_below(index: Page) -> PageQuerySet:
    """Return the live pages below an index that every reader of it may read too."""
    pages = page_model().objects.live().descendant_of(index)
    closed = PageViewRestriction.objects.filter(
        page__path__startswith=index.path, page__depth__gt=index.depth
    )
    for restriction in closed.select_related("page"):
        pages = pages.not_descendant_of(restriction.page, inclusive=True)
    return pages


def listed_children(index: Page, limit: int = LIMIT) -> list[Any]:
    """Return the live children of an index page for its readers, the newest first."""
    children = readable_below(index).child_of(index)
    return specific_pages(children.order_by("-first_published_at", "pk")[:limit])


def tagged_pages(hashtag: Hashtag, locale_id: int) -> list[Any]:
    """Return the live, public pages of a language that carry a hashtag."""
    carriers = models.Subquery(hashtag.page_items.values("content_object_id"))
    pages = page_model().objects.live().public()
    carrying = pages.filter(locale_id=locale_id, pk__in=carriers)
    return specific_pages(carrying.order_by("-first_published_at", "pk")[:LIMIT])
