"""Files go with their rows, with their entry, and when nobody wanted them."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import transaction

from tests.participation.uploads.entering import entry, upload_of
from tests.participation.uploads.sending import assert_nothing_kept, jpeg, sent, stored
from wagtail_culture_social import registry
from wagtail_culture_social.participation.models import Entry, Upload
from wagtail_culture_social.participation.uploads.erasing import erase, erase_forgotten
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
    assert erase_forgotten in registry.nightly_tasks()
    with time_machine.travel(NOW - timedelta(hours=25), tick=False):
        sent(jpeg())
        waiting = upload_of(entry())
    with time_machine.travel(NOW - timedelta(hours=23), tick=False):
        young = sent(jpeg())
    names = {waiting.file.name, young.file.name}
    with (
        time_machine.travel(NOW, tick=False),
        django_capture_on_commit_callbacks(execute=True),
    ):
        told = erase_forgotten()
    assert "never sent: 1" in told
    assert {path.name for path in stored()} == names


def test_at_night_files_without_a_row_go_after_a_day() -> None:
    assert "without a row: 0" in erase_forgotten()
    upload = sent(jpeg())
    place = Path(private_storage().location)
    now = datetime.now(UTC).timestamp()
    for name, hours in (("old.jpg", 25), ("young.jpg", 23)):
        (place / name).write_bytes(b"x")
        os.utime(place / name, (now, now - hours * 3600))
    os.utime(place / upload.file.name, (now, now - 48 * 3600))
    assert "without a row: 1" in erase_forgotten()
    assert {path.name for path in stored()} == {"young.jpg", upload.file.name}
