"""The mails about a report: the receipt, and the decision with its reasons."""

from wagtail_culture_social.participation.mails.sending import send
from wagtail_culture_social.participation.models import Report
from wagtail_culture_social.participation.reports.words import reference_of


def send_receipt(report: Report) -> bool:
    """Confirm that a report came, where there is an address: article 16 (4)."""
    return _send(report, "report_receipt")


def send_decision(report: Report) -> bool:
    """Tell who reported what was decided, and why: article 16 (5)."""
    return _send(report, "report_decided")


def _send(report: Report, template: str) -> bool:
    if not report.email:
        return False
    context = {"report": report, "reference": reference_of(report)}
    return send(report.email, template, report.language, context)
