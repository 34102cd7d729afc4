"""Deciding on a report: once, with reasons; taking down is for the item's own door."""

from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, log

from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.models import Answer, Entry, Report
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.moderation import deciding as entries
from wagtail_culture_social.participation.polls.answers import deciding as answers
from wagtail_culture_social.participation.reports import telling
from wagtail_culture_social.participation.reports.subjects import subject_of

LOGGED = {
    Report.Outcome.REMOVED: "wagtail_culture_social.report_removed",
    Report.Outcome.KEPT: "wagtail_culture_social.report_kept",
}


def decide(
    report: Report,
    outcome: Any,
    user: Any,
    statement: str,
    message: str = "",
) -> bool:
    """Take the item of a report down, or leave it; tell whether it was still open.

    Who reported is told, and the author of what is taken down, where there is an
    address. The log holds the kind and the reason, never a word.
    """
    with transaction.atomic():
        rows = Report.objects.filter(pk=report.pk, outcome=Report.Outcome.WAITING)
        if not rows.update(
            outcome=outcome, statement=statement, decided_at=now(), decided_by=user
        ):
            return False
        report.refresh_from_db()
        if outcome == Report.Outcome.REMOVED:
            _take_down(report, user, message)
        data = {"kind": report.kind, "reason": report.reason}
        log(report, LOGGED[outcome], user=user, data=data)
        telling.owe_decision(report)
        transaction.on_commit(partial(telling.tell_decision, report.key))
    return True


def register_report_actions(actions: LogActionRegistry) -> None:
    """Name what is decided in Wagtail's histories."""
    removed, kept = LOGGED.values()
    actions.register_action(
        removed, _("Take down what was reported"), _("Taken down after a report")
    )
    actions.register_action(
        kept, _("Leave what was reported"), _("Left as it is after a report")
    )


def _take_down(report: Report, user: Any, message: str) -> None:
    """Refuse the item; what a moderator decides of it comes before or after this."""
    found = subject_of(report)
    if found is not None:
        type(found)._default_manager.select_for_update().filter(pk=found.pk).first()
        found = subject_of(report)
    if isinstance(found, Entry):
        entries.decide([found], EntryStatus.REFUSED, user, report.reason, message)
    elif isinstance(found, Answer):
        answers.decide([found], Status.REFUSED, user)
