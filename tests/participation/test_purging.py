"""What the nightly command deletes of visitors' rows, and what it leaves."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.management import call_command

from tests import factories
from wagtail_culture_social import registry
from wagtail_culture_social.pages.models import TutorialPage
from wagtail_culture_social.participation.defences import consents, tokens
from wagtail_culture_social.participation.feedback import service as feedback
from wagtail_culture_social.participation.models import (
    Answer,
    Consent,
    ConsentText,
    Feedback,
    FormToken,
    Institution,
    Poll,
    RateCount,
    RegisterImport,
)
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.purging import purge

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _clock() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def institution(name: str, days: int, status: str = Status.UNCONFIRMED) -> Institution:
    """An institution registered so many days ago, with its consent."""
    row = Institution.objects.create(
        identity=name,
        name=name,
        sort_name=name,
        kind="museum",
        city="Port-aux-Quais",
        country="FR",
        status=status,
        email="somebody@example.org",
        registered_on=(NOW - days * DAY).date(),
    )
    consents.record(row.key, "register", f"I agree: {name}", "en")
    return row


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


def test_rows_never_confirmed_go_with_their_consents() -> None:
    institution("forgotten", 3)
    institution("yesterday", 1)
    institution("approved", 400, Status.APPROVED)
    institution("waiting", 30, Status.PENDING)
    poll = Poll.objects.create(twin_key=uuid4(), block_id="a", kind="open")
    for days, status in ((3, Status.UNCONFIRMED), (3, Status.PENDING)):
        Answer.objects.create(
            poll=poll, text="Hugo", status=status, written_on=(NOW - days * DAY).date()
        )
    purge()
    left = set(Institution.objects.values_list("name", flat=True))
    assert left == {"yesterday", "approved", "waiting"}
    assert Answer.objects.get().status == Status.PENDING
    assert Consent.objects.count() == ConsentText.objects.count() == 3


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


def test_the_nightly_command_purges_and_says_so() -> None:
    tokens.spend("old", NOW - DAY)
    output = StringIO()
    call_command("culture_social_nightly", stdout=output)
    assert "used tokens: 1; counts of attempts: 0" in output.getvalue()


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
