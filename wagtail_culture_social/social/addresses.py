"""The address of a page, and those below it that the page answers itself."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models.functions import Length, Substr
from django.http import Http404, HttpRequest
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from wagtail_culture_social.compat import page_model


def full_url(page: Any, request: HttpRequest | None = None) -> str:
    """Return the absolute address of a page, computed once; ``""`` outside any site."""
    known = page.__dict__.setdefault("_wcs_urls", {})
    if request not in known:
        known[request] = page.get_full_url(request) or ""
    return known[request]


def is_taken(parent: Any, slug: str) -> bool:
    """Tell whether pages of a type answer at a slug below themselves."""
    if parent is None or not issubclass(parent, RoutablePageMixin):
        return False
    try:
        parent.get_resolver().resolve(f"/{slug}/")
    except Http404:
        return False
    return True


def shadowed_pages() -> Iterator[Page]:
    """Yield the pages of any type that stand where the page above answers itself."""
    page = page_model()
    above = Substr("path", 1, Length("path") - page.steplen)
    pages = page.objects.annotate(above=above)
    for model in apps.get_models():
        if issubclass(model, page) and issubclass(model, RoutablePageMixin):
            below = pages.filter(above__in=model.objects.values("path"))
            yield from (one for one in below if is_taken(model, one.slug))
