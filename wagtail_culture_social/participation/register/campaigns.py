"""The campaigns in which institutions take part: their pages and who works on them."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from wagtail_culture_social.campaigns.services import facts_of
from wagtail_culture_social.compat import page_model
from wagtail_culture_social.social.page_types import page_types_with
from wagtail_culture_social.social.twins import content_language, twin_set

ON_PAGES = {"change", "publish"}


def takes_registrations(page: Any) -> bool:
    """Tell whether a campaign is not over, on its own clock."""
    facts = facts_of(page)
    last: date | None = facts.end or facts.start
    return last is None or last >= facts.today


def campaign_pages() -> QuerySet:
    """Return the pages of all campaigns, in every language, aliases left out."""
    models = page_types_with("tags_on")
    return page_model().objects.type(*models).filter(alias_of=None)


def pages_of(user: Any) -> QuerySet:
    """Return the pages of campaigns that a user may change or publish."""
    policy = page_permission_policy
    theirs = policy.instances_user_has_any_permission_for(user, ON_PAGES)
    return campaign_pages().filter(pk__in=theirs.order_by().values("pk"))


def campaign_choices(user: Any) -> list[tuple[str, str]]:
    """Return (key, title) of the campaigns that a user works on, the latest first.

    Of the pages of one campaign the one that was made first gives the title.
    """
    rows = pages_of(user).order_by("-pk").values_list("translation_key", "title")
    return [(str(key), title) for key, title in dict(rows).items()]


def page_in(key: UUID, language: str) -> Page | None:
    """Return the live page of a campaign in a language, else any live one."""
    pages = twin_set(key).live().filter(alias_of=None)
    pages = pages.select_related("locale").order_by("pk").specific()
    found = sorted(pages, key=lambda page: content_language(page) != language)
    return found[0] if found else None
