"""What is erased at night and by a command, and what both say of it."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command

from tests import factories
from tests.participation.privacy.clock import DAY, NOW, _clock  # noqa: F401
from wagtail_culture_social import registry
from wagtail_culture_social.domain.retention import RULES
from wagtail_culture_social.pages.models import TutorialPage
from wagtail_culture_social.participation.defences import tokens
from wagtail_culture_social.participation.feedback import service as feedback
from wagtail_culture_social.participation.models import (
    Answer,
    Contest,
    Entry,
    Feedback,
    FormToken,
    Institution,
    Poll,
    RateCount,
    RegisterImport,
    Registration,
    RegistrationOffer,
    Report,
    Seating,
)
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.privacy import emptying, retention
from wagtail_culture_social.participation.privacy.retention import (
    STEPS,
    purge,
    purge_tonight,
)
from wagtail_culture_social.participation.privacy.words import (
    RULE_WORDS,
    SINCE_WORDS,
    period_words,
)

pytestmark = pytest.mark.django_db


def test_used_tokens_go_when_they_would_be_refused_anyway() -> None:
    tokens.spend("old", NOW - timedelta(seconds=1))
    tokens.spend("young", NOW + timedelta(seconds=1))
    purge()
    assert FormToken.objects.get().digest == tokens.digest("young")


def test_counts_go_after_a_day() -> None:
    for hours in (1, 23, 25, 50):
        span = int((NOW - timedelta(hours=hours)).timestamp())
        RateCount.objects.create(bucket=f"{hours}", span=span, count=1)
    purge()
    assert set(RateCount.objects.values_list("bucket", flat=True)) == {"1", "23"}


def test_rows_of_imported_files_go_after_a_month() -> None:
    for days in (29, 31):
        RegisterImport.objects.create(file_name=f"{days}", started_at=NOW - days * DAY)
    purge()
    assert RegisterImport.objects.get().file_name == "29"


def test_what_was_said_of_a_page_goes_with_the_page() -> None:
    kept = factories.add_page(TutorialPage, factories.home(), title="Kept")
    gone = factories.add_page(TutorialPage, factories.home(), title="Gone")
    for page in (kept, gone):
        feedback.keep(page, is_helpful=True, sentence="Fine.")
    gone.delete()
    purge()
    assert Feedback.objects.get().page_id == kept.pk


def test_remarks_go_and_answers_stay() -> None:
    page = factories.add_page(TutorialPage, factories.home())
    for days in (729, 731):
        row = feedback.keep(page, is_helpful=True, sentence="Fine.")
        Feedback.objects.filter(pk=row.pk).update(given_on=(NOW - days * DAY).date())
    assert purge()["feedback.remark"] == 1
    assert Feedback.objects.count() == 2
    assert Feedback.objects.exclude(sentence="").count() == 1


def test_the_nightly_command_purges_and_says_so() -> None:
    assert purge_tonight in registry.nightly_tasks()
    tokens.spend("old", NOW - DAY)
    output = StringIO()
    call_command("culture_social_nightly", stdout=output)
    assert "1 row had its time. Used tokens: 1" in output.getvalue()


def test_the_nightly_command_calls_each_task_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(registry, "_nightly", [])

    def task() -> str:
        return "Done by a task."

    registry.every_night(task)
    registry.every_night(task)
    output = StringIO()
    call_command("culture_social_nightly", stdout=output)
    assert output.getvalue().count("Done by a task.") == 1


def test_a_trial_counts_by_rule_and_erases_nothing() -> None:
    tokens.spend("old", NOW - DAY)
    RegisterImport.objects.create(file_name="old", started_at=NOW - 31 * DAY)
    output = StringIO()
    call_command("culture_social_purge", "--dry-run", stdout=output)
    lines = output.getvalue().splitlines()
    assert len(lines) == len(RULES)
    assert [line for line in lines if not line.startswith("     0")] == [
        "     1  Rows of imported files (30 days after it was sent)",
        "     1  Used tokens (the night after it expired)",
    ]
    assert FormToken.objects.count() == RegisterImport.objects.count() == 1
    call_command("culture_social_purge", stdout=StringIO())
    assert not FormToken.objects.exists()
    assert not RegisterImport.objects.exists()


def old_rows() -> None:
    """Rows that more than one rule would end, each only once."""
    old, page = NOW - 4_000 * DAY, factories.add_page(TutorialPage, factories.home())
    poll = Poll.objects.create(twin_key=uuid4(), block_id="a", kind="open")
    contest = Contest.objects.create(twin_key=uuid4(), block_id="a", closes_at=old)
    told = {"name": "Ada", "email": "ada@example.org", "language": "en"}
    for status in EntryStatus:
        Entry.objects.create(
            contest=contest, status=status, sent_at=old, place=1, **told
        )
    for status in Status:
        Answer.objects.create(poll=poll, status=status, written_on=old.date())
        Institution.objects.create(
            identity=status,
            status=status,
            email="ada@example.org",
            registered_on=old.date(),
            decided_at=old,
        )
    Report.objects.create(
        kind="entry",
        subject=uuid4(),
        sent_at=old,
        decided_at=old,
        outcome="kept",
        **told,
    )
    offer = RegistrationOffer.objects.create(twin_key=uuid4(), block_id="a", capacity=9)
    seating = Seating.objects.create(
        offer=offer, recurrence_id="a", starts_at=old, ends_at=old, capacity=9
    )
    for status in Registration.Status:
        Registration.objects.create(
            seating=seating, status=status, person=status, sent_at=old, **told
        )
    for _time in range(2):
        feedback.keep(page, is_helpful=True, sentence="Fine.")
    Feedback.objects.update(given_on=old.date())
    Feedback.objects.filter(pk=Feedback.objects.latest("pk").pk).update(page=None)


def test_a_trial_counts_what_is_then_erased(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    old_rows()
    trial = purge(is_dry_run=True)
    assert trial == purge()
    assert trial["entry.undecided"] == 2
    assert trial["entry.page_deleted"] == 1
    assert trial["report.contact"] == 0
    assert trial["registration.person"] == 3
    assert not any(purge().values())


def test_what_was_ended_before_an_interruption_stays_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    for number in range(5):
        RegisterImport.objects.create(file_name=f"{number}", started_at=NOW - 31 * DAY)
    whole, calls = emptying.delete, []

    def fails_later(rows: Any) -> None:
        calls.append(rows)
        if len(calls) == 2:
            raise KeyboardInterrupt
        whole(rows)

    (step,) = (one for one in STEPS if one.rule == "import.rows")
    monkeypatch.setattr(retention, "STEPS", (replace(step, end=fails_later),))
    with pytest.raises(KeyboardInterrupt):
        purge()
    assert RegisterImport.objects.count() == 3
    assert purge() == {"import.rows": 3}
    assert not RegisterImport.objects.exists()


def test_each_rule_has_a_step_and_words() -> None:
    assert {step.rule for step in STEPS} == set(RULES) == set(RULE_WORDS)
    assert {rule.since for rule in RULES.values()} == set(SINCE_WORDS)
    assert period_words(RULES["entry.refused"]) == "30 days after the decision"
    assert period_words(RULES["upload.unsent"]) == "1 day after it was sent"
    assert period_words(RULES["token.used"]) == "the night after it expired"
