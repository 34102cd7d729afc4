"""What a page belongs together with, both ways, in its language; panels are apart."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Case, F, JSONField, OuterRef, Subquery, When
from django.db.models.functions import Coalesce, JSONObject
from django.http import HttpRequest
from django.utils.text import capfirst
from wagtail.models import Page
from wagtail.query import PageQuerySet

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.social.coming import NextDate, next_dates, with_next_date
from wagtail_culture_social.social.listing import public_alone
from wagtail_culture_social.social.page_types import page_types_with
from wagtail_culture_social.social.twins import (
    content_language,
    is_lead,
    lead_among,
    lead_first,
    may_be_related,
    relations_of,
    source_of,
    twin_key,
)

CHOICE = ("is_incoming", "page_id", "sort_order", "pk")
"""What puts choices in order: first those of the page, then those of others."""


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

    One query when there is anything, none otherwise: that is known from the twins.
    """
    if _is_unsaved(page):
        found = _of_preview(page)
    elif may_be_related(page, request):
        found = list(_chosen(twin_key(page)))
        found.sort(key=lambda one: [one.wcs_choice[name] or 0 for name in CHOICE])
    else:
        found = []
    shown = _in_one_language(found, source_of(page).locale_id)
    return _grouped(shown, content_language(page), request)


def relatable_types() -> list[Any]:
    """Return the page types that may be chosen: those about one thing."""
    types = page_types_with("get_social_draft")
    return [model for model in types if model.wcs_can_be_related]


def _is_unsaved(page: Any) -> bool:
    return page.pk is None or "_wcs_unsaved" in page.__dict__


def _chosen(key: UUID, but: int | None = None) -> PageQuerySet:
    """Return what may be read of what belongs together with a page, as it was chosen.

    Only what a lead chose counts; what was chosen on the page ``but`` is left out.
    """
    twins = page_model().objects.filter(
        translation_key=OuterRef("page__translation_key"), alias_of=None
    )
    choices = relations_of(key).annotate(
        chooser=F("page__translation_key"),
        chosen=Coalesce(
            "related__alias_of__translation_key", "related__translation_key"
        ),
        is_incoming=Case(When(page__translation_key=key, then=0), default=1),
    )
    choices = choices.filter(page=Subquery(lead_first(twins).values("pk")[:1]))
    choices = choices.exclude(page=but or 0).annotate(
        other=Case(When(chooser=key, then="chosen"), default="chooser")
    )
    first = choices.filter(other=OuterRef("translation_key")).order_by(*CHOICE)
    told = first.values(told=JSONObject(**{name: name for name in CHOICE}))
    others = choices.exclude(other=key).values("other")
    return _readable(others).annotate(
        wcs_choice=Subquery(told[:1], output_field=JSONField())
    )


def _of_preview(page: Any) -> list[Page]:
    """Return the same for a preview: what the form of a lead holds is not saved yet."""
    if not is_lead(page):
        return list(_chosen(twin_key(page)))
    items = page.culture_related_items.all()
    typed = {twin_key(item.related): place for place, item in enumerate(items)}
    typed.pop(twin_key(page), None)
    own = sorted(_readable(typed), key=lambda one: typed[one.translation_key])
    return [*own, *_chosen(twin_key(page), but=page.pk)]


def _readable(keys: Any) -> PageQuerySet:
    """Return the pages of these keys that anybody may read now, with their dates."""
    pages = public_alone().filter(translation_key__in=keys, alias_of=None)
    return with_next_date(pages.select_related("locale"))


def _in_one_language(pages: Iterable[Page], locale: int) -> list[Page]:
    """Return each thing once: in a language, else as its lead tells it."""
    twins: dict[UUID, list[Page]] = defaultdict(list)
    for page in pages:
        twins[page.translation_key].append(page)
    return [
        next((one for one in each if one.locale_id == locale), lead_among(each))
        for each in twins.values()
    ]


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
