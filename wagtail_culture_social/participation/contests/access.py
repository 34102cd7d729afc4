"""Who runs which contests, and who judges them: the first change pages, the others not.

Jurors need nothing but access to the admin; what they see is ``juries``' to say.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from wagtail_culture_social.participation.models import Contest
from wagtail_culture_social.participation.polls.access import (
    FromVisitorsPolicy,
    of_pages_for,
)


class ContestPolicy(FromVisitorsPolicy):
    """Contests stand on their pages; here they are seen, judged and brought to an end.

    Nobody adds or deletes one here.
    """

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in {"view", "change"} and super().user_has_permission(
            user, action
        )

    def user_has_permission_for_instance(
        self, user: Any, action: str, instance: Contest
    ) -> bool:
        may = self.user_has_permission(user, action)
        return may and contests_for(user).filter(pk=instance.pk).exists()


POLICY = ContestPolicy(Contest)


def contests_for(user: Any) -> QuerySet[Contest]:
    """Return the contests of pages that a user may change, in whatever language."""
    return of_pages_for(user, Contest.objects.all())


def contest_to_run(request: HttpRequest, pk: int, action: str = "change") -> Contest:
    """Return a contest that a user runs, or answer 403 or 404."""
    if not POLICY.user_has_any_permission(request.user, {action, "change"}):
        raise PermissionDenied
    contests = contests_for(request.user).select_related("page", "vote")
    return get_object_or_404(contests, pk=pk)
