"""What waits for a juror: a line on the admin's home page, and an item of its menu."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from wagtail_culture_social.participation.contests import juries
from wagtail_culture_social.participation.contests.admin.judging import (
    Waiting,
    waiting_for,
)
from wagtail_culture_social.participation.contests.admin.names import JURY, TEMPLATES


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


class JuryItem(MenuItem):
    """The way to the entries, for jurors only."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether somebody is on a jury."""
        return juries.contests_judged_by(request.user).exists()


def add_jury_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Tell a juror what there is to judge."""
    if waiting := waiting_for(request.user):
        panels.append(JuryPanel(waiting))


def jury_item() -> JuryItem:
    """Return the item of the menu."""
    return JuryItem(
        _("Jury"),
        reverse(f"{JURY}:home"),
        name="wagtail-culture-social-jury",
        icon_name="pick",
        order=253,
    )
