"""The words for rules of retention, and for the register made of them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wagtail_culture_social.domain.retention import Rule, Since

RULE_WORDS: dict[str, Any] = {
    "answer.unconfirmed": _("Answers that were never confirmed"),
    "answer.waiting": _("Answers that nobody decided on"),
    "answer.refused": _("Refused answers"),
    "answer.page_deleted": _("Answers to questions of deleted pages"),
    "entry.unconfirmed": _("Entries whose address was never confirmed"),
    "entry.undecided": _("Entries that nobody decided on"),
    "entry.refused": _("Refused entries, with their files"),
    "entry.withdrawn": _("Withdrawn entries, with their files"),
    "entry.contact": _("Name, addresses and messages of accepted entries"),
    "entry.page_deleted": _("Entries to contests of deleted pages, with their files"),
    "upload.unsent": _("Files of forms that were never sent"),
    "registration.unconfirmed": _("Registrations whose address was never confirmed"),
    "registration.person": _("Who registered; numbers of seats stay"),
    "institution.unconfirmed": _("Institutions whose address was never confirmed"),
    "institution.waiting": _("Institutions that nobody decided on"),
    "institution.refused": _("Refused institutions"),
    "institution.contact": _("Addresses of institutions that could not be told"),
    "import.rows": _("Rows of imported files"),
    "report.waiting": _("Name and address of who reported what nobody decided on"),
    "report.contact": _("Name and address of who reported something"),
    "report.record": _("Reports with what was decided"),
    "feedback.remark": _("Remarks on pages; the answer stays"),
    "feedback.page_deleted": _("Feedback on deleted pages"),
    "token.used": _("Used tokens"),
    "mail.due": _("Mails that were due and could not be sent"),
    "letter.words": _("Messages to everybody of a date, if not everybody got them"),
    "attempts.counted": _("Counts of attempts"),
}
SINCE_WORDS: dict[Since, Any] = {
    Since.SENT: _("%(days)s after it was sent"),
    Since.DECIDED: _("%(days)s after the decision"),
    Since.CONTEST_ENDED: _("%(days)s after the end of the contest"),
    Since.DATE_ENDED: _("%(days)s after the date of the event"),
    Since.EXPIRED: _("%(days)s after it expired"),
    Since.PAGE_DELETED: _("%(days)s after the page was deleted"),
}


def period_words(rule: Rule) -> str:
    """Return how long a rule keeps something, such as “30 days after the decision”."""
    days = ngettext("%(days)d day", "%(days)d days", rule.days) % {"days": rule.days}
    return SINCE_WORDS[rule.since] % {"days": days if rule.days else _("the night")}
