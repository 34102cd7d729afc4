"""What the home page shows of everything else, at a constant number of queries."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from wagtail_culture_social.campaigns.days import campaign_days
from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.schedule import Attendance, State
from wagtail_culture_social.events.listing import upcoming
from wagtail_culture_social.events.rows import entries
from wagtail_culture_social.models import CampaignFacts, EventFacts, Occurrence

UPCOMING = 6
OF_EACH = 2


def context(home: Page) -> dict[str, Any]:
    """Return the context of a home page in its language."""
    present = now()
    campaign = running_campaign(home, present)
    days = campaign_days(campaign) if campaign else []
    rows = entries([*live(home, present), *next_events(home, present)], home)
    return {
        "campaign": campaign,
        "today": next((day for day in days if day.is_today), None),
        "live": [row for row in rows if row["start"] <= present],
        "upcoming": [row for row in rows if row["start"] > present],
        "spotlights": latest("SpotlightPage", home),
        "tutorials": latest("TutorialPage", home),
    }


def running_campaign(home: Page, present: datetime) -> Any:
    """Return the campaign page of today in the language of the home page."""
    today = timezone.localdate(present)
    facts = CampaignFacts.objects.filter(start__lte=today, end__gte=today)
    pages = page_type("CampaignPage").objects.live().descendant_of(home)
    return pages.filter(translation_key__in=facts.values("twin_key")).first()


def live(home: Page, present: datetime) -> list[Occurrence]:
    """Return what is streamed at this moment."""
    online = Q(attendance__in=[Attendance.MIXED, Attendance.ONLINE])
    streamed = EventFacts.objects.filter(online | Q(state=State.MOVED_ONLINE))
    streamed = streamed.exclude(stream_url="").exclude(
        state__in=[State.CANCELLED, State.POSTPONED]
    )
    running = upcoming(home, present).filter(start__lte=present)
    return list(running.filter(twin_key__in=streamed.values("twin_key")))


def next_events(home: Page, present: datetime) -> list[Occurrence]:
    """Return the next events, each once, at its next date."""
    rows: dict[int, Occurrence] = {}
    coming = upcoming(home, present).filter(start__gt=present)
    for row in coming[: UPCOMING * 4]:
        rows.setdefault(row.page_id, row)
    return list(rows.values())[:UPCOMING]


def latest(name: str, home: Page) -> list[Any]:
    """Return the latest pages of one of the ready-made types, pictures included."""
    pages = page_type(name).objects.live().public().descendant_of(home)
    pages = pages.select_related("social_image").defer_streamfields()
    pages = pages.prefetch_related("social_image__renditions")
    return list(pages.order_by("-first_published_at", "pk")[:OF_EACH])


def page_type(name: str) -> Any:
    """Return one of the package's ready-made page types."""
    return apps.get_model("wagtail_culture_social_pages", name)
