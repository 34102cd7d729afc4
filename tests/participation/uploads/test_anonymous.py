"""Who is not signed in reads no file that waits, at whatever address; what is found.

The same walk finds the files once a guard is gone, or once they are approved.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.http import HttpRequest, HttpResponseBase
from django.test import Client
from django.urls import include, path, reverse
from django.views.static import serve
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images import urls as image_urls
from wagtail.images.utils import generate_signature

from tests import factories
from tests.participation.contests import calling
from tests.participation.moderation.deciders import waiting, with_picture
from tests.participation.uploads.sending import SOUNDS, jpeg, sent
from tests.projects import urls as site_urls
from wagtail_culture_social.participation.models import Entry, Upload
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.moderation.deciding import decide
from wagtail_culture_social.participation.uploads import views
from wagtail_culture_social.participation.uploads.storage import (
    PrivateStorage,
    private_storage,
)

pytestmark = pytest.mark.django_db
OURS = "wagtail_culture_social:{}"
SPECS = ("original", "width-4")


def media(request: HttpRequest, file: str) -> HttpResponseBase:
    """Serve the media as a web server does: whatever is there."""
    return serve(request, file, document_root=django_settings.MEDIA_ROOT)


urlpatterns = [
    path("media/<path:file>", media),
    path("images/", include(image_urls)),
    *site_urls.urlpatterns,
]


@pytest.fixture(autouse=True)
def _site(settings: Any) -> None:
    settings.ROOT_URLCONF = __name__
    settings.CULTURE_SOCIAL_NOW = factories.NOW


@pytest.fixture
def entries(django_capture_on_commit_callbacks: Any) -> list[Entry]:
    """Entries with files that wait in every way; the first has nothing to wait for."""
    contest = calling.contest()
    states: list[dict[str, Any]] = [
        {},
        {"status": EntryStatus.UNCONFIRMED},
        {"is_minor": True, "guardian_email": "parent@example.org"},
    ]
    made = [waiting(contest, **state) for state in states]
    for entry in made:
        with_picture(entry)
    with_picture(made[0], is_read=False, field="other")
    sound = sent(SOUNDS["mp3"], "a.mp3", "sound")
    sound.entry = made[1]
    sound.save()
    sent(jpeg())  # of a form with a fault elsewhere
    unapproved = waiting(contest)
    with_picture(unapproved)
    with django_capture_on_commit_callbacks(execute=True):
        assert decide([unapproved], EntryStatus.APPROVED, None) == 1
        unapproved.refresh_from_db()
        assert decide([unapproved], EntryStatus.FLAGGED, None) == 1
    return [*made, unapproved]


def addresses() -> Iterator[str]:
    """Every address at which somebody could look for what is stored."""
    root = Path(django_settings.MEDIA_ROOT)
    for folder in {root, Path(private_storage().location)}:
        for file in (one for one in folder.rglob("*") if one.is_file()):
            yield f"/media/{file.relative_to(folder)}"
            yield f"/media/{os.path.relpath(file, root)}"
    for upload in Upload.objects.all():
        yield reverse(OURS.format("upload_file"), args=[upload.key])
        yield reverse(OURS.format("entry_file"), args=["forged", upload.key])
    for entry in Entry.objects.all():
        yield reverse(OURS.format("entry"), args=[entry.key])
    keys = {*get_image_model().objects.values_list("pk", flat=True), *range(1, 9)}
    for key in sorted(keys):
        for spec in SPECS:
            signed = (generate_signature(key, spec), key, spec)
            yield reverse("wagtailimages_serve", args=signed)
    for document in get_document_model().objects.all():
        yield document.url


def readable() -> set[str]:
    """The addresses that answer somebody who is not signed in."""
    client, found = Client(), set()
    for address in addresses():
        response = client.get(address, follow=True)
        if response.status_code == 200 and b"".join(response):
            found.add(address)
    return found


def test_nobody_reads_anything_that_waits(entries: list[Entry]) -> None:
    assert len(list(addresses())) > 30
    assert readable() == set()


def test_without_the_guard_of_the_view_the_walk_finds_the_files(
    entries: list[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "may_see", lambda *_args: True)
    read = Upload.objects.filter(is_read=True)
    assert readable() == {
        reverse(OURS.format("upload_file"), args=[upload.key]) for upload in read
    }


def test_in_a_public_folder_the_walk_finds_the_files(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    place = Path(django_settings.MEDIA_ROOT) / "waiting"
    monkeypatch.setattr(PrivateStorage, "base_location", place)
    request.getfixturevalue("entries")
    assert {f"/media/waiting/{one.file.name}" for one in Upload.objects.all()} == (
        readable()
    )


def test_what_is_approved_the_walk_finds(
    entries: list[Entry], django_capture_on_commit_callbacks: Any
) -> None:
    unapproved = entries[-1]
    with django_capture_on_commit_callbacks(execute=True):
        unapproved.refresh_from_db()
        assert decide([unapproved], EntryStatus.APPROVED, None) == 1
    image = get_image_model().objects.get()
    found = readable()
    assert {image.file.url, reverse(OURS.format("entry"), args=[unapproved.key])} < (
        found
    )
    assert sum(address.startswith("/images/") for address in found) == len(SPECS)
    assert not any("upload" in address for address in found)
