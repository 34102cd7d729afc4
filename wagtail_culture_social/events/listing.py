"""Which dates a list, a calendar or a feed of a programme holds: one join."""

from datetime import date, datetime
from typing import Any

from django.db.models import (
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Subquery,
)
from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.conf import now
from wagtail_culture_social.models.occurrences import Occurrence
from wagtail_culture_social.social.services import site_of
from wagtail_culture_social.social.twins import source_of

UNTOLD = (
    "vevent",
    "facts__calendars",
    "facts__told",
    "facts__schedule",
    "facts__people",
    "facts__replays",
)
"""Columns that a list has no use for, and that are long: for ``defer``."""


def dates_below(index: Page) -> Any:
    """Return the dates of the live pages below an index, for every reader of it.

    Pages that have expired, and those behind a restriction of their own or of an
    ancestor below the index, are left out.
    """
    below = Q(page__path__startswith=index.path, page__depth__gt=index.depth)
    return _readable(Occurrence.objects.filter(below), index)


def dates_of_parts(festival: Page) -> Any:
    """Return the dates to come of what is part of a festival, in its language."""
    source = source_of(festival)
    parts = Occurrence.objects.filter(
        facts__part_of=source.translation_key,
        locale_id=source.locale_id,
        page__alias_of=None,
        end__gt=now(),
    )
    return _readable(parts, festival).order_by("start", "pk")


def dates_of_site(page: Page, request: HttpRequest | None = None) -> Any:
    """Return the dates of a page's site in the page's language, for its readers.

    The root of each language is a sibling of the site's own root.
    """
    site = site_of(page, request)
    if site is None:
        return Occurrence.objects.none()
    root = site.root_page
    tree = page.path[: len(root.path)]
    below = Q(page__path__startswith=tree, page__depth__gt=root.depth)
    dates = Occurrence.objects.filter(below, locale=page.locale_id)
    return _readable(dates, page)


def upcoming(index: Page, present: datetime) -> Any:
    """Return the dates that run or come, in order."""
    dates = dates_below(index).filter(end__gt=present)
    return dates.order_by("start", "end", "pk")


def past(index: Page, present: datetime) -> Any:
    """Return the dates that are over, the latest first.

    What is over has begun: said twice, the index on the start gives them in order.
    """
    over = dates_below(index).filter(start__lte=present, end__lte=present)
    return over.order_by("-start", "pk")


def between(index: Page, first: date, last: date) -> Any:
    """Return the dates that touch the days from a first to a last one, in order."""
    dates = dates_below(index).filter(last_day__gte=first, day__lte=last)
    return dates.order_by("start", "pk")


def _readable(rows: Any, reader: Page) -> Any:
    """Narrow dates to those of pages that every reader of a page may read now."""
    current = Q(page__expire_at=None) | Q(page__expire_at__gt=now())
    rows = rows.filter(current, page__live=True)
    return rows.exclude(Exists(_closed(reader))).select_related("page", "facts")


def _closed(reader: Page) -> Any:
    """Return what closes a listed page, but for what closes the reader's page too.

    The few restrictions lead, each to its page: a plain join went through all pages
    once for each date.
    """
    steps = range(reader.steplen, len(reader.path) + 1, reader.steplen)
    shared = [reader.path[:step] for step in steps]
    path = ExpressionWrapper(OuterRef("page__path"), output_field=CharField())
    pages = page_model().objects.filter(pk=OuterRef("page_id")).order_by()
    closed = PageViewRestriction.objects.annotate(
        closed=Subquery(pages.values("path")), listed=path
    )
    return closed.exclude(closed__in=shared).filter(listed__startswith=F("closed"))
