"""The plan of pages: a row for every post of the weeks ahead; words are `reading`."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.models import Page, Site

from wagtail_culture_social.conf import now, site_networks
from wagtail_culture_social.domain.phases import Moment
from wagtail_culture_social.models.occurrences import Occurrence
from wagtail_culture_social.models.posts import SocialPost
from wagtail_culture_social.social.page_types import has_posts, social_types
from wagtail_culture_social.social.posts.changes import (
    PLANNED_AHEAD,
    Changes,
    changes_of,
)
from wagtail_culture_social.social.posts.instants import give_instants
from wagtail_culture_social.social.twins import is_lead, twin_key, twin_set

__all__ = [
    "PLANNED_AHEAD",
    "plan_page",
    "plan_pages",
    "plan_published",
    "plan_twins",
    "planned_together",
]

logger = logging.getLogger(__name__)

_GATHERED: ContextVar[dict[int, Any] | None] = ContextVar("_GATHERED", default=None)
"""The pages that wait to be planned together, by key."""

CHUNK = 50
"""Pages that are planned in one transaction."""

LONG_OVER = timedelta(days=70)
"""Nothing is due of an event whose last date ended so long ago."""


def plan_published(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Plan the posts of a published page; a receiver of ``page_published``.

    Facts belong to the lead: when it is published, its twins are planned again.
    """
    if not is_planned(instance):
        return
    gathered = _GATHERED.get()
    if gathered is not None:
        gathered[instance.pk] = instance
    elif is_lead(instance):
        plan_twins(instance)
    else:
        plan_page(instance)


@contextmanager
def planned_together() -> Iterator[None]:
    """Plan what is published inside in one go, at the end: for who publishes many."""
    if _GATHERED.get() is not None:
        yield
        return
    gathered: dict[int, Any] = {}
    token = _GATHERED.set(gathered)
    try:
        yield
    finally:
        _GATHERED.reset(token)
        keys = {twin_key(page) for page in gathered.values()}
        pages = (one.specific for key in keys for one in twin_set(key).live())
        while chunk := list(islice(pages, CHUNK)):
            plan_pages(chunk)


def plan_twins(page: Any) -> int:
    """Plan the posts of every live page that says the same in a language."""
    return plan_pages(one.specific for one in twin_set(twin_key(page)).live())


def plan_page(page: Any) -> int:
    """Bring the rows of a live page's posts up to date; return how many were written.

    Planning again changes nothing. What people wrote, posted or skipped stays.
    """
    return plan_pages([page])


def plan_pages(pages: Iterable[Any]) -> int:
    """Plan the posts of several pages at once; drafts and aliases have none.

    A page whose moments cannot be told is left as it is; the log says why.
    """
    told = {page.pk: (page, _moments(page)) for page in pages if is_planned(page)}
    networks = [network.id for network in site_networks()]
    with transaction.atomic():
        rows = list(SocialPost.objects.filter(page__in=told).select_for_update())
        changes = Changes()
        for page, moments in told.values():
            site = _site_of(page)
            if site is not None and moments is not None:
                own = [row for row in rows if row.page_id == page.pk]
                changes += changes_of(page, site, moments, own, networks)
        give_instants(changes)
        return changes.write()


def is_planned(page: Any) -> bool:
    """Tell whether a page has posts of its own: one with our mixin, live, no alias."""
    return has_posts(page) and page.live and not page.alias_of_id


def live_pages() -> Iterator[list[Page]]:
    """Yield the pages whose posts are planned at night, a chunk of one type a time."""
    dates = Occurrence.objects.filter(page=OuterRef("pk"))
    is_over = Exists(dates) & ~Exists(dates.filter(end__gt=now() - LONG_OVER))
    for model in social_types():
        live = model.objects.live().filter(~is_over, alias_of=None).order_by("pk")
        keys = list(live.values_list("pk", flat=True))
        for start in range(0, len(keys), CHUNK):
            chunk = keys[start : start + CHUNK]
            found = model.objects.filter(pk__in=chunk).select_related("locale")
            pages = list(found.order_by("pk"))
            model.bring_social_facts(pages)
            yield pages


def _moments(page: Any) -> list[Moment] | None:
    try:
        return page.get_social_moments()
    except Exception:
        logger.exception("The posts of “%s” could not be planned.", page)
        return None


def _site_of(page: Page) -> int | None:
    """Return the key of the page's site, without a query for each page."""
    paths = Site.get_site_root_paths()
    found = (one.site_id for one in paths if page.url_path.startswith(one.root_path))
    return next(found, None)
