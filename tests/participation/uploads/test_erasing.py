"""Files go with their rows, with their entry, and when nobody wanted them."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.files.storage import FileSystemStorage
from django.db import transaction

from tests.participation.uploads.entering import entry, upload_of
from tests.participation.uploads.sending import assert_nothing_kept, jpeg, sent, stored
from wagtail_culture_social import registry
from wagtail_culture_social.participation.models import Entry, Upload
from wagtail_culture_social.participation.privacy.retention import purge
from wagtail_culture_social.participation.uploads.erasing import erase, erase_lost
from wagtail_culture_social.participation.uploads.storage import private_storage

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.mark.parametrize("whole", [False, True])
def test_files_go_with_their_entry(
    django_capture_on_commit_callbacks: Any, *, whole: bool
) -> None:
    owner = entry()
    upload_of(owner)
    upload_of(owner)
    assert len(stored()) == 2
    with django_capture_on_commit_callbacks(execute=True):
        if whole:
            Entry.objects.all().delete()
        else:
            owner.delete()
    assert_nothing_kept()


def test_a_file_stays_when_its_row_does() -> None:
    upload = sent(jpeg())
    with transaction.atomic():
        erase(upload)
        transaction.set_rollback(True)
    assert Upload.objects.get().file.name == stored()[0].name


def test_a_file_that_is_gone_already_is_no_error(
    django_capture_on_commit_callbacks: Any,
) -> None:
    upload = sent(jpeg())
    stored()[0].unlink()
    with django_capture_on_commit_callbacks(execute=True):
        erase(upload)
    assert_nothing_kept()


def test_at_night_what_was_never_sent_goes_and_what_was_stays(
    django_capture_on_commit_callbacks: Any,
) -> None:
    with time_machine.travel(NOW - timedelta(hours=25), tick=False):
        sent(jpeg())
        waiting = upload_of(entry())
    with time_machine.travel(NOW - timedelta(hours=23), tick=False):
        young = sent(jpeg())
    with (
        time_machine.travel(NOW, tick=False),
        django_capture_on_commit_callbacks(execute=True),
    ):
        purge()
    assert {path.name for path in stored()} == {waiting.file.name, young.file.name}


def test_at_night_files_without_a_row_go_after_a_day(settings: Any) -> None:
    assert erase_lost in registry.nightly_tasks()
    assert erase_lost().startswith("0 files")
    settings.CULTURE_SOCIAL_NOW = NOW + timedelta(days=999)  # files have real dates
    upload = sent(jpeg())
    place = Path(private_storage().location)
    now = datetime.now(UTC).timestamp()
    for name, hours in (("old.jpg", 25), ("young.jpg", 23)):
        (place / name).write_bytes(b"x")
        os.utime(place / name, (now, now - hours * 3600))
    os.utime(place / upload.file.name, (now, now - 48 * 3600))
    assert erase_lost().startswith("1 file ")
    assert {path.name for path in stored()} == {"young.jpg", upload.file.name}


def test_a_file_that_somebody_else_deletes_meanwhile_stops_no_night(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = ([], ["gone.jpg"])
    monkeypatch.setattr(FileSystemStorage, "listdir", lambda *_args: names)
    assert erase_lost().startswith("0 files")


def test_a_thousand_files_are_one_question(django_assert_num_queries: Any) -> None:
    for _number in range(3):
        sent(jpeg())
    with django_assert_num_queries(1):
        erase_lost()


def test_of_files_that_go_one_that_cannot_leaves_no_other(
    django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = entry()
    first, second = upload_of(owner), upload_of(owner)
    delete = FileSystemStorage.delete

    def fail_once(storage: Any, name: str) -> None:
        if name == first.file.name:
            raise OSError("busy")
        delete(storage, name)

    monkeypatch.setattr(FileSystemStorage, "delete", fail_once)
    with django_capture_on_commit_callbacks(execute=True):
        owner.delete()
    assert [file.name for file in stored()] == [first.file.name]
    assert second.file.name != first.file.name
