"""Who decides on which entries: those who may change a page of their contest."""

from typing import Any

from django.db.models import QuerySet

from wagtail_culture_social.domain.moderation import WAITING
from wagtail_culture_social.participation.contests.access import contests_for
from wagtail_culture_social.participation.models import Entry
from wagtail_culture_social.participation.policies import FromVisitorsPolicy

POLICY = FromVisitorsPolicy(Entry, contests_for, belongs_to="contest_id")


def may_moderate(user: Any, action: str = "change") -> bool:
    """Tell whether a user may decide on entries (``change``) or read them."""
    return POLICY.user_has_any_permission(user, {action, "change"})


def entries_for(user: Any) -> QuerySet[Entry]:
    """Return the entries that a user may read."""
    if not may_moderate(user, "view"):
        return Entry.objects.none()
    return Entry.objects.filter(contest__in=contests_for(user))


def waiting_for(user: Any) -> QuerySet[Entry]:
    """Return the entries on which a user has to decide."""
    if not may_moderate(user):
        return Entry.objects.none()
    return entries_for(user).filter(status__in=WAITING)
