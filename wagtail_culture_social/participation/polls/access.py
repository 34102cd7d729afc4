"""Who looks after which polls and answers: those who may change one of their pages."""

from typing import Any

from django.db.models import Q, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import page_permission_policy

from wagtail_culture_social.participation.models import Answer, Poll
from wagtail_culture_social.participation.models.answers import Status


class FromVisitorsPolicy(ModelPermissionPolicy):
    """Django's permissions, except that nobody adds what visitors or pages make."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)


class AnswerPolicy(FromVisitorsPolicy):
    """Answers to the questions of pages that somebody may change, and no others."""

    def user_has_permission_for_instance(
        self, user: Any, action: str, instance: Answer
    ) -> bool:
        may = self.user_has_permission(user, action)
        return may and polls_for(user).filter(pk=instance.poll_id).exists()


class PollPolicy(FromVisitorsPolicy):
    """Polls are seen, never edited here: what they say stands on their page."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)

    def user_has_permission_for_instance(
        self, user: Any, action: str, instance: Poll
    ) -> bool:
        may = self.user_has_permission(user, action)
        return may and polls_for(user).filter(pk=instance.pk).exists()


def polls_for(user: Any) -> QuerySet[Poll]:
    """Return the polls of pages that a user may change, in whatever language."""
    return of_pages_for(user, Poll.objects.all())


def of_pages_for(user: Any, rows: QuerySet) -> QuerySet:
    """Return those rows whose ``twin_key`` is that of a page a user may change."""
    if user.is_superuser:
        return rows
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    pages = pages.order_by()
    return rows.filter(
        Q(twin_key__in=pages.values("translation_key"))
        | Q(twin_key__in=pages.values("alias_of__translation_key"))
    )


def answers_for(user: Any) -> QuerySet[Answer]:
    """Return the answers that a user may read."""
    if not may_moderate(user, "view"):
        return Answer.objects.none()
    return Answer.objects.filter(poll__in=polls_for(user)).select_related("poll")


def may_moderate(user: Any, action: str = "change") -> bool:
    """Tell whether a user may decide on answers (``change``) or read them."""
    policy = AnswerPolicy(Answer)
    return policy.user_has_any_permission(user, {action, "change"})


def waiting_for(user: Any) -> QuerySet[Answer]:
    """Return the answers on which a user has to decide."""
    if not may_moderate(user):
        return Answer.objects.none()
    return answers_for(user).filter(status=Status.PENDING)
