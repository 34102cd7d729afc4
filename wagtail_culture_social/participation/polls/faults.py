"""What a visitor reads when a vote is not counted, and the status of that page."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wagtail_culture_social.domain.ballots import Rules
from wagtail_culture_social.participation.defences.forms import MESSAGES as SHARED
from wagtail_culture_social.participation.polls.proofs import WAIT

STATUS = {
    "elsewhere": 403,
    "limited": 429,
    "mail": 503,
    "before": 409,
    "closed": 409,
    "changed": 409,
}
MESSAGES = SHARED | {
    "stale": _("This form was too old. Here is a new one: please send it again."),
    "cookie": _(
        "The cookie of this browser was not written by this site and is deleted. "
        "Please send the form again."
    ),
    "empty": _("Please choose an answer."),
    "unknown": _("One of these answers does not exist. Please choose again."),
    "twice": _("Two answers have the same place. Please give each a place of its own."),
    "gap": _("A place was left out. Please number your answers 1, 2, 3 and so on."),
    "email": _("Please give an e-mail address, such as name@example.org."),
    "code": _("This code is not known here. Please check it, sign by sign."),
    "proof": _("Your browser’s computation was not accepted. Please send it again."),
    "link": _("This link is too old, or of another poll. Please vote again."),
    "before": _("This vote is not open yet."),
    "closed": _("The vote is closed: your answer came too late and is not counted."),
    "mail": _("The e-mail could not be sent. Please try again later."),
    "changed": _("The poll has just been changed. Please look at it and vote again."),
}


def message_of(code: str, rules: Rules) -> str:
    """Return what a visitor reads, in the active language."""
    if code == "too_few":
        return ngettext(
            "Please choose at least %(count)d answer.",
            "Please choose at least %(count)d answers.",
            rules.least,
        ) % {"count": rules.least}
    if code == "too_many":
        return ngettext(
            "Please choose %(count)d answer at most.",
            "Please choose %(count)d answers at most.",
            rules.most,
        ) % {"count": rules.most}
    if code == "wait":
        return ngettext(
            "Your browser does not compute. Please wait %(count)d second, then send "
            "the form again.",
            "Your browser does not compute. Please wait %(count)d seconds, then send "
            "the form again.",
            WAIT,
        ) % {"count": WAIT}
    return str(MESSAGES[code])
