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
from wagtail_culture_social.social.twins import content_language, twin_key
from wagtail_culture_social.social.zones import zone_of


def campaign_calendar(page: Any) -> str:
    """Return one whole-day entry for each day, in the page's language; "" without."""
    days = campaign_days(page)
    if not days:
        return ""
    modified = page.last_published_at or now()
    heading = Heading(
        name=page.title,
        language=content_language(page),
        url=full_url(page),
        modified=modified,
    )
    return calendar((vevent(_entry(page, day)) for day in days), heading).decode()


def _entry(page: Any, day: Day) -> Entry:
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
        modified=page.last_published_at or now(),
        description="\n\n".join(day.ideas),
        url=url and f"{url}#{day.anchor}",
        categories=tags,
    )
