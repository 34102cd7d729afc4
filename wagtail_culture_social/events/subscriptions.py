"""A programme as a calendar to subscribe to: stored dates, streamed as they are."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Count, Max, Min, Q, Sum
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from wagtail_culture_social.conf import today
from wagtail_culture_social.domain.calendar_zones import Years
from wagtail_culture_social.domain.calendars import Heading, stream
from wagtail_culture_social.domain.schedule import FOREVER
from wagtail_culture_social.events.filter_words import filters_in_words
from wagtail_culture_social.events.filters import FilterForm
from wagtail_culture_social.events.listing import dates_below
from wagtail_culture_social.social.feeds import feed_title, with_query
from wagtail_culture_social.social.services import site_settings
from wagtail_culture_social.social.twins import content_language
from wagtail_culture_social.social.zones import zone_of

KEPT_DAYS = 31
"""How long a date that is over stays in the calendars of subscribers."""

REFRESH = timedelta(hours=6)
CHUNK = 500
"""Dates that are in memory at once."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """The calendar of a programme: what it says of itself, its dates, and its version.

    ``modified`` is never before today: with each day one more past day leaves it.
    """

    heading: Heading
    dates: Any
    zones: dict[str, Years]
    etag: str
    modified: datetime

    def content(self) -> Iterator[bytes]:
        """Yield the calendar in pieces."""
        texts = self.dates.order_by("pk").values_list("vevent", flat=True)
        return stream(texts.iterator(chunk_size=CHUNK), self.zones, self.heading)


def subscription(index: Page, request: HttpRequest) -> Subscription:
    """Return the calendar of a programme, with the filters of the address.

    One query tells zones, years and version; the dates themselves are not read yet.
    What is permanent has no place in it.
    """
    form = FilterForm.of(request.GET)
    since = _midnight() - timedelta(days=KEPT_DAYS)
    dates = form.narrow(dates_below(index)).filter(end__gt=since, end__lt=FOREVER)
    found = list(_by_zone(dates))
    heading = _heading(index, request, form)
    changed = max((row["changed"] for row in found), default=index.last_published_at)
    heading = replace(heading, modified=changed)
    version = (heading, since, [(row["count"], row["keys"]) for row in found])
    return Subscription(
        heading=heading,
        dates=dates,
        zones={
            row["time_zone"]: years_of(row["first"], row["last"], row["time_zone"])
            for row in found
            if row["first"] is not None
        },
        etag=f'"{hashlib.sha256(repr(version).encode()).hexdigest()[:32]}"',
        modified=max(filter(None, (changed, _midnight()))),
    )


def years_of(start: datetime, end: datetime, zone: str) -> Years:
    """Return the years of a span on the clock of its zone."""
    first, last = (moment.astimezone(zone_of(zone)) for moment in (start, end))
    return Years(first.year, last.year)


def _by_zone(dates: Any) -> Any:
    """What is in each time zone; whole days need no rules of a zone."""
    timed = Q(all_day=False)
    return (
        dates.values("time_zone")
        .annotate(
            first=Min("start", filter=timed),
            last=Max("end", filter=timed),
            count=Count("pk"),
            keys=Sum("pk"),
            changed=Max("changed_at"),
        )
        .order_by("time_zone")
    )


def _heading(index: Page, request: HttpRequest, form: FilterForm) -> Heading:
    language = content_language(index)
    source = request.build_absolute_uri(request.path)
    return Heading(
        name=feed_title(index, request, filters_in_words(form, language)),
        language=language,
        color=site_settings(index, request).calendar_colour,
        url=with_query(index.get_full_url(request), form.query),
        source=with_query(source, form.query),
        refresh=REFRESH,
    )


def _midnight() -> datetime:
    """When the day began, on the clock of the site."""
    return timezone.make_aware(datetime.combine(today(), time()))
