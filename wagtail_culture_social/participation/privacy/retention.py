"""What has had its time, by rule, and how it goes: every night, or by a command.

The rules, their days and moments, are in ``domain.retention``.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import ngettext

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.conf import now, settings
from wagtail_culture_social.domain.retention import end_of_contest, is_over_before
from wagtail_culture_social.participation.defences import consents, limiter
from wagtail_culture_social.participation.models import (
    Answer,
    Contest,
    DueMail,
    Entry,
    Feedback,
    FormToken,
    Institution,
    Letter,
    Poll,
    RateCount,
    RegisterImport,
    Registration,
    Report,
    Upload,
)
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.privacy import emptying
from wagtail_culture_social.participation.privacy.words import RULE_WORDS

DECIDED = (Status.APPROVED, Status.REFUSED)
UNDECIDED = (EntryStatus.PENDING, EntryStatus.FLAGGED)
BATCH = 500
"""How many rows are ended in one transaction."""
ENDS = ("closes_at", "vote_closes_at", "jury_closes_at", "results_at", "frozen_at")


@dataclass(frozen=True, slots=True)
class Step:
    """Which rows a rule ends, told by the moment before which they are over; how."""

    rule: str
    over: Callable[[datetime], QuerySet]
    end: Callable[[QuerySet], None] = emptying.delete

    def rows(self) -> QuerySet:
        """Return what the rule ends now, by the periods of the site."""
        return self.over(is_over_before(settings.retention[self.rule], now()))


def purge(*, is_dry_run: bool = False) -> dict[str, int]:
    """End what has had its time; return how many rows that was, by rule.

    A few rows are a transaction: what is done when it is interrupted stays done, and
    the next one goes on. A dry run only counts.
    """
    if is_dry_run:
        return _counted()
    counts = {step.rule: _end(step) for step in STEPS}
    consents.forget_unused()
    return counts


def _counted() -> dict[str, int]:
    """Return how many rows each rule would end; what is deleted before is no more."""
    counts: dict[str, int] = {}
    gone: dict[Any, list[QuerySet]] = defaultdict(list)
    for step in STEPS:
        rows = step.rows()
        for deleted in gone[rows.model]:
            rows = rows.exclude(pk__in=deleted)
        counts[step.rule] = rows.count()
        if step.end is emptying.delete:
            gone[rows.model].append(step.rows().values("pk"))
    return counts


def _end(step: Step) -> int:
    """End what a rule says, some rows at a time; return how many it was."""
    ended = last = 0
    while True:
        with transaction.atomic():
            rows = step.rows().filter(pk__gt=last).order_by("pk").only("pk")
            # Held, so that nobody confirms or decides on one that is going.
            keys = [row.pk for row in rows.select_for_update(of=("self",))[:BATCH]]
            if not keys:
                return ended
            step.end(rows.model._default_manager.filter(pk__in=keys))
        ended, last = ended + len(keys), keys[-1]


def purge_tonight() -> str:
    """End what has had its time; return what the nightly command says of it."""
    counts = purge()
    told = [f"{RULE_WORDS[rule]}: {count}" for rule, count in counts.items() if count]
    rows = sum(counts.values())
    words = ngettext(
        "%(rows)d row had its time.", "%(rows)d rows had their time.", rows
    )
    return " ".join([words % {"rows": rows}, "; ".join(told)]).strip()


def _answers(status: Any, before: datetime) -> QuerySet:
    """Answers keep days, not hours: that of their writing stands in for a decision."""
    day = timezone.localdate(before)
    rows = Answer.objects.filter(status=status)
    if status == Status.REFUSED:
        return rows.filter(_decided(before) | Q(decided_at=None, written_on__lt=day))
    return rows.filter(written_on__lt=day)


def _answers_of_no_page(_before: datetime) -> QuerySet:
    return Answer.objects.filter(poll__in=_of_no_page(Poll))


def _entries(status: Any, before: datetime) -> QuerySet:
    late = _decided(before) | Q(decided_at=None, sent_at__lt=before)
    return Entry.objects.filter(late, status=status)


def _entries_unconfirmed(before: datetime) -> QuerySet:
    return Entry.objects.filter(status=EntryStatus.UNCONFIRMED, sent_at__lt=before)


def _entries_undecided(before: datetime) -> QuerySet:
    return _of_ended_contests(before).filter(status__in=UNDECIDED)


def _entries_with_contact(before: datetime) -> QuerySet:
    accepted = _of_ended_contests(before).filter(status=EntryStatus.APPROVED)
    return accepted.filter(emptying.has_contact())


def _entries_of_no_page(before: datetime) -> QuerySet:
    return _of_ended_contests(before).filter(contest__in=_of_no_page(Contest))


def _of_ended_contests(before: datetime) -> QuerySet:
    """Return the entries to contests that ended before.

    In a contest without end, the time of an entry begins with what was decided of it.
    """
    ended, endless = [], []
    for key, *moments in Contest.objects.values_list("pk", *ENDS):
        end = end_of_contest(moments)
        if end is None:
            endless.append(key)
        elif end < before:
            ended.append(key)
    late = _decided(before) | Q(decided_at=None, sent_at__lt=before)
    return Entry.objects.filter(Q(contest__in=ended) | (Q(contest__in=endless) & late))


def _unsent(before: datetime) -> QuerySet:
    return Upload.objects.filter(entry=None, sent_at__lt=before)


def _registrations_unconfirmed(before: datetime) -> QuerySet:
    rows = Registration.objects.filter(status=Registration.Status.UNCONFIRMED)
    return rows.filter(sent_at__lt=before)


def _registrations_over(before: datetime) -> QuerySet:
    rows = Registration.objects.filter(seating__ends_at__lt=before)
    return rows.filter(emptying.has_person())


def _institutions(status: Any, before: datetime) -> QuerySet:
    rows = Institution.objects.filter(status=status)
    day = timezone.localdate(before)
    if status == Status.REFUSED:
        return rows.filter(_decided(before) | Q(decided_at=None, registered_on__lt=day))
    return rows.filter(registered_on__lt=day)


def _institutions_with_address(before: datetime) -> QuerySet:
    rows = Institution.objects.filter(_decided(before), status__in=DECIDED)
    return rows.exclude(email="")


def _imports(before: datetime) -> QuerySet:
    return RegisterImport.objects.filter(started_at__lt=before)


def _reports(before: datetime) -> QuerySet:
    decided = Report.objects.exclude(outcome=Report.Outcome.WAITING)
    return decided.filter(_decided(before))


def _reports_with_contact(before: datetime) -> QuerySet:
    return _with_contact(_reports(before))


def _reports_undecided(before: datetime) -> QuerySet:
    """Reports that wait: the notice itself is kept until somebody decides on it."""
    waiting = Report.objects.filter(outcome=Report.Outcome.WAITING)
    return _with_contact(waiting.filter(sent_at__lt=before))


def _with_contact(reports: QuerySet) -> QuerySet:
    return reports.filter(Q(name__gt="") | Q(email__gt=""))


def _remarks(before: datetime) -> QuerySet:
    day = timezone.localdate(before)
    return Feedback.objects.filter(given_on__lt=day).exclude(sentence="")


def _feedback_of_no_page(_before: datetime) -> QuerySet:
    return Feedback.objects.filter(page=None)


def _used_tokens(before: datetime) -> QuerySet:
    return FormToken.objects.filter(expires_at__lt=before)


def _mails_due(before: datetime) -> QuerySet:
    return DueMail.objects.filter(until__lt=before)


def _letters(before: datetime) -> QuerySet:
    return Letter.objects.filter(written_at__lt=before)


def _attempts(_before: datetime) -> QuerySet:
    """Attempts are counted by the real time, whatever clock a site shows."""
    return RateCount.objects.filter(span__lt=int(time.time()) - limiter.DAY)


def _decided(before: datetime) -> Q:
    return Q(decided_at__lt=before)


def _of_no_page(model: Any) -> QuerySet:
    """Return the polls or contests whose pages are deleted, in every language."""
    of_it = Q(translation_key=OuterRef("twin_key"))
    of_its_alias = Q(alias_of__translation_key=OuterRef("twin_key"))
    pages = page_model().objects.filter(of_it | of_its_alias)
    return model.objects.filter(~Exists(pages), page=None)


def _steps() -> Iterator[Step]:
    """Yield the rules in the order in which they are applied."""
    for state, status in (
        ("unconfirmed", Status.UNCONFIRMED),
        ("waiting", Status.PENDING),
        ("refused", Status.REFUSED),
    ):
        yield Step(f"answer.{state}", partial(_answers, status))
        yield Step(f"institution.{state}", partial(_institutions, status))
    yield Step("answer.page_deleted", _answers_of_no_page)
    yield Step("entry.unconfirmed", _entries_unconfirmed)
    yield Step("entry.undecided", _entries_undecided)
    yield Step("entry.refused", partial(_entries, EntryStatus.REFUSED))
    yield Step("entry.withdrawn", partial(_entries, EntryStatus.WITHDRAWN))
    yield Step("entry.page_deleted", _entries_of_no_page)
    yield Step("entry.contact", _entries_with_contact, emptying.empty_entries)
    yield Step("upload.unsent", _unsent)
    yield Step("registration.unconfirmed", _registrations_unconfirmed)
    yield Step("registration.person", _registrations_over, emptying.empty_registrations)
    yield Step(
        "institution.contact", _institutions_with_address, emptying.empty_institutions
    )
    yield Step("import.rows", _imports)
    yield Step("report.record", _reports)
    yield Step("report.waiting", _reports_undecided, emptying.empty_reports)
    yield Step("report.contact", _reports_with_contact, emptying.empty_reports)
    yield Step("feedback.page_deleted", _feedback_of_no_page)
    yield Step("feedback.remark", _remarks, emptying.empty_remarks)
    yield Step("token.used", _used_tokens)
    yield Step("mail.due", _mails_due)
    yield Step("letter.words", _letters)
    yield Step("attempts.counted", _attempts)


STEPS = tuple(_steps())
