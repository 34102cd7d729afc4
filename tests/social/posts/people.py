"""People with permissions, and posts for them to work on."""

from typing import Any

from django.contrib.auth.models import Group, Permission, User
from wagtail.models import GroupPagePermission, Page

from tests import factories
from wagtail_culture_social.models import SocialPost
from wagtail_culture_social.pages.models import SpotlightPage, TutorialPage
from wagtail_culture_social.social.posts import access
from wagtail_culture_social.social.posts.actions import row_for


def person(
    name: str,
    page: Page | None = None,
    actions: tuple[str, ...] = access.ACTIONS,
    on_page: tuple[str, ...] = ("change",),
) -> User:
    """A person whose group may do these things to posts, on a page and below it."""
    user = User.objects.create_user(name, password="pw")
    group = Group.objects.create(name=name)
    codenames = [access.codename(action) for action in actions]
    group.permissions.set(Permission.objects.filter(codename__in=codenames))
    if page is not None:
        for action in on_page:
            permission = Permission.objects.get(
                codename=f"{action}_page", content_type__app_label="wagtailcore"
            )
            GroupPagePermission.objects.create(
                group=group, page=page, permission=permission
            )
    user.groups.add(group)
    return user


def a_page(title: str = "The reading room", **fields: Any) -> TutorialPage:
    values = {"social_image": factories.picture(), "social_image_alt": "A room"}
    home = factories.home()
    return factories.add_page(TutorialPage, home, title=title, **(values | fields))


def a_row(page: Page | None = None, network: str = "bluesky") -> SocialPost:
    return row_for(page or a_page(), network, "published")


def a_section(title: str) -> SpotlightPage:
    return factories.add_page(SpotlightPage, factories.home(), title=title)
