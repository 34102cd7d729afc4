"""Approving and refusing many answers at once, never more than the list shows."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from wagtail_culture_social.participation.models import Answer
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.polls.access import (
    AnswerPolicy,
    answers_for,
    waiting_for,
)
from wagtail_culture_social.participation.polls.answers.deciding import decide
from wagtail_culture_social.participation.polls.answers.filters import AnswerFilterSet


class DecideAction(SnippetBulkAction):
    """Decide on the answers that were ticked, or on all that the filters leave."""

    models = [Answer]
    template_name = "wagtail_culture_social/admin/polls/decide.html"
    status: Any

    def get_all_objects_in_listing_query(self, parent_id: Any) -> Any:
        """Return what the list shows: Wagtail itself would take every answer.

        Without a status among the filters, only what waits is meant.
        """
        user, asked_for = self.request.user, self.request.GET
        rows = answers_for(user) if asked_for.get("status") else waiting_for(user)
        shown = AnswerFilterSet(asked_for, queryset=rows, request=self.request)
        return shown.qs.values_list("pk", flat=True)

    @classmethod
    def get_queryset(cls, model: Any, object_ids: Any) -> QuerySet[Answer]:
        """Return the answers with their polls."""
        return Answer.objects.filter(pk__in=list(object_ids)).select_related("poll")

    def check_perm(self, obj: Answer) -> bool:
        """Tell whether this answer is one to decide on."""
        policy = AnswerPolicy(Answer)
        return policy.user_has_permission_for_instance(self.request.user, "change", obj)

    def get_execution_context(self) -> dict[str, Any]:
        """Tell who decides."""
        return {**super().get_execution_context(), "user": self.request.user}

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


ACTIONS = ((ApproveAction, "check"), (RefuseAction, "cross"))
"""What may be decided, with the icons of the buttons."""
