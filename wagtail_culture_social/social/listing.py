"""Lists of pages of several types, at a constant number of queries."""

from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.conf import now
from wagtail_culture_social.social.services import site_of
from wagtail_culture_social.social.twins import source_of

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


def current() -> Q:
    """Return the condition that a page has not expired."""
    return Q(expire_at=None) | Q(expire_at__gt=now())


def public_pages() -> PageQuerySet:
    """Return what anybody may read now; one query for the restrictions there are."""
    return page_model().objects.live().public().filter(current())


def public_alone() -> PageQuerySet:
    """Return what anybody may read now, without a query for the restrictions.

    It looks at each page by itself, and is for few of them.
    """
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    closed = PageViewRestriction.objects.annotate(path=path)
    return (
        page_model()
        .objects.live()
        .filter(current(), ~Exists(closed.filter(path__startswith=F("page__path"))))
    )


def beside(page: Page, request: HttpRequest | None = None) -> Q:
    """Narrow pages to a page's site, in the language of its tree.

    The root of each language is a sibling of the site's own root.
    """
    site = site_of(page, request)
    if site is None:
        return Q(pk__in=())
    tree = page.path[: len(site.root_page.path)]
    return Q(locale_id=page.locale_id, path__startswith=tree)


def with_shown(page: Page, keys: set[int]) -> dict[int, Any]:
    """Return pages by key, each with what is shown of it as ``wcs_shown``: one query.

    That is the public page in the language of ``page``, else itself, if it is public.
    """
    locale_id = source_of(page).locale_id
    chosen = page_model().objects.filter(pk__in=keys)
    twins = Q(locale_id=locale_id, translation_key__in=chosen.values("translation_key"))
    pages = (
        page_model()
        .objects.filter(twins | Q(pk__in=keys))
        .annotate(wcs_public=Exists(public_alone().filter(pk=OuterRef("pk"))))
    )
    ordered = sorted(pages, key=lambda one: one.locale_id == locale_id)
    shown = {one.translation_key: one for one in ordered if one.wcs_public}
    found = {one.pk: one for one in ordered if one.pk in keys}
    for one in found.values():
        one.wcs_shown = shown.get(one.translation_key)
    return found


def shown_in_language(chosen: Iterable[Any], page: Page) -> dict[int, Page]:
    """Return what is shown of pages by their keys; see ``with_shown``."""
    pages = list(chosen)
    if not all("wcs_shown" in one.__dict__ for one in pages):
        pages = list(with_shown(page, {one.pk for one in pages}).values())
    return {one.pk: one.wcs_shown for one in pages if one.wcs_shown}


def page_number(request: HttpRequest) -> int:
    """Return the page that an address asks for; the first when it makes no sense."""
    text = request.GET.get("page", "")
    return max(int(text), 1) if text.isdecimal() and len(text) < 5 else 1
