"""What a page belongs together with, both ways, in its language; panels are apart."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.text import capfirst
from wagtail.models import Page, PageViewRestriction

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.conf import now
from wagtail_culture_social.social.coming import NextDate, next_dates, with_next_date
from wagtail_culture_social.social.page_types import page_types_with
from wagtail_culture_social.social.twins import (
    content_language,
    lead_among,
    may_be_related,
    relations_of,
    source_of,
    twin_key,
)

Choice = tuple[int | None, UUID, UUID]
"""The page on which another one was chosen, its twin key, and that of the other."""


@dataclass(frozen=True, slots=True)
class Related:
    """A page beside another one; ``language`` is set when it is not the page's."""

    page: Page
    url: str
    language: str
    date: NextDate | None


@dataclass(frozen=True, slots=True)
class Group:
    """Related pages of one type, under its name."""

    title: str
    entries: tuple[Related, ...]


def related_to(page: Any, request: HttpRequest | None = None) -> list[Group]:
    """Return what was chosen beside a page, and beside what it was, by page type.

    Four queries when there is anything, none otherwise: that is known from the twins.
    """
    if not _is_unsaved(page) and not may_be_related(page, request):
        return []
    choices = _choices(page)
    if not choices:
        return []
    twins = _twins_of({key for choice in choices for key in choice[1:]})
    found = _readable(_keys(page, choices, twins), twins, source_of(page).locale_id)
    return _grouped(found, content_language(page), request)


def relatable_types() -> list[Any]:
    """Return the page types that may be chosen: those about one thing."""
    types = page_types_with("get_social_draft")
    return [model for model in types if model.wcs_can_be_related]


def _is_unsaved(page: Any) -> bool:
    return page.pk is None or "_wcs_unsaved" in page.__dict__


def _choices(page: Any) -> list[Choice]:
    """Return what was chosen on any twin, or where one was; of a preview as it is."""
    key = twin_key(page)
    rows = relations_of(key).order_by("page_id", "sort_order", "pk")
    found = list(
        rows.values_list("page_id", "page__translation_key", "related__translation_key")
    )
    if not _is_unsaved(page):
        return found
    items = page.culture_related_items.all()
    own = [(page.pk, key, item.related.translation_key) for item in items]
    return [*own, *(choice for choice in found if choice[0] != page.pk)]


def _twins_of(keys: Iterable[UUID]) -> dict[UUID, list[Page]]:
    pages = page_model().objects.filter(translation_key__in=keys, alias_of=None)
    found: dict[UUID, list[Page]] = defaultdict(list)
    for page in with_next_date(pages.select_related("locale")).order_by("pk"):
        found[page.translation_key].append(page)
    return found


def _keys(
    page: Page, choices: Sequence[Choice], twins: dict[UUID, list[Page]]
) -> list[UUID]:
    """Return the keys of what to show; only what a lead chose counts, each once."""
    own = twin_key(page)
    leads = {key: lead_among(pages) for key, pages in twins.items()}
    counted = [
        (chooser, chosen)
        for pk, chooser, chosen in choices
        if pk == getattr(leads.get(chooser), "pk", page.pk)
    ]
    outgoing = (chosen for chooser, chosen in counted if chooser == own)
    incoming = (chooser for chooser, chosen in counted if chosen == own)
    return [key for key in dict.fromkeys((*outgoing, *incoming)) if key != own]


def _readable(
    keys: Iterable[UUID], twins: dict[UUID, list[Page]], locale: int
) -> list[Page]:
    """Return of each thing the page that anybody may read now, in a language first."""
    closed = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    found = []
    for key in keys:
        pages = [page for page in twins[key] if _is_current(page)]
        pages = [page for page in pages if not page.path.startswith(closed)]
        own = [page for page in pages if page.locale_id == locale]
        found += own[:1] or [page for page in [lead_among(pages)] if page]
    return found


def _is_current(page: Page) -> bool:
    return page.live and not (page.expire_at and page.expire_at <= now())


def _grouped(
    pages: Sequence[Page], language: str, request: HttpRequest | None
) -> list[Group]:
    dates = next_dates(pages, language)
    groups: dict[str, list[Related]] = defaultdict(list)
    for page in pages:
        own = page.locale.language_code
        url = page.get_url(request)
        if url:
            title = capfirst(page.specific_class._meta.verbose_name_plural)
            other = own if own != language else ""
            groups[title].append(Related(page, url, other, dates.get(page.pk)))
    return [Group(title, tuple(entries)) for title, entries in groups.items()]
