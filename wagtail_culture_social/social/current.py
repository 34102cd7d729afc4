"""What is on now at an institution: events of the next days, the running campaign."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, Prefetch, Value, When
from wagtail.models import Page
from wagtail.query import PageQuerySet

from wagtail_culture_social.conf import now
from wagtail_culture_social.models.campaigns import CampaignDay, CampaignFacts
from wagtail_culture_social.social.coming import Entry, next_dates, with_next_date
from wagtail_culture_social.social.services import HashtagLink, hashtag_link
from wagtail_culture_social.social.zones import zone_of

HORIZON = timedelta(days=7)
MOST_EVENTS = 6
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class RunningCampaign:
    """A campaign on one of its days, with its hashtags in the page's language."""

    page: Page
    common: HashtagLink | None
    today: HashtagLink | None


def coming_events(pages: PageQuerySet, language: str) -> list[Entry]:
    """Return the events of the next days among pages, in the words of a language.

    Those that begin come first, then those that go on.
    """
    present = now()
    goes_on = When(next_start__lt=present - _DAY, then=Value(1))
    near = with_next_date(pages).filter(next_start__lt=present + HORIZON)
    first = near.order_by(Case(goes_on, default=Value(0)), "next_start", "pk")
    found = list(first[:MOST_EVENTS])
    dates = next_dates(found, language)
    return [Entry(page, dates[page.pk]) for page in found]


def running_campaigns(pages: PageQuerySet, language: str) -> list[RunningCampaign]:
    """Return the campaigns among pages that run today, each by its own clock."""
    running = _running()
    if not running:
        return []
    found = []
    for page in pages.filter(translation_key__in=running).order_by("path"):
        facts, day = running[page.translation_key]
        tags = (row.hashtag for row in facts.days.all() if row.date == day)
        found.append(
            RunningCampaign(
                page=page,
                common=_link(facts.hashtag, language),
                today=_link(next(filter(None, tags), None), language),
            )
        )
    return found


def _running() -> dict[UUID, tuple[CampaignFacts, date]]:
    """Return facts and present day of what runs, by the key of its pages."""
    present = now()
    days = CampaignDay.objects.select_related("hashtag__merged_into")
    rows = CampaignFacts.objects.select_related("hashtag__merged_into").filter(
        start__lte=(present + _DAY).date(), end__gte=(present - _DAY).date()
    )
    found = {}
    for facts in rows.prefetch_related(Prefetch("days", days)):
        day = present.astimezone(zone_of(facts.time_zone)).date()
        if facts.start <= day <= facts.end:
            found[facts.twin_key] = facts, day
    return found


def _link(hashtag: Any, language: str) -> HashtagLink | None:
    return hashtag_link(hashtag, language) if hashtag else None
