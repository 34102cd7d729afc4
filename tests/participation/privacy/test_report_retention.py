"""How long it is known who reported something."""

from uuid import UUID

import pytest

from tests.participation.privacy.clock import DAY, NOW, _clock  # noqa: F401
from wagtail_culture_social.participation.models import Report
from wagtail_culture_social.participation.privacy.retention import purge

pytestmark = pytest.mark.django_db


def report(days: int, outcome: str) -> Report:
    then = NOW - days * DAY
    return Report.objects.create(
        kind="entry",
        subject=UUID(int=1),
        url="https://example.org/",
        reason="other",
        explanation=f"{outcome} {days}",
        name="Ada",
        email="ada@example.org",
        sent_at=then,
        outcome=outcome,
        decided_at=None if outcome == "waiting" else then,
    )


def test_who_reported_goes_and_then_the_report() -> None:
    for days in (179, 181, 1_094, 1_096):
        report(days, "kept")
    purge()
    known = set(Report.objects.exclude(email="").values_list("explanation", flat=True))
    assert known == {"kept 179"}
    rows = set(Report.objects.values_list("explanation", flat=True))
    assert rows == known | {"kept 181", "kept 1094"}
    assert not Report.objects.get(explanation="kept 181").name


def test_who_reported_what_nobody_decides_on_goes_and_the_notice_waits() -> None:
    for days in (364, 366, 4_000):
        report(days, "waiting")
    assert purge()["report.waiting"] == 2
    told = dict(Report.objects.values_list("explanation", "email"))
    assert told == {
        "waiting 364": "ada@example.org",
        "waiting 366": "",
        "waiting 4000": "",
    }
    assert not Report.objects.get(explanation="waiting 366").name
    assert purge()["report.waiting"] == 0
