"""What is decided of a report: once, with reasons, told to both who are concerned."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from tests.participation.contests import calling
from tests.participation.moderation.deciders import editor_of, waiting, with_picture
from tests.participation.polls import asking
from tests.participation.register.registers import BROKEN_BACKEND
from tests.participation.reports.reporting import LIST, NAME, reported
from wagtail_culture_social.participation.models import Entry, Report
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.moderation.deciding import decide as approve
from wagtail_culture_social.participation.reports.deciding import decide
from wagtail_culture_social.participation.reports.telling import tell_tonight

pytestmark = pytest.mark.django_db

REMOVED, KEPT = Report.Outcome.REMOVED, Report.Outcome.KEPT


def edit(report: Report, outcome: str = "") -> str:
    address = reverse(NAME.format("edit"), args=[report.pk])
    return f"{address}?outcome={outcome}" if outcome else address


def shown_entry(**facts: Any) -> Entry:
    """An entry with a picture that everybody sees."""
    entry = waiting(title="Quay at two", **facts)
    with_picture(entry)
    approve([entry], EntryStatus.APPROVED, None)
    return Entry.objects.get(pk=entry.pk)


def test_the_page_of_a_report_begins_with_reasons_in_both_languages(
    admin_client: Client,
) -> None:
    report = reported(shown_entry(language="fr"), language="en")
    plain = admin_client.get(edit(report)).content.decode()
    assert "I took this picture myself." in plain
    assert "Quay at two" in plain
    assert "<textarea" not in plain
    form = admin_client.get(edit(report, "removed")).context["form"]
    assert "We have taken it down." in form["statement"].value()
    assert report.key.hex[:8].upper() in form["statement"].value()
    assert "signalé" in form["message"].value()
    form = admin_client.get(edit(report, "kept")).context["form"]
    assert "It stays as it is" in form["statement"].value()
    assert "message" not in form.fields


def test_what_is_taken_down_is_told_to_both_and_seen_by_nobody(
    admin_client: Client, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    entry = shown_entry()
    report = reported(entry)
    said = {"statement": "Taken down, as agreed.", "message": "Somebody reported it."}
    warning = "The files of the entry are deleted for good."
    assert warning in admin_client.get(edit(report, "removed")).content.decode()
    assert warning not in admin_client.get(edit(report, "kept")).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(edit(report, "removed"), said)
    report.refresh_from_db()
    assert (report.outcome, report.statement) == (REMOVED, "Taken down, as agreed.")
    assert report.decided_by.is_superuser
    entry.refresh_from_db()
    assert (entry.status, entry.reason) == (EntryStatus.REFUSED, "rights")
    assert not entry.uploads.exists()
    gone = client.get(f"/culture/entry/{entry.key}/", follow=True)
    assert gone.status_code == 404
    told = {letter.to[0]: letter.body for letter in mail.outbox}
    assert "Taken down, as agreed." in told["nadia@example.org"]
    assert "Somebody reported it." in told["secret@example.org"]
    assert "nadia" not in told["secret@example.org"].lower()
    assert "secret@" not in told["nadia@example.org"]


def test_a_decision_is_told_once_the_mail_server_is_back(
    admin_client: Client, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = BROKEN_BACKEND
    said = {"statement": "All is well."}
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(edit(reported(shown_entry()), "kept"), said)
    settings.EMAIL_BACKEND = backend
    assert "1" in tell_tonight()
    assert "0" in tell_tonight()
    (letter,) = mail.outbox
    assert letter.to == ["nadia@example.org"]
    assert "All is well." in letter.body


def test_what_is_left_stays_and_only_who_reported_is_told(
    admin_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    entry = shown_entry()
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(edit(reported(entry), "kept"), {"statement": "All is well."})
    assert [letter.to for letter in mail.outbox] == [["nadia@example.org"]]
    entry.refresh_from_db()
    assert entry.status == EntryStatus.APPROVED


def test_an_author_is_written_nothing_who_was_told_before(
    admin_client: Client,
) -> None:
    entry = shown_entry()
    report = reported(entry)
    approve([entry], EntryStatus.REFUSED, None, "rights")
    form = admin_client.get(edit(report, "removed")).context["form"]
    assert "message" not in form.fields


def test_no_decision_goes_without_reasons(admin_client: Client) -> None:
    report = reported(shown_entry())
    admin_client.post(edit(report, "removed"), {"statement": ""})
    admin_client.post(edit(report), {"statement": "No decision was chosen."})
    admin_client.post(edit(report, "waiting"), {"statement": "Nonsense."})
    report.refresh_from_db()
    assert report.outcome == Report.Outcome.WAITING


def test_a_report_is_decided_once() -> None:
    report = reported(shown_entry())
    stale = Report.objects.get(pk=report.pk)
    assert decide(report, KEPT, None, "All is well.")
    assert not decide(stale, REMOVED, None, "Taken down.")
    assert Entry.objects.get().status == EntryStatus.APPROVED


def test_an_answer_is_taken_down_from_its_wall(client: Client) -> None:
    page, poll = asking.question()
    answer = asking.answer(poll, "Lighthouses.")
    assert decide(reported(answer), REMOVED, None, "Taken down.")
    assert "Lighthouses." not in client.get(page.url).content.decode()


def test_what_is_gone_can_still_be_decided_on(admin_client: Client) -> None:
    report = reported(None, kind="answer")
    assert "It is deleted." in admin_client.get(edit(report)).content.decode()
    assert decide(report, REMOVED, None, "It was taken away by its author.")


def test_nobody_gets_mail_who_gave_no_address(
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        decide(reported(None, email=""), KEPT, None, "All is well.")
    assert mail.outbox == []


def test_the_log_has_no_word_of_who_reported(admin: Any) -> None:
    report = reported(None)
    decide(report, KEPT, admin, "Dear Nadia")
    logged = ModelLogEntry.objects.get(object_id=str(report.pk))
    assert logged.data == {"kind": "answer", "reason": "rights"}
    assert "adia" not in str(ModelLogEntry.objects.values())


def test_reports_of_others_pages_are_others(django_user_model: Any) -> None:
    mine, theirs = calling.entry(calling.contest()), calling.entry(calling.contest())
    own, other = reported(mine), reported(theirs, explanation="Of another page.")
    editor = editor_of(mine.contest.page, django_user_model, "change_report")
    html = editor.get(LIST).content.decode()
    assert "I took this picture myself." in html
    assert "Of another page." not in html
    assert editor.get(edit(own)).status_code == 200
    assert editor.get(edit(other), follow=True).status_code == 404
    said = {"statement": "x"}
    answer = editor.post(edit(other, "removed"), said, follow=True)
    assert answer.status_code == 404


def test_an_export_has_times_and_reasons_but_nobody_in_it(
    admin_client: Client,
) -> None:
    reported(None, explanation="=HYPERLINK(1)")
    answer = admin_client.get(LIST, {"export": "csv"})
    text = b"".join(answer.streaming_content).decode()
    assert "'=HYPERLINK(1)" in text
    assert "2026-11-20" in text
    assert "nadia" not in text.lower()
