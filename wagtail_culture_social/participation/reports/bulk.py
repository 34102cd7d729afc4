"""What may be done to many reports at once: nothing."""

from typing import Any

from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from wagtail_culture_social.participation.models import Report
from wagtail_culture_social.participation.reports.access import POLICY


class Deletion(DeleteBulkAction):
    """Wagtail’s own, where the policy lets each be deleted, which it never does.

    Wagtail 7.4 asks for the permission on the model alone.
    """

    models = (Report,)

    def check_perm(self, snippet: Any) -> bool:
        """Tell whether somebody may delete this one."""
        user = self.request.user
        return POLICY.user_has_permission_for_instance(user, "delete", snippet)
