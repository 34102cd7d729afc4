"""The names of the admin addresses of contests, and of what their histories say."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry

from wagtail_culture_social.participation.models import Contest

CONTESTS = "wagtail_culture_social_contests"
JURY = "wagtail_culture_social_jury"
TEMPLATES = "wagtail_culture_social/admin/contests"
NAMED = "wagtail_culture_social.jury_named"
ROUND_CLOSED = "wagtail_culture_social.jury_round_closed"
FROZEN = "wagtail_culture_social.winners_frozen"


def address(view: str, *args: Any) -> str:
    """Return where a view of those who run contests is."""
    return reverse(f"{CONTESTS}:{view}", args=args)


def heading(contest: Contest, title: str, icon: str) -> dict[str, Any]:
    """Return what every page below a contest says at its top, and where it stands."""
    back_url = address("inspect", contest.pk)
    return {
        "contest": contest,
        "back_url": back_url,
        "header_title": f"{title} – {contest.title}",
        "header_icon": icon,
        "breadcrumbs_items": trail(
            (address("index"), _("Contests")), (back_url, contest.title), ("", title)
        ),
    }


def trail(*places: tuple[str, Any]) -> list[dict[str, Any]]:
    """Return the way from the home page of the admin to where a page stands."""
    home = (reverse("wagtailadmin_home"), _("Home"))
    return [{"url": url, "label": label} for url, label in (home, *places)]


def register_actions(actions: LogActionRegistry) -> None:
    """Name what becomes of a contest in Wagtail's histories."""
    actions.register_action(NAMED, _("Name the jury"), _("Jury named"))
    actions.register_action(
        ROUND_CLOSED, _("Close a round of the jury"), _("Round of the jury closed")
    )
    actions.register_action(FROZEN, _("Freeze the winners"), _("Winners frozen"))
