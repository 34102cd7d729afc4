"""Events with a plan, and what their plan is."""

from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

from wagtail.models import Page, Site

from tests import factories
from wagtail_culture_social.models.posts import PostStatus, SocialPost
from wagtail_culture_social.pages.models import EventPage

PARIS = ZoneInfo("Europe/Paris")
FRIDAY = date(2026, 12, 18)


def event(**fields: Any) -> EventPage:
    schedule = [factories.on(FRIDAY, time(20), time(22))]
    values = {"title": "Concert", "schedule": schedule, **fields}
    return factories.add_page(EventPage, factories.home(), **values)


def rows(page: Any, network: str = "x", **more: Any) -> list[SocialPost]:
    found = SocialPost.objects.filter(page_id=page.pk, network=network, **more)
    return list(found.order_by("due"))


def plan(page: Any, **more: Any) -> dict[str, str]:
    """The day and wall time in Paris of the planned posts on one network, by phase."""
    planned = rows(page, status=PostStatus.PLANNED, **more)
    return {row.phase: f"{row.due.astimezone(PARIS):%d.%m. %H:%M}" for row in planned}


def statuses(page: Any) -> dict[str, str]:
    return {row.phase: row.status for row in rows(page)}


def republish(page: EventPage, **fields: Any) -> EventPage:
    fresh = type(page).objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(fresh, name, value)
    return factories.publish(fresh)


def second_site() -> Site:
    root = Page.objects.get(depth=1)
    museum = root.add_child(instance=Page(title="Museum", slug="museum"))
    return Site.objects.create(hostname="museum.example.org", root_page=museum)
