"""Why a campaign was not imported, or what of it was left out, in words."""

from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.domain.dates import format_short_day
from wagtail_culture_social.domain.imports.imported import Fault, ImportFault
from wagtail_culture_social.outbound import OutboundError, message_of
from wagtail_culture_social.social.importing import FILE_FAULTS

FAULTS = {
    **FILE_FAULTS,
    "unknown-kind": _(
        "This is neither the programme of a campaign (JSON) nor a calendar (ICS)."
    ),
    "another-shape": _(
        "The file can be read, but it holds no days of a campaign. A calendar needs "
        "one entry for each whole day."
    ),
    "broken": _("The file breaks off or makes no sense."),
}
WARNINGS = {
    "bad-date": _("A day was left out: “%(value)s” is no date."),
    "duplicate": _("%(day)s stands there twice; the first entry was taken."),
    "cut-dates": _("Only the first %(count)s days were taken."),
    "bad-value": _("“%(value)s” is no hashtag and was left out."),
    "left-out": _("“%(value)s” is no single whole day and was left out."),
}
OTHER = _("An entry of the calendar could not be read and was left out.")


def message_of_fault(error: ImportFault | OutboundError) -> str:
    """Return why nothing could be read."""
    if isinstance(error, OutboundError):
        reason = message_of(error.code)
        return str(FAULTS["not-fetched"]) % {"reason": reason}
    return str(FAULTS[error.fault.code]) % error.fault.values


def message_of_warning(fault: Fault) -> str:
    """Return what was left out."""
    values: dict[str, Any] = dict(fault.values)
    if fault.code == "duplicate" and _is_day(values["value"]):
        day = date.fromisoformat(str(values["value"]))
        values["day"] = format_short_day(day, get_language() or "en")
    elif fault.code == "duplicate":
        return str(OTHER)
    return str(WARNINGS.get(fault.code, OTHER)) % values


def _is_day(value: Any) -> bool:
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return False
    return True
