"""Pages that somebody promised to read again: which are overdue."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.permissions import page_permission_policy

from wagtail_culture_social.conf import today
from wagtail_culture_social.models.people import Person
from wagtail_culture_social.social.page_types import page_types_with

MAY = {"add", "change", "publish"}
"""Who may do one of these to a page sees what it lacks."""


def reviewed_types() -> list[Any]:
    """Return the installed page types that are reviewed from time to time."""
    return page_types_with("tutorial_steps")


def cared_for_by(user: Any) -> QuerySet:
    """Return the live pages that a user works on; aliases repeat others."""
    pages = page_permission_policy.instances_user_has_any_permission_for(user, MAY)
    return pages.live().filter(alias_of=None)


def overdue(pages: QuerySet) -> list[Any]:
    """Return those pages whose review was due before today, the oldest first."""
    found = [
        page
        for rows in _overdue(pages)
        for page in rows.select_related("responsible", "locale").defer_streamfields()
    ]
    return sorted(found, key=lambda page: (page.review_due, page.title))


def count_overdue(pages: QuerySet) -> int:
    """Return how many of those pages should have been reviewed before today."""
    return sum(rows.count() for rows in _overdue(pages))


def in_charge(person: Person) -> Q:
    """Narrow pages to those that a person has in charge."""
    people = person.get_translations(inclusive=True)
    keys = Q(pk__in=())
    for model in reviewed_types():
        rows = model.objects.filter(responsible__in=people)
        keys |= Q(pk__in=rows.values("pk"))
    return keys


def _overdue(pages: QuerySet) -> Iterator[QuerySet]:
    for model in reviewed_types():
        yield model.objects.filter(pk__in=pages.values("pk"), review_due__lt=today())
