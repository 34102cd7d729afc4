"""Who looks after which polls and answers: those who may change one of their pages."""

from typing import Any

from django.db.models import QuerySet

from wagtail_culture_social.participation.models import Answer, Poll
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.policies import (
    FromVisitorsPolicy,
    of_pages_for,
)


def polls_for(user: Any) -> QuerySet[Poll]:
    """Return the polls of pages that a user may change, in whatever language."""
    return of_pages_for(user, Poll.objects.all())


ANSWER_POLICY = FromVisitorsPolicy(Answer, polls_for, belongs_to="poll_id")
POLL_POLICY = FromVisitorsPolicy(Poll, polls_for, {"view"})
"""Polls are seen, never edited here: what they say stands on their page."""


def answers_for(user: Any) -> QuerySet[Answer]:
    """Return the answers that a user may read."""
    if not may_moderate(user, "view"):
        return Answer.objects.none()
    return Answer.objects.filter(poll__in=polls_for(user)).select_related("poll")


def may_moderate(user: Any, action: str = "change") -> bool:
    """Tell whether a user may decide on answers (``change``) or read them."""
    return ANSWER_POLICY.user_has_any_permission(user, {action, "change"})


def waiting_for(user: Any) -> QuerySet[Answer]:
    """Return the answers on which a user has to decide."""
    if not may_moderate(user):
        return Answer.objects.none()
    return answers_for(user).filter(status=Status.PENDING)
