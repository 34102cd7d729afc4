"""What waits for a juror: a line on the admin's home page.

An item of the menu would ask on every page of everybody whether they are on a jury.
"""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from wagtail_culture_social.participation.contests.admin.judging import (
    Waiting,
    waiting_for,
)
from wagtail_culture_social.participation.contests.admin.names import TEMPLATES


class JuryPanel(Component):
    """The contests that somebody has to judge."""

    name = "culture_social_jury"
    template_name = f"{TEMPLATES}/waiting.html"
    order = 104

    def __init__(self, waiting: list[Waiting]) -> None:
        self.waiting = waiting

    def get_context_data(
        self, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the contests, each with what is left to judge."""
        return {"waiting": self.waiting}


def add_jury_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Tell a juror what there is to judge."""
    if waiting := waiting_for(request.user):
        panels.append(JuryPanel(waiting))
