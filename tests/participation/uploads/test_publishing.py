"""What an approval makes of a file, and what is left when it ends: nothing."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import Collection, ModelLogEntry, Site

from tests.participation.uploads.entering import entry, upload_of
from tests.participation.uploads.sending import SOUNDS, stored
from wagtail_culture_social.domain.rights import RESERVED
from wagtail_culture_social.domain.uploads import UploadFault
from wagtail_culture_social.participation.models import DoomedFile, Upload
from wagtail_culture_social.participation.uploads import publishing
from wagtail_culture_social.participation.uploads.deleting import delete_tonight
from wagtail_culture_social.participation.uploads.erasing import erase
from wagtail_culture_social.participation.uploads.publishing import (
    COLLECTION,
    publish,
    unpublish,
)
from wagtail_culture_social.registry import nightly_tasks

pytestmark = pytest.mark.django_db
CC_BY = "https://creativecommons.org/licenses/by/4.0/"
WORDS = {"title": "The Sea", "credit": "Ana", "licence": CC_BY}


def media(settings: Any) -> list[Path]:
    """What everybody may read."""
    return [p for p in Path(settings.MEDIA_ROOT).rglob("*") if p.is_file()]


def test_before_an_approval_nothing_is_in_the_library(settings: Any) -> None:
    upload_of(entry())
    assert media(settings) == []
    assert not get_image_model().objects.exists()


def test_an_approval_makes_an_image_with_its_rights() -> None:
    upload = upload_of(entry())
    image = publish(upload, **WORDS)
    upload.refresh_from_db()
    assert upload.image == image
    assert (image.title, image.description) == ("The Sea", "A calm sea.")
    assert (image.width, image.height) == (8, 6)
    assert image.collection.name == COLLECTION
    assert (image.culture_rights.credit_line, image.culture_rights.rights) == (
        "Ana",
        CC_BY,
    )
    assert Path(image.file.name).name != upload.file.name
    assert image.uploaded_by_user is None


def test_a_second_approval_makes_no_second_image() -> None:
    upload = upload_of(entry())
    stale = Upload.objects.get(pk=upload.pk)
    first = publish(upload, **WORDS)
    again = publish(stale, title="x", credit="Anna", licence="site only")
    assert (first, Collection.objects.filter(name=COLLECTION).count()) == (again, 1)
    again.culture_rights.refresh_from_db()
    assert (again.culture_rights.credit_line, again.culture_rights.rights) == (
        "Anna",
        "",
    )


def test_rights_that_are_reserved_are_said() -> None:
    image = publish(upload_of(entry()), title="x", credit="Ana", licence=RESERVED)
    assert image.culture_rights.rights == RESERVED


def test_an_approval_makes_a_document_of_a_sound(settings: Any) -> None:
    upload = upload_of(entry(), SOUNDS["mp3"], "a.mp3")
    document = publish(upload, **WORDS)
    upload.refresh_from_db()
    assert (upload.document, upload.image) == (document, None)
    assert document.collection.name == COLLECTION
    assert document.file_size == len(SOUNDS["mp3"])
    assert [path.read_bytes() for path in media(settings)] == [SOUNDS["mp3"]]


def test_what_was_never_read_is_not_published() -> None:
    upload = upload_of(entry())
    Upload.objects.update(is_read=False)
    with pytest.raises(UploadFault, match="unread"):
        publish(upload, **WORDS)
    assert not get_image_model().objects.exists()


@pytest.mark.parametrize("name", ["a.jpg", "a.mp3"])
def test_the_end_of_an_approval_takes_all_of_it_back(
    settings: Any,
    django_capture_on_commit_callbacks: Any,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    """Also where nobody runs the tasks that Wagtail leaves the files to."""
    idle = SimpleNamespace(enqueue=lambda *_args: None)
    for app in ("images", "documents"):
        task = f"wagtail.{app}.signal_handlers.delete_file_from_storage_task"
        monkeypatch.setattr(task, idle)
    content = SOUNDS["mp3"] if name == "a.mp3" else b""
    upload = upload_of(entry(), content, name)
    made = publish(upload, **WORDS)
    if name == "a.jpg":
        made.get_rendition("width-4")
        made.get_rendition("max-2x2|format-webp")
        assert len(media(settings)) == 3
    with django_capture_on_commit_callbacks(execute=True):
        unpublish(upload)
    assert media(settings) == []
    assert len(stored()) == 1
    upload.refresh_from_db()
    assert (upload.image, upload.document) == (None, None)
    assert not get_image_model().objects.exists()
    assert not get_document_model().objects.exists()
    assert publish(upload, **WORDS)


def test_histories_of_the_library_keep_no_word_of_it(admin: Any) -> None:
    upload = upload_of(entry())
    image = publish(upload, **WORDS)
    log(image, "wagtail.edit", user=admin)
    assert ModelLogEntry.objects.get().label == "The Sea"
    erase(upload)
    assert ModelLogEntry.objects.get().label == ""


def fail_to_delete(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Have a disk keep some files."""
    delete = FileSystemStorage.delete

    def fail(storage: Any, name: str) -> None:
        if name in names:
            raise OSError("busy")
        delete(storage, name)

    monkeypatch.setattr(FileSystemStorage, "delete", fail)


