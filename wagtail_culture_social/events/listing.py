"""Which dates a list, a calendar or a feed of a programme holds: one join."""

from datetime import datetime
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import Page, PageViewRestriction

from wagtail_culture_social.conf import now
from wagtail_culture_social.models.occurrences import Occurrence


def dates_below(index: Page) -> Any:
    """Return the dates of the live pages below an index, for every reader of it.

    Pages that have expired, and those behind a restriction of their own or of an
    ancestor below the index, are left out.
    """
    present = now()
    pages = Q(page__live=True, page__path__startswith=index.path)
    current = Q(page__expire_at=None) | Q(page__expire_at__gt=present)
    rows = Occurrence.objects.filter(pages, current, page__depth__gt=index.depth)
    return rows.exclude(Exists(_closed(index))).select_related("page", "facts")


def upcoming(index: Page, present: datetime) -> Any:
    """Return the dates that run or come, in order."""
    return dates_below(index).filter(end__gt=present).order_by("start", "pk")


def past(index: Page, present: datetime) -> Any:
    """Return the dates that are over, the latest first."""
    return dates_below(index).filter(end__lte=present).order_by("-start", "pk")


def _closed(index: Page) -> Any:
    path = ExpressionWrapper(OuterRef("page__path"), output_field=CharField())
    closed = PageViewRestriction.objects.filter(page__depth__gt=index.depth)
    return closed.annotate(listed=path).filter(listed__startswith=F("page__path"))
