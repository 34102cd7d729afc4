"""Who decides on which reports: those who may change the page that shows the item."""

from typing import Any

from django.db.models import Q, QuerySet

from wagtail_culture_social.participation.contests.access import contests_for
from wagtail_culture_social.participation.models import Answer, Entry, Report
from wagtail_culture_social.participation.policies import FromVisitorsPolicy
from wagtail_culture_social.participation.polls.access import polls_for


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


POLICY = FromVisitorsPolicy(Report, reports_for, {"view", "change"})
"""Reports are read and decided on, never deleted here: what was decided stays."""


def waiting_for(user: Any) -> QuerySet[Report]:
    """Return the reports on which a user has to decide."""
    if not POLICY.user_has_permission(user, "change"):
        return Report.objects.none()
    return reports_for(user).filter(outcome=Report.Outcome.WAITING)
