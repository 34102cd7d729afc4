"""What the tables hold of an event's page, read in one query."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Case, F, When, Window
from django.db.models.functions import RowNumber

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.live import AFTERWARDS
from wagtail_culture_social.events.told import read_told
from wagtail_culture_social.models.occurrences import EventFacts, Occurrence
from wagtail_culture_social.models.prepared import Prepared
from wagtail_culture_social.social.twins import source_of, twin_key

DATE = (
    "recurrence_id",
    "start",
    "end",
    "all_day",
    "time_zone",
    "state",
    "previous_start",
    "note",
    "note_language",
)
"""Columns of a date that its page shows."""

MOST_DATES = 30
"""Dates that a page shows; a weekly series has some sixty ahead."""

MOST_ENDED = 3
"""Dates that ended so short a time ago that their streams may still be running."""

MOST_READ = MOST_DATES + MOST_ENDED + 1
"""Dates that are read: one more tells that there are more."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What the tables hold of a page: its facts, and dates to come or else the past.

    There are ``MOST_DATES`` dates and perhaps one, which tells that there are more,
    and before them the few whose streams may still be running.
    These have the columns of ``DATE`` only.
    """

    facts: EventFacts | None
    dates: tuple[Occurrence, ...]


def stored(page: Any) -> Stored:
    """Return facts and dates of a page in one query, once per instance.

    The venue of the facts speaks the page's language.
    """
    cached = page.__dict__.get("_wcs_stored")
    if cached is None:
        cached = page.__dict__["_wcs_stored"] = _stored(page)
    return cached


def bring_stored(pages: list[Any]) -> None:
    """Give many pages their facts and dates in two queries."""
    keys = {page.pk: twin_key(page) for page in pages}
    rows = EventFacts.objects.filter(twin_key__in=keys.values())
    told = dict(rows.values_list("twin_key", "told"))
    dates: dict[int, list[Occurrence]] = defaultdict(list)
    for row in _coming_first_of(list(keys)):
        dates[row.page_id].append(row)
    for page in pages:
        text = told.get(keys[page.pk])
        facts = read_told(text, source_of(page).locale_id) if text else None
        page.__dict__["_wcs_stored"] = Stored(facts, tuple(dates[page.pk]))


def _coming_first_of(pages: list[int]) -> Any:
    """The same dates as ``COMING_FIRST``, for many pages."""
    order = (_coming(now() - AFTERWARDS).asc(nulls_last=True), F("start").desc())
    rank = Window(RowNumber(), partition_by="page_id", order_by=order)
    rows = Occurrence.objects.filter(page_id__in=pages).annotate(rank=rank)
    return rows.filter(rank__lte=MOST_READ).order_by("rank").only("page_id", *DATE)


def forget(page: Any) -> None:
    """Read the tables anew the next time: they have changed."""
    for name in ("stored", "facts", "dates", "draft", "replays"):
        page.__dict__.pop(f"_wcs_{name}", None)


def _coming_first(page: int, present: datetime) -> Any:
    """The dates of a page: those that end later in order, then those before."""
    rows = Occurrence.objects.filter(page_id=page).annotate(told=F("facts__told"))
    rows = rows.order_by(_coming(present).asc(nulls_last=True), "-start")
    return rows.values_list("id", *DATE, "told")[:MOST_READ]


def _coming(present: datetime) -> Case:
    return Case(When(end__gt=present, then="start"))


COMING_FIRST = Prepared(
    _coming_first, page=models.BigIntegerField(), present=models.DateTimeField()
)


def _stored(page: Any) -> Stored:
    recently = now() - AFTERWARDS
    dates = tuple(COMING_FIRST.rows(Occurrence, page=page.pk or 0, present=recently))
    if dates:
        told = dates[0].told
    else:
        facts = EventFacts.objects.filter(twin_key=twin_key(page))
        told = facts.values_list("told", flat=True).first()
    return Stored(read_told(told, source_of(page).locale_id) if told else None, dates)
