"""The mails about a report: the receipt, and the decision with its reasons.

A decision that could not be sent stays due, and the night tries again.
"""

from uuid import UUID

from django.utils.translation import ngettext

from wagtail_culture_social.participation.mails import due
from wagtail_culture_social.participation.mails.sending import send
from wagtail_culture_social.participation.models import DueMail, Report
from wagtail_culture_social.participation.reports.words import reference_of

DECIDED = "report.decided"


def send_receipt(report: Report) -> bool:
    """Confirm that a report came, where there is an address: article 16 (4)."""
    return _send(report, "report_receipt")


def owe_decision(report: Report) -> None:
    """Note that who reported has to be told what was decided, and why."""
    if report.email:
        due.owe([report.key], DECIDED)


def tell_decision(key: UUID) -> None:
    """Tell who reported what was decided, and why: article 16 (5)."""
    due.send(due.marks(DECIDED).filter(subject=key), _tell, due.AT_ONCE)


def tell_tonight() -> str:
    """Try again what did not go out; return what the nightly command says of it."""
    told = due.send(due.marks(DECIDED), _tell)
    words = ngettext(
        "Told of a decision on reports: %(count)d person.",
        "Told of a decision on reports: %(count)d persons.",
        told,
    )
    return words % {"count": told}


def _tell(mark: DueMail) -> bool | None:
    report = Report.objects.filter(key=mark.subject).exclude(email="").first()
    return _send(report, "report_decided") if report else None


def _send(report: Report, template: str) -> bool:
    if not report.email:
        return False
    context = {"report": report, "reference": reference_of(report)}
    return send(report.email, template, report.language, context)
