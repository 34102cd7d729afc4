"""What is said of reports: reasons in sentences, and statements to begin with."""

from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail_culture_social.participation.models import Report

Reason = Report.Reason
FOUND: dict[Any, Any] = {
    Reason.ILLEGAL: gettext_lazy("We found that it is against the law."),
    Reason.RIGHTS: gettext_lazy(
        "We found that it holds work of somebody else who has not agreed."
    ),
    Reason.PRIVACY: gettext_lazy("We found that it shows somebody who did not agree."),
    Reason.CHILD: gettext_lazy("We found that it may endanger a child."),
    Reason.HATEFUL: gettext_lazy(
        "We found that it insults or threatens, which our rules do not allow."
    ),
    Reason.OTHER: gettext_lazy("We found that it is against our rules."),
}


def reference_of(report: Report) -> str:
    """Return the short name of a report, which its receipt tells."""
    return report.key.hex[:8].upper()


def statement(report: Report, outcome: Any) -> str:
    """Return the reasons of a decision to begin with, in who reported's language.

    Article 16 (5) and (6): the decision, how it was made, what can be done about it.
    """
    with translation.override(report.language):
        if outcome == Report.Outcome.REMOVED:
            taken = _("We have taken it down.")
            decision = f"{taken} {FOUND[report.reason]}"
        else:
            decision = _(
                "It stays as it is: we found nothing in it that is against the law or "
                "our rules."
            )
        return "\n\n".join(
            (
                _(
                    "We have looked at what you reported on %(date)s "
                    "(reference %(reference)s)."
                )
                % {"date": _day(report), "reference": reference_of(report)},
                decision,
                _(
                    "A person decided this, no program. If you disagree, write to us "
                    "and say why. You may also turn to a body that settles such "
                    "disputes out of court, or to a court."
                ),
            )
        )


def words_to_author(report: Report, language: str) -> str:
    """Return what an author is told to begin with, in their language.

    Article 17 (3): the facts, and that a notice led to the decision; the mail around it
    says what was decided, on which ground, and what can be done about it.
    """
    with translation.override(language):
        return _(
            "Somebody reported it to us on %(date)s. A person of our institution has "
            "looked at it and has taken it down, everywhere on our site and for good."
        ) % {"date": _day(report)}


def _day(report: Report) -> str:
    return date_format(localtime(report.sent_at), "DATE_FORMAT")
