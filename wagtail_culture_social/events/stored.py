"""What the tables hold of an event's page, read in one query."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Case, F, When

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


def forget(page: Any) -> None:
    """Read the tables anew the next time: they have changed."""
    for name in ("stored", "facts", "dates", "draft", "replays"):
        page.__dict__.pop(f"_wcs_{name}", None)


def _coming_first(page: int, present: datetime) -> Any:
    """The dates of a page: those that end later in order, then those before."""
    coming = Case(When(end__gt=present, then="start"))
    rows = Occurrence.objects.filter(page_id=page).annotate(told=F("facts__told"))
    rows = rows.order_by(coming.asc(nulls_last=True), "-start")
    return rows.values_list("id", *DATE, "told")[: MOST_DATES + MOST_ENDED + 1]


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
