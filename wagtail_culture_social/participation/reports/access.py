"""Who decides on which reports: those who may change the page that shows the item."""

from typing import Any

from django.db.models import Q, QuerySet

from wagtail_culture_social.participation.contests.access import contests_for
from wagtail_culture_social.participation.models import Answer, Entry, Report
from wagtail_culture_social.participation.polls.access import (
    FromVisitorsPolicy,
    polls_for,
)


class ReportPolicy(FromVisitorsPolicy):
    """Reports are read and decided on, never deleted here: what was decided stays."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in {"view", "change"} and super().user_has_permission(
            user, action
        )

    def user_has_permission_for_instance(
        self, user: Any, action: str, instance: Report
    ) -> bool:
        may = self.user_has_permission(user, action)
        return may and reports_for(user).filter(pk=instance.pk).exists()


POLICY = ReportPolicy(Report)


def reports_for(user: Any) -> QuerySet[Report]:
    """Return the reports that a user may read.

    Those of items that are gone are left to administrators.
    """
    if not POLICY.user_has_any_permission(user, {"view", "change"}):
        return Report.objects.none()
    if user.is_superuser:
        return Report.objects.all()
    entries = Entry.objects.filter(contest__in=contests_for(user)).order_by()
    answers = Answer.objects.filter(poll__in=polls_for(user)).order_by()
    return Report.objects.filter(
        Q(kind=Report.Kind.ENTRY, subject__in=entries.values("key"))
        | Q(kind=Report.Kind.ANSWER, subject__in=answers.values("key"))
    )


def waiting_for(user: Any) -> QuerySet[Report]:
    """Return the reports on which a user has to decide."""
    if not POLICY.user_has_permission(user, "change"):
        return Report.objects.none()
    return reports_for(user).filter(outcome=Report.Outcome.WAITING)
