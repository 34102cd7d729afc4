"""What a decision does to an entry, to its files, to its author and to the log."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import translation
from django.utils.html import escape
from wagtail.images import get_image_model
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from tests import contests
from tests.participation.contests import calling
from tests.participation.moderation.deciders import statuses, waiting, with_picture
from tests.participation.uploads.sending import stored
from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.moderation import Hindrance
from wagtail_culture_social.participation.contests import caching
from wagtail_culture_social.participation.models import Entry, Upload
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.moderation.deciding import (
    decide,
)
from wagtail_culture_social.participation.moderation.names import address
from wagtail_culture_social.participation.moderation.words import HINDRANCES

pytestmark = pytest.mark.django_db

APPROVED, REFUSED = EntryStatus.APPROVED, EntryStatus.REFUSED
FLAGGED = EntryStatus.FLAGGED


def media(settings: Any) -> list[Path]:
    """What everybody may read."""
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def again(entry: Entry) -> Entry:
    return Entry.objects.get(pk=entry.pk)


def test_an_approval_publishes_the_picture_and_shows_the_entry(client: Client) -> None:
    entry = waiting(title="Quay at two")
    upload = with_picture(entry)
    page = entry.contest.page
    assert "Quay at two" not in client.get(page.url).content.decode()
    assert decide([entry], APPROVED, None) == 1
    upload.refresh_from_db()
    assert upload.image.culture_rights.credit_line == "Ada L."
    html = client.get(page.url).content.decode()
    assert "Quay at two" in html
    assert "A quay under one lamp." in html
    assert again(entry).decided_at == now()


@pytest.mark.parametrize("status", [REFUSED, FLAGGED])
def test_the_end_of_an_approval_takes_the_picture_from_everybody(
    settings: Any,
    client: Client,
    django_capture_on_commit_callbacks: Any,
    status: EntryStatus,
) -> None:
    entry = waiting(title="Quay at two")
    upload = with_picture(entry)
    decide([entry], APPROVED, None)
    upload.refresh_from_db()
    upload.image.get_rendition("width-4")
    assert len(media(settings)) == 2
    with django_capture_on_commit_callbacks(execute=True):
        assert decide([again(entry)], status, None, "rights") == 1
    assert media(settings) == []
    assert not get_image_model().objects.exists()
    assert len(stored()) == (status == FLAGGED)
    assert "Quay at two" not in client.get(entry.contest.page.url).content.decode()
    gone = client.get(f"/culture/entry/{entry.key}/", follow=True)
    assert gone.status_code == 404


def test_a_refusal_deletes_the_files_and_keeps_the_words_and_the_reason(
    admin: Any, django_capture_on_commit_callbacks: Any
) -> None:
    entry = waiting()
    with_picture(entry)
    with django_capture_on_commit_callbacks(execute=True):
        decide([entry], REFUSED, admin, "rights", "Please ask her.")
        assert len(stored()) == 1  # a decision that is rolled back deletes nothing
    assert stored() == []
    assert not Upload.objects.exists()
    refused = again(entry)
    assert refused.answers == entry.answers
    assert (refused.reason, refused.message) == ("rights", "Please ask her.")


@pytest.mark.parametrize("between", [[], [FLAGGED]])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_was_refused_is_not_approved_without_a_file_that_it_needs(
    client: Client, admin: Any, language: str, between: list[EntryStatus]
) -> None:
    entry = waiting()
    with_picture(entry)
    for status in [REFUSED, *between]:
        assert decide([again(entry)], status, None, "rights") == 1
    assert decide([again(entry)], APPROVED, None) == 0
    UserProfile.objects.create(user=admin, preferred_language=language)
    asked = client.post(address("edit", entry.pk), {"status": APPROVED})
    with translation.override(language):
        words = escape(str(HINDRANCES[Hindrance.GONE]))
    assert asked.content.decode().count(words) == 2  # beside the entry, and as a fault
    assert again(entry).status != APPROVED


def test_what_needs_no_file_may_be_approved_after_a_refusal() -> None:
    entry = waiting(calling.contest(fields=contests.fields()[1:]))
    assert decide([entry], REFUSED, None, "topic") == 1
    assert decide([again(entry)], APPROVED, None) == 1


@pytest.mark.parametrize(
    "facts",
    [
        {"is_minor": True},
        {"status": EntryStatus.UNCONFIRMED},
        {"status": EntryStatus.WITHDRAWN},
    ],
)
def test_what_lacks_something_is_never_approved(facts: dict[str, Any]) -> None:
    entry = waiting(**facts)
    with_picture(entry)
    assert decide([entry], APPROVED, None) == 0
    assert again(entry).status == facts.get("status", EntryStatus.PENDING)
    assert not get_image_model().objects.exists()
    assert mail.outbox == []


def test_a_child_is_shown_once_a_parent_has_confirmed() -> None:
    entry = waiting(is_minor=True, guardian_confirmed_at=calling.SENT)
    assert decide([entry], APPROVED, None) == 1


def test_a_file_that_was_never_read_keeps_its_entry_from_everybody() -> None:
    entry = waiting()
    with_picture(entry, is_read=False)
    assert decide([entry], APPROVED, None) == 0
    assert decide([entry], REFUSED, None, "technical") == 1


def test_a_file_that_is_gone_stops_its_own_entry_only(settings: Any) -> None:
    contest = calling.contest()
    lost, whole = waiting(contest, "Lost"), waiting(contest, "Whole")
    with_picture(lost)
    upload = with_picture(lost)
    upload.file.storage.delete(upload.file.name)
    with_picture(whole)
    assert decide([lost, whole], APPROVED, None) == 1
    assert statuses() == {"Lost": "pending", "Whole": "approved"}
    assert len(media(settings)) == get_image_model().objects.count() == 1
    assert ModelLogEntry.objects.count() == 1


def test_what_the_author_withdrew_meanwhile_stays_withdrawn() -> None:
    entry = waiting()
    with_picture(entry)
    Entry.objects.update(status=EntryStatus.WITHDRAWN)
    assert decide([entry], APPROVED, None) == 0
    assert again(entry).status == EntryStatus.WITHDRAWN
    assert not get_image_model().objects.exists()


def test_caches_ask_again_for_the_wall_and_for_the_entry(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    asked_again: list[str] = []
    monkeypatch.setattr(caching, "purge", lambda _key, paths: asked_again.extend(paths))
    monkeypatch.setattr(caching, "EACH", 1)
    entry = waiting()
    with django_capture_on_commit_callbacks(execute=True):
        decide([entry], APPROVED, None)
        assert asked_again == []
    assert any(str(entry.key) in path for path in asked_again)
    assert any(path.endswith("/entries/?lang=en") for path in asked_again)
    asked_again.clear()
    with django_capture_on_commit_callbacks(execute=True):
        decide([again(entry)], FLAGGED, None)
    assert any(str(entry.key) in path for path in asked_again)
    Entry.objects.update(status=APPROVED)
    asked_again.clear()
    with django_capture_on_commit_callbacks(execute=True):
        again(entry).delete()
    assert any(str(entry.key) in path for path in asked_again)
    assert any(path.endswith("&page=1") for path in asked_again), "that of the last one"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("is not shown", "somebody else", "Please ask her.", "to a court")),
        ("fr", ("n’est pas", "quelqu’un d’autre", "Please ask her.", "tribunal")),
    ],
)
def test_an_author_is_told_in_their_language_why_and_what_to_do(
    django_capture_on_commit_callbacks: Any, language: str, words: tuple[str, ...]
) -> None:
    entry = waiting(language=language)
    with django_capture_on_commit_callbacks(execute=True):
        decide([entry], REFUSED, None, "rights", "Please ask her.")
    (letter,) = mail.outbox
    assert letter.to == ["secret@example.org"]
    html = str(letter.alternatives[0][0])
    for word in words:
        assert word in letter.subject + letter.body, word
        assert word in letter.subject + html, word


def test_a_mail_holds_text_and_no_markup_of_anybody(
    django_capture_on_commit_callbacks: Any,
) -> None:
    entry = waiting(title="<script>x</script>")
    with django_capture_on_commit_callbacks(execute=True):
        decide([entry], REFUSED, None, "other", "<b>No</b>")
    (letter,) = mail.outbox
    html = str(letter.alternatives[0][0])
    assert "<script>" not in html
    assert "<b>" not in html
    assert "<b>No</b>" in letter.body


def test_an_approval_leads_to_the_entry(
    django_capture_on_commit_callbacks: Any,
) -> None:
    entry = waiting(guardian_email="parent@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        decide([entry], APPROVED, None)
    assert [letter.to for letter in mail.outbox] == [
        ["secret@example.org"],
        ["parent@example.org"],
    ]
    assert f"/culture/entry/{entry.key}/?lang=en" in mail.outbox[0].body
    assert "http" in mail.outbox[0].body


@pytest.mark.parametrize("status", [APPROVED, REFUSED, FLAGGED])
def test_author_and_parent_are_led_to_what_they_can_do(
    client: Client, django_capture_on_commit_callbacks: Any, status: EntryStatus
) -> None:
    entry = waiting(guardian_email="parent@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        decide([entry], status, None, "other", "Look.")
    for letter, own, others in zip(
        mail.outbox, ("mine", "guardian"), ("guardian", "mine"), strict=True
    ):
        found = re.search(rf"http://[^/]+(/culture/entry/{own}/\S+)", str(letter.body))
        assert found
        assert found[1] in str(letter.alternatives[0][0])
        assert f"/entry/{others}/" not in letter.body
        assert "Quay" in client.get(found[1]).content.decode()


def test_who_is_put_aside_unseen_hears_nothing_without_a_message(
    django_capture_on_commit_callbacks: Any,
) -> None:
    contest = calling.contest()
    with django_capture_on_commit_callbacks(execute=True):
        decide([waiting(contest)], FLAGGED, None, "privacy")
    assert mail.outbox == []
    with django_capture_on_commit_callbacks(execute=True):
        decide([waiting(contest)], FLAGGED, None, "", "Who is it?")
    assert "Who is it?" in mail.outbox[0].body


def test_nothing_is_told_of_what_is_rolled_back() -> None:
    decide([waiting()], REFUSED, None, "other")
    assert mail.outbox == []


def test_the_log_has_no_word_of_an_author_or_to_one(admin: Any) -> None:
    entry = waiting(title="Zephyrine at night")
    decide([entry], REFUSED, admin, "other", "Dear Zephyrine")
    logged = ModelLogEntry.objects.get(object_id=str(entry.pk))
    assert logged.action == "wagtail_culture_social.entry_refused"
    assert logged.user == admin
    assert logged.data == {"contest": entry.contest_id, "reason": "other"}
    assert "Zephyrine" not in str(ModelLogEntry.objects.values())
