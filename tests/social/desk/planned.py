"""Posts that are planned, and people who work on them, for tests of the desk."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import Group, Permission, User
from django.utils.dateparse import parse_datetime
from wagtail.models import GroupPagePermission, Page, Site

from tests import factories
from tests.testapp.models import NewsPage
from wagtail_culture_social.models import SocialPost

NOW: Any = parse_datetime(factories.NOW)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NETWORKS = ("x", "bluesky", "mastodon", "threads", "instagram", "facebook", "linkedin")


def news(
    title: str = "Late opening",
    parent: Page | None = None,
    model: type[Page] = NewsPage,
    **fields: Any,
) -> Any:
    """A live page without the posts that publishing it would plan."""
    above = parent or factories.home()
    page = model(title=title, locale=above.locale, **fields)
    above.add_child(instance=page)
    return page


def plan(page: Page, due: datetime = NOW + HOUR, **fields: Any) -> SocialPost:
    """One planned post of a page."""
    values = {"network": "bluesky", "phase": "published", "language": "en", **fields}
    site = page.get_site()
    return SocialPost.objects.create(site=site, page=page, due=due, **values)


def by_hand(text: str = "Closed for snow", **fields: Any) -> SocialPost:
    values = {"network": "bluesky", "language": "en", "due": NOW + HOUR, **fields}
    site = values.pop("site", None) or Site.objects.get(is_default_site=True)
    return SocialPost.objects.create(
        site=site, message=values.pop("message", uuid4()), text=text, **values
    )


def many(number: int) -> list[SocialPost]:
    """So many planned posts over the month of the tests, of one page a 50."""
    pages = [news(f"News {count}") for count in range(-(-number // 50))]
    first = NOW.replace(day=1, hour=8, minute=0)
    rows = [
        SocialPost(
            site=pages[0].get_site(),
            page=pages[count // 50],
            phase=f"phase-{count // 7}",
            network=NETWORKS[count % 7],
            language="en",
            due=first + DAY * (count % 30) + timedelta(minutes=count % 300),
        )
        for count in range(number)
    ]
    return SocialPost.objects.bulk_create(rows)


def editor(name: str, page: Page, *may: str) -> User:
    """Someone who may change the pages below one, and do this to posts."""
    user = User.objects.create_user(name, password="pw")
    group = Group.objects.create(name=f"Group of {name}")
    codes = ["access_admin", *(f"{one}_socialpost" for one in may)]
    group.permissions.set(Permission.objects.filter(codename__in=codes))
    change = Permission.objects.get(
        content_type__app_label="wagtailcore", codename="change_page"
    )
    GroupPagePermission.objects.create(group=group, page=page, permission=change)
    user.groups.add(group)
    return user
