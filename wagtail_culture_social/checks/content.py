"""Checks of the content: they read tables, and run only when a database is named."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.core.checks import CheckMessage, Tags, register
from django.db import DEFAULT_DB_ALIAS, DatabaseError
from django.utils.translation import gettext as _
from wagtail.models import Page

from wagtail_culture_social.checks.set_up import warning
from wagtail_culture_social.events.projection import unlisted_events
from wagtail_culture_social.social.addresses import shadowed_pages

MOST = 20
"""Pages that one check names: who has more of them starts with these."""


@register(Tags.database)
def check_dates(
    databases: Iterable[str] | None = None, **_kwargs: Any
) -> list[CheckMessage]:
    """Every live event that has dates is in the lists."""
    found = []
    for page in first_pages(unlisted_events(), databases):
        message = _("“%(title)s” is live, but in no list of dates.")
        line = "python manage.py culture_social_nightly"
        found += warning(7, message % {"title": page.title}, line)
    return found


@register(Tags.database)
def check_addresses(
    databases: Iterable[str] | None = None, **_kwargs: Any
) -> list[CheckMessage]:
    """No page stands where the page above answers itself."""
    found = []
    for page in first_pages(shadowed_pages(), databases):
        message = _("“%(title)s” is hidden: the page above answers at “%(slug)s”.")
        hint = _("Give it another slug, on the tab Promote of its editor.")
        found += warning(8, message % {"title": page.title, "slug": page.slug}, hint)
    return found


def first_pages(pages: Iterator[Page], databases: Iterable[str] | None) -> list[Page]:
    """Return some pages; none while there are no tables: ``migrate`` checks first."""
    if DEFAULT_DB_ALIAS not in (databases or ()):
        return []
    try:
        return list(islice(pages, MOST))
    except DatabaseError:
        return []
