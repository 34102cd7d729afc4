"""Choices of the admin that follow the domain's tables: posts and networks."""

from typing import Any

from django.utils import dates
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.conf import settings, site_networks
from wagtail_culture_social.domain.patterns import pattern_key
from wagtail_culture_social.domain.phases import PHASES
from wagtail_culture_social.domain.recurrence import WEEKDAYS as CODES

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
    "new_season": _("new season"),
    "j7": _("seven days ahead"),
    "j1": _("the day before"),
    "today": _("on the day"),
    "live_now": _("live now"),
    "last_date": _("last chance"),
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
    "item": _("one item"),
    "cancelled": _("cancellation"),
    "postponed": _("postponement"),
    "rescheduled": _("new date"),
    "moved_online": _("move online"),
}


ACCESSIBILITY = [
    ("hi", _("For people who are deaf or hard of hearing")),
    ("vi", _("For people who are blind or see badly")),
    ("mi", _("For people with reduced mobility")),
    ("pi", _("For people with a mental health condition")),
    ("ii", _("For people with a learning disability")),
]
"""OpenAgenda's five codes: hearing, visual, motor, psychic, intellectual."""

AUDIENCES = [
    ("everyone", _("Everyone")),
    ("families", _("Families")),
    ("toddlers", _("Children under 3")),
    ("children", _("Children")),
    ("teenagers", _("Teenagers")),
    ("adults", _("Adults")),
    ("seniors", _("Seniors")),
    ("schools", _("Schools")),
    ("professionals", _("Professionals")),
]
LANGUAGES = [
    ("fr", _("French")),
    ("en", _("English")),
    ("de", _("German")),
    ("es", _("Spanish")),
    ("it", _("Italian")),
    ("pt", _("Portuguese")),
    ("nl", _("Dutch")),
    ("ar", _("Arabic")),
    ("zh", _("Chinese")),
    ("ja", _("Japanese")),
    ("uk", _("Ukrainian")),
    ("br", _("Breton")),
    ("oc", _("Occitan")),
    ("fsl", _("French Sign Language")),
    ("bfi", _("British Sign Language")),
    ("ils", _("International Sign")),
]
"""Languages spoken or signed at events, by BCP 47 code."""

EVENT_TYPES = [
    ("concert", _("Concert")),
    ("lecture", _("Lecture")),
    ("workshop", _("Workshop")),
    ("course", _("Course")),
    ("story_hour", _("Story hour")),
    ("exhibition", _("Exhibition")),
    ("screening", _("Screening")),
    ("guided_tour", _("Guided tour")),
    ("reading", _("Reading")),
    ("performance", _("Performance")),
    ("festival", _("Festival")),
    ("series", _("Series of events")),
    ("other", _("Other event")),
]
EVENT_TYPE_LABELS = dict(EVENT_TYPES)
PRICE_CATEGORIES = [
    ("full", _("Full price")),
    ("reduced", _("Reduced price")),
    ("under_26", _("Under 26")),
    ("child", _("Children")),
    ("family", _("Families")),
    ("member", _("Members")),
    ("group", _("Groups")),
    ("online", _("Online")),
]
ROLES = [
    ("performer", _("Performer")),
    ("speaker", _("Speaker")),
    ("author", _("Author")),
    ("composer", _("Composer")),
    ("director", _("Director")),
    ("moderator", _("Moderator")),
    ("translator", _("Interpreter or translator")),
    ("organiser", _("Organiser")),
    ("partner", _("Partner")),
    ("funder", _("Funder")),
    ("sponsor", _("Sponsor")),
]
WEEKDAYS = [(code, dates.WEEKDAYS[day]) for day, code in enumerate(CODES)]
"""Days of the week by their codes of RFC 5545."""

CALENDAR_COLOURS = [
    ("firebrick", _("Red")),
    ("darkorange", _("Orange")),
    ("goldenrod", _("Yellow")),
    ("seagreen", _("Green")),
    ("teal", _("Teal")),
    ("steelblue", _("Blue")),
    ("darkorchid", _("Violet")),
    ("slategray", _("Grey")),
]
"""Colours of a calendar by their CSS3 names, as RFC 7986 wants them."""


def labels_of(choices: list[tuple[str, Any]], codes: str) -> list[tuple[str, str]]:
    """Return (code, label) of the codes in a text, in the language that is active."""
    chosen = codes.split()
    return [(code, str(label)) for code, label in choices if code in chosen]


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


def account_choices() -> list[tuple[str, Any]]:
    """Return (id, name) of every network on which somebody may have an account."""
    return [(key, network.name) for key, network in settings.network_table.items()]
