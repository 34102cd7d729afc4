"""Who runs which contests, and who judges them: the first change pages, the others not.

Jurors need nothing but access to the admin; what they see is ``juries``' to say.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from wagtail_culture_social.participation.models import Contest
from wagtail_culture_social.participation.policies import (
    FromVisitorsPolicy,
    of_pages_for,
)


def contests_for(user: Any) -> QuerySet[Contest]:
    """Return the contests of pages that a user may change, in whatever language."""
    return of_pages_for(user, Contest.objects.all())


POLICY = FromVisitorsPolicy(Contest, contests_for, {"view", "change"})
"""Contests stand on their pages; here they are seen, judged and brought to an end."""


def contest_to_run(request: HttpRequest, pk: int, action: str = "change") -> Contest:
    """Return a contest that a user runs, or answer 403 or 404."""
    if not POLICY.user_has_any_permission(request.user, {action, "change"}):
        raise PermissionDenied
    contests = contests_for(request.user).select_related("page", "vote")
    return get_object_or_404(contests, pk=pk)
