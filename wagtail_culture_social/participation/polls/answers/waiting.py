"""What waits for somebody on the home page of the admin: answers to decide on."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component

from wagtail_culture_social.participation.models import Answer
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.polls.access import waiting_for


class WaitingPanel(Component):
    """One line on the home page: so many answers wait to be read."""

    name = "culture_social_answers"
    template_name = "wagtail_culture_social/admin/polls/waiting.html"
    order = 106

    def __init__(self, count: int) -> None:
        self.count = count

    def get_context_data(
        self, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return how many, and where they are listed."""
        names = Answer.snippet_viewset
        listed = reverse(names.get_url_name("list"))
        return {"count": self.count, "url": f"{listed}?status={Status.PENDING}"}


def add_waiting_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Add the line for those who may decide, while answers wait."""
    if count := waiting_for(request.user).count():
        panels.append(WaitingPanel(count))
