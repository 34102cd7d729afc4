"""What is done to many institutions at once; "all" is all that the filters leave."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from wagtail_culture_social.participation.models import Institution
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.own_pages import ListedAction
from wagtail_culture_social.participation.register.admin.listing import within
from wagtail_culture_social.participation.register.admin.policies import POLICY
from wagtail_culture_social.participation.register.deciding import OPEN, decide


class WithinFilter(ListedAction):
    """An action that never goes beyond the list that the editor saw."""

    models = [Institution]

    def get_all_objects_in_listing_query(self, parent_id: Any) -> Any:
        """Return the keys of all rows that the filters of the list leave."""
        rows = within(self.request, self.next_url, self.permission)
        return rows.values_list("pk", flat=True)

    @classmethod
    def get_queryset(cls, model: Any, object_ids: Any) -> Any:
        """Return the rows; those that are gone meanwhile are left out."""
        return model.objects.filter(pk__in=list(object_ids))

    def own_rows(self) -> QuerySet[Institution]:
        """Return the institutions to which an editor may do it."""
        return POLICY.instances_user_has_permission_for(
            self.request.user, self.permission
        )


class Decision(WithinFilter):
    """Approve or refuse."""

    template_name = "wagtail_culture_social/admin/register/decide.html"
    status: Any
    question: Any
    yes: Any

    def object_context(self, snippet: Institution) -> dict[str, Any]:
        """Return a row, its address without a look at permissions, if it is open."""
        edit = Institution.snippet_viewset.get_url_name("edit")
        return {
            "item": snippet,
            "edit_url": reverse(edit, args=[snippet.pk]),
            "is_open": snippet.status in OPEN[self.status],
        }

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        """Return the question and how many it concerns."""
        found = super().get_context_data(**context)
        concerned = [item for item in found["items"] if item["is_open"]]
        return found | {
            "concerned": concerned,
            "left": len(found["items"]) - len(concerned),
            "heading": self.display_name,
            "question": self.question,
            "yes": self.yes,
        }

    @classmethod
    def execute_action(
        cls, objects: Any, user: Any = None, **context: Any
    ) -> tuple[int, int]:
        """Decide, and return how many there were."""
        return decide(objects, cls.status, user), 0

    def get_success_message(self, done: int, _children: int) -> str:
        """Say how many were decided."""
        words = ngettext(
            "Decided: %(number)d institution.",
            "Decided: %(number)d institutions.",
            done,
        )
        return words % {"number": done}


class Approve(Decision):
    """Let institutions into the directories of their campaigns."""

    display_name = _("Approve")
    action_type = "approve"
    aria_label = _("Approve the selected institutions")
    action_priority = 10
    status = Status.APPROVED
    question = _("These are shown to everybody, and told so by e-mail:")
    yes = _("Yes, approve")


class Refuse(Decision):
    """Keep institutions out of the directories."""

    display_name = _("Refuse")
    action_type = "refuse"
    aria_label = _("Refuse the selected institutions")
    action_priority = 20
    classes = {"serious"}
    status = Status.REFUSED
    question = _("These are not shown, and told so by e-mail:")
    yes = _("Yes, refuse")


class Erase(WithinFilter, DeleteBulkAction):
    """Wagtail’s own deletion, within the filters; nothing tells of a row afterwards."""

    permission = "delete"

    def get_actionable_objects(self) -> tuple[list[Institution], dict[str, Any]]:
        """Leave out what is others': Wagtail’s page would name it to them."""
        found, _others = super().get_actionable_objects()
        return found, {"items_with_no_access": []}
