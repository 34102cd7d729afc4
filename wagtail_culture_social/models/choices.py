"""Choices of the admin that follow the domain's tables: posts and networks."""

from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.conf import site_networks
from wagtail_culture_social.domain.patterns import pattern_key
from wagtail_culture_social.domain.phases import PHASES

KINDS = {
    "event": _("Event"),
    "campaign": _("Campaign"),
    "contest": _("Contest"),
    "tutorial": _("Tutorial"),
    "spotlight": _("Spotlight"),
    "poll": _("Poll"),
    "page": _("Other page"),
}
PHASE_LABELS = {
    "announcement": _("announcement"),
    "j7": _("seven days ahead"),
    "j1": _("the day before"),
    "today": _("on the day"),
    "live_now": _("live now"),
    "replay": _("replay"),
    "thank_you": _("thank you"),
    "teaser": _("teaser"),
    "day": _("each day"),
    "last_day": _("last day"),
    "results": _("results"),
    "open": _("opening"),
    "last_days": _("last days"),
    "voting": _("vote"),
    "winners": _("winners"),
    "published": _("publication"),
    "reminder": _("reminder"),
}


def post_choices() -> list[tuple[str, Any]]:
    """Return (key, label) of every post: which content, at which moment."""
    return [
        (
            pattern_key(kind, phase),
            format_lazy("{} – {}", KINDS[kind], PHASE_LABELS[phase]),
        )
        for kind, phases in PHASES.items()
        for phase in phases
    ]


def network_choices() -> list[tuple[str, Any]]:
    """Return (id, name) of the networks that the site's posts are written for."""
    known = [(network.id, network.name) for network in site_networks()]
    return [("", _("All networks")), *known]
