"""What is done to many answers at once, never to more than the list shows."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from wagtail_culture_social.participation.models import Answer, Poll
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.own_pages import ListedAction
from wagtail_culture_social.participation.polls.access import (
    ANSWER_POLICY,
    answers_for,
    polls_for,
    waiting_for,
)
from wagtail_culture_social.participation.polls.answers.deciding import decide
from wagtail_culture_social.participation.polls.answers.filters import AnswerFilterSet


class AnswersAction(ListedAction):
    """An action on answers."""

    models = [Answer]
    filterset = AnswerFilterSet
    belongs_to = "poll_id"

    def all_rows(self) -> QuerySet[Answer]:
        """Return what the list shows without a filter."""
        return answers_for(self.request.user)

    @classmethod
    def get_queryset(cls, model: Any, object_ids: Any) -> QuerySet[Answer]:
        """Return the answers with their polls."""
        return Answer.objects.filter(pk__in=list(object_ids)).select_related("poll")

    def own_rows(self) -> QuerySet[Poll]:
        """Return the polls to whose answers it may be done."""
        user = self.request.user
        may = ANSWER_POLICY.user_has_permission(user, self.permission)
        return polls_for(user) if may else Poll.objects.none()


class DecideAction(AnswersAction):
    """Decide on answers."""

    template_name = "wagtail_culture_social/admin/polls/decide.html"
    status: Any

    def all_rows(self) -> QuerySet[Answer]:
        """Return what waits: without a status among the filters, only that is meant."""
        if self.request.GET.get("status"):
            return super().all_rows()
        return waiting_for(self.request.user)

    def object_context(self, snippet: Answer) -> dict[str, Any]:
        """Return an answer alone: its address is not shown, and would cost a query."""
        return {"item": snippet}

    @classmethod
    def execute_action(
        cls, objects: list[Answer], user: Any = None, **kwargs: Any
    ) -> tuple[int, int]:
        """Decide; return how many answers this changed."""
        return decide(objects, cls.status, user), 0


class ApproveAction(DecideAction):
    """Show answers to the public."""

    display_name = _("Approve")
    aria_label = _("Approve the answers that are ticked")
    action_type = "approve"
    action_priority = 10
    status = Status.APPROVED
    heading = _("Approve answers")
    question = _("They are shown to the public. Approve them?")

    def get_success_message(self, num_parent_objects: int, num_child: int) -> str:
        """Say how many the public reads now."""
        return ngettext(
            "%(count)d answer was approved.",
            "%(count)d answers were approved.",
            num_parent_objects,
        ) % {"count": num_parent_objects}


class RefuseAction(DecideAction):
    """Keep answers from the public."""

    display_name = _("Refuse")
    aria_label = _("Refuse the answers that are ticked")
    action_type = "refuse"
    action_priority = 20
    classes = {"serious"}
    status = Status.REFUSED
    heading = _("Refuse answers")
    question = _("They are not shown to the public. Refuse them?")

    def get_success_message(self, num_parent_objects: int, num_child: int) -> str:
        """Say how many the public does not read."""
        return ngettext(
            "%(count)d answer was refused.",
            "%(count)d answers were refused.",
            num_parent_objects,
        ) % {"count": num_parent_objects}


class EraseAction(AnswersAction, DeleteBulkAction):
    """Wagtail’s own deletion, within the filters and on one’s own pages."""

    permission = "delete"


ACTIONS = ((ApproveAction, "check"), (RefuseAction, "cross"))
"""What may be decided, with the icons of the buttons."""
