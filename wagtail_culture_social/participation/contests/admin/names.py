"""The names of the admin addresses of contests, and of what their histories say."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry

CONTESTS = "wagtail_culture_social_contests"
JURY = "wagtail_culture_social_jury"
TEMPLATES = "wagtail_culture_social/admin/contests"
NAMED = "wagtail_culture_social.jury_named"
ROUND_CLOSED = "wagtail_culture_social.jury_round_closed"
FROZEN = "wagtail_culture_social.winners_frozen"


def address(view: str, *args: Any) -> str:
    """Return where a view of those who run contests is."""
    return reverse(f"{CONTESTS}:{view}", args=args)


def register_actions(actions: LogActionRegistry) -> None:
    """Name what becomes of a contest in Wagtail's histories."""
    actions.register_action(NAMED, _("Name the jury"), _("Jury named"))
    actions.register_action(
        ROUND_CLOSED, _("Close a round of the jury"), _("Round of the jury closed")
    )
    actions.register_action(FROZEN, _("Freeze the winners"), _("Winners frozen"))
