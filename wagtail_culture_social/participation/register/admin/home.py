"""The panel of Wagtail's home page: which registrations wait for a decision."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component

from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.register.admin.import_views import NAMESPACE
from wagtail_culture_social.participation.register.admin.policies import POLICY, may

MOST = 5


class WaitingPanel(Component):
    """The institutions that wait, the first of them by name."""

    name = "culture_social_institutions_waiting"
    template_name = "wagtail_culture_social/admin/register/waiting.html"
    order = 110

    def __init__(self, rows: list[Any], count: int) -> None:
        self.rows, self.count = rows, count

    def get_context_data(
        self, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return who waits, and where all of them are."""
        return {
            "rows": self.rows,
            "count": self.count,
            "url": f"{reverse(f'{NAMESPACE}:list')}?status={Status.PENDING}",
        }


def add_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Show who waits, to those who may decide."""
    if not may(request.user, "change"):
        return
    rows = POLICY.instances_user_has_permission_for(request.user, "change")
    waiting = rows.filter(status=Status.PENDING)
    found = list(waiting.order_by("registered_on", "pk")[:MOST])
    if found:
        panels.append(WaitingPanel(found, waiting.count()))
