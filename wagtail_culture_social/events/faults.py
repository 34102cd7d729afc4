"""Why a schedule is refused, in the editor's words; finding faults is the domain's."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.domain.recurrence import MOST, PARTS, RuleError

MESSAGES = {
    "empty": _("Write a rule, for example FREQ=DAILY."),
    "malformed": _("“%(part)s” is no part of a rule: a name, an equals sign, a value."),
    "frequency": _("A rule begins with FREQ=DAILY, WEEKLY, MONTHLY or YEARLY."),
    "part": _("“%(part)s” cannot be used. Accepted parts: %(parts)s."),
    "repeated-part": _("“%(part)s” stands there twice."),
    "value": _("The value of “%(part)s” is not possible."),
    "count-and-until": _("Give a last day or a number of dates, not both."),
    "too-many": _("That would be more than %(most)d dates."),
    "nothing": _("This never takes place: no date fits."),
}


def rule_message(error: RuleError) -> Any:
    """Return the reason in words."""
    values = {"part": error.part, "parts": ", ".join(PARTS), "most": MOST}
    return MESSAGES[error.code] % values
