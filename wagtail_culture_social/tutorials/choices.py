"""What an editor chooses for a tutorial: kind, level, how its service is reached."""

from django.utils.translation import gettext_lazy as _

KINDS = [
    ("tutorial", _("Tutorial: to learn by doing")),
    ("how_to", _("How-to guide: to get something done")),
    ("reference", _("Reference: to look something up")),
    ("explanation", _("Explanation: to understand")),
]
"""The four kinds of documentation of Diátaxis (https://diataxis.fr)."""

KIND_NAMES = {
    "tutorial": _("Tutorial"),
    "how_to": _("How-to guide"),
    "reference": _("Reference"),
    "explanation": _("Explanation"),
}
"""The kinds as visitors read them, without what an editor has to know."""

WITH_STEPS_TO_DO = ("tutorial", "how_to")
"""Kinds whose steps are done one after the other."""

LEVELS = [
    ("beginner", _("Beginner")),
    ("intermediate", _("Intermediate")),
    ("advanced", _("Advanced")),
]

ACCESS = [
    ("on_site", _("On site")),
    ("at_home", _("From home")),
    ("subscribers", _("For subscribers")),
]
"""Under which conditions a service is reached; several may hold."""
