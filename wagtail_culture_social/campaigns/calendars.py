"""The days of a campaign as a calendar file; events have their own."""

from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit

from wagtail_culture_social.campaigns.days import Day, campaign_days
from wagtail_culture_social.campaigns.facts import facts_of
from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.calendars import (
    Entry,
    Heading,
    calendar,
    uid,
    vevent,
)
from wagtail_culture_social.models.hashtags import hashtag_text
from wagtail_culture_social.social.addresses import full_url
from wagtail_culture_social.social.twins import content_language, lead_of, twin_key
from wagtail_culture_social.social.zones import zone_of


def campaign_calendar(page: Any) -> str:
    """Return one whole-day entry for each day, in the page's language; "" without."""
    days = campaign_days(page)
    if not days:
        return ""
    lead = lead_of(page)
    published = filter(None, (page.last_published_at, lead.last_published_at))
    modified = max(published, default=now())
    heading = Heading(
        name=page.title,
        language=content_language(page),
        url=full_url(page),
        modified=modified,
    )
    entries = (_entry(page, day, modified, _sequence(lead)) for day in days)
    return calendar(map(vevent, entries), heading).decode()


def _sequence(lead: Any) -> int:
    """Return a number that rises whenever the lead, which has the dates, is published.

    They are the seconds from its first publication to its last: programs that have an
    entry already believe a new date only under a higher number (RFC 5546, 2.1.5).
    """
    first, last = lead.first_published_at, lead.last_published_at
    return int((last - first).total_seconds()) if first and last else 0


def _entry(page: Any, day: Day, modified: datetime, sequence: int) -> Entry:
    zone = zone_of(facts_of(page).time_zone)
    start = datetime.combine(day.date, time(), zone)
    url = full_url(page)
    common = hashtag_text(facts_of(page).hashtag, content_language(page))
    tags = tuple(filter(None, (day.hashtag.text if day.hashtag else "", common)))
    tag = f"#{day.hashtag.text}" if day.hashtag else ""
    return Entry(
        uid=uid(str(twin_key(page)), urlsplit(url).hostname or "localhost", day.slot),
        summary=" · ".join(filter(None, (tag, day.theme))) or page.title,
        start=start,
        end=datetime.combine(day.date + timedelta(days=1), time(), zone),
        all_day=True,
        modified=modified,
        sequence=sequence,
        description="\n\n".join(day.ideas),
        url=url and f"{url}#{day.anchor}",
        categories=tags,
    )