@pytest.mark.parametrize("name", ["a.jpg", "a.mp3"])
def test_what_cannot_be_deleted_is_tried_again_every_night(
    settings: Any,
    django_capture_on_commit_callbacks: Any,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    upload = upload_of(entry(), SOUNDS["mp3"] if name == "a.mp3" else b"", name)
    made = publish(upload, **WORDS)
    names = [made.file.name]
    if name == "a.jpg":
        names.append(made.get_rendition("width-4").file.name)
    with monkeypatch.context() as busy:
        fail_to_delete(busy, *names)
        with django_capture_on_commit_callbacks(execute=True):
            erase(upload)
        left = f"{len(names)} file" + "s" * (len(names) > 1)
        assert delete_tonight() == f"Public files deleted late: 0. {left} cannot be."
    assert {str(path.relative_to(settings.MEDIA_ROOT)) for path in media(settings)} == {
        *names
    }
    assert delete_tonight() == f"Public files deleted late: {len(names)}."
    assert media(settings) == []
    assert delete_tonight() == "Public files deleted late: 0."
    assert delete_tonight in nightly_tasks()


def test_the_night_deletes_what_a_process_that_ended_left(settings: Any) -> None:
    """The rows are written, and nobody came to delete the file."""
    upload = upload_of(entry())
    publish(upload, **WORDS)
    unpublish(upload)
    assert len(media(settings)) == 1
    assert delete_tonight() == "Public files deleted late: 1."
    assert media(settings) == []


def test_what_is_deleted_at_once_leaves_no_row(
    django_capture_on_commit_callbacks: Any,
) -> None:
    upload = upload_of(entry())
    publish(upload, **WORDS).get_rendition("width-4")
    with django_capture_on_commit_callbacks(execute=True):
        unpublish(upload)
    assert not DoomedFile.objects.exists()


def test_caches_forget_the_files(
    django_capture_on_commit_callbacks: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(publishing.apps, "is_installed", lambda _name: True)
    purged: list[str] = []
    monkeypatch.setattr(
        "wagtail.contrib.frontend_cache.utils.purge_urls_from_cache",
        lambda urls, *_args: purged.extend(urls),
    )
    upload = upload_of(entry())
    image = publish(upload, **WORDS)
    addresses = {image.file.url, image.get_rendition("width-4").file.url}
    with django_capture_on_commit_callbacks(execute=True):
        unpublish(upload)
    root = Site.objects.get().root_url
    assert set(purged) == {root + address for address in addresses}


def test_erasing_leaves_nothing_at_all(
    settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    upload = upload_of(entry())
    publish(upload, **WORDS).get_rendition("width-4")
    with django_capture_on_commit_callbacks(execute=True):
        erase(upload)
    assert media(settings) == stored() == []
    assert not Upload.objects.exists()
    assert not get_image_model().objects.exists()
