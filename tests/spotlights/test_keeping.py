"""Manifests fetched over https and kept: pictures of ours, all of it or nothing."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import IntegrityError
from PIL import Image

from tests import iiif
from tests.iiif import COOKBOOK, needs_data
from tests.spotlights.museum import Museum, jpeg
from wagtail_culture_social.domain.iiif import ManifestFault
from wagtail_culture_social.domain.iiif.reading import read_document, read_json
from wagtail_culture_social.models import Manifest, ManifestCanvas
from wagtail_culture_social.outbound import OutboundError
from wagtail_culture_social.spotlights.iiif import storing
from wagtail_culture_social.spotlights.iiif.fetching import Fetched, fetch_manifest
from wagtail_culture_social.spotlights.iiif.storing import (
    compare,
    fetch_pictures,
    keep,
    missing_pictures,
)
from wagtail_culture_social.spotlights.iiif.thumbnails import fetch_thumbnails
from wagtail_culture_social.spotlights.iiif.words import message, message_of_view

pytestmark = pytest.mark.django_db


def files() -> list[str]:
    """The pictures in the storage."""
    folder = Path(django_settings.MEDIA_ROOT) / "culture_manifests"
    return sorted(path.name for path in folder.glob("*")) if folder.exists() else []


def views(manifest: Manifest) -> list[ManifestCanvas]:
    return list(manifest.canvases.all())


def test_manifest_is_kept_with_its_pictures(museum: Museum, kept: Manifest) -> None:
    found = Manifest.objects.get()
    assert (found.url, found.title) == (museum.url, "A chart of the coast")
    assert found.content["rights"] == iiif.CC_BY
    assert found.facts["rights"] == iiif.CC_BY
    assert [one.thumbnail_width for one in views(found)] == [800, 800]
    view = views(found)[0]
    assert view.service_url == f"{museum.base}/image/1"
    with Image.open(view.thumbnail) as picture:
        assert (picture.format, picture.size) == ("WEBP", (800, 533))
    assert museum.asked[0] == "/manifest.json"
    assert sorted(museum.asked[1:]) == [
        "/image/1/full/800,/0/default.jpg",
        "/image/2/full/800,/0/default.jpg",
    ]


def test_gallica_is_asked_for_the_manifest(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def fetch(url: str, **options: Any) -> Any:
        asked.append(url)
        raise OutboundError("missing")

    monkeypatch.setattr("wagtail_culture_social.spotlights.iiif.fetching.fetch", fetch)
    with pytest.raises(OutboundError):
        fetch_manifest("ark:/12148/btv1b8449691v")
    assert asked == [
        "https://gallica.bnf.fr/iiif/ark:/12148/btv1b8449691v/manifest.json"
    ]


@pytest.mark.parametrize(
    "url",
    [
        "http://www.example.org/manifest.json",
        "https://127.0.0.1/manifest.json",
        "https://169.254.169.254/latest/meta-data/",
        "https://localhost/manifest.json",
        "file:///etc/passwd",
    ],
)
def test_private_addresses_are_refused(url: str) -> None:
    with pytest.raises(OutboundError) as caught:
        fetch_manifest(url)
    assert message(caught.value)


def test_manifest_of_twenty_megabytes_is_refused(museum: Museum) -> None:
    museum.documents["/manifest.json"] = (b" " * 20_000_000, "application/json")
    with pytest.raises(OutboundError) as caught:
        fetch_manifest(museum.url)
    assert caught.value.code == "large"
    assert not Manifest.objects.exists()


def test_broken_manifest_is_refused_in_words(museum: Museum) -> None:
    museum.publish(iiif.manifest(items=[iiif.canvas(1, height="<b>tall</b>")]))
    with pytest.raises(ManifestFault) as caught:
        fetch_manifest(museum.url)
    assert "items[0]" in message(caught.value)
    assert "tall" not in message(caught.value)


def test_object_of_five_thousand_views_is_kept_in_part(museum: Museum) -> None:
    blank = {"id": f"{iiif.HERE}/blank", "type": "Canvas", "height": 1, "width": 1}
    museum.publish(iiif.manifest(items=[{**blank, "items": []}] * 5000))
    manifest = keep(Manifest(), fetch_manifest(museum.url))
    assert (manifest.all_canvases, manifest.canvases.count()) == (5000, 500)
    assert museum.asked == ["/manifest.json"]


def test_sixty_pictures_are_kept_at_most(
    museum: Museum, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "MOST_PICTURES", 3)
    museum.publish(iiif.manifest(5))
    manifest = keep(Manifest(), fetch_manifest(museum.url))
    assert [bool(one.thumbnail) for one in views(manifest)] == [True] * 3 + [False] * 2


def test_chosen_pictures_are_kept_and_others_go(museum: Museum) -> None:
    museum.publish(iiif.manifest(4))
    manifest = keep(Manifest(pictures="1, 4"), fetch_manifest(museum.url))
    assert [bool(one.thumbnail) for one in views(manifest)] == [
        True,
        False,
        False,
        True,
    ]
    manifest.pictures = "2-4"
    assert fetch_pictures(manifest) == 2
    assert [bool(one.thumbnail) for one in views(manifest)] == [False, True, True, True]


def test_files_of_pictures_that_go_are_deleted(
    museum: Museum, django_capture_on_commit_callbacks: Any
) -> None:
    manifest = keep(Manifest(), fetch_manifest(museum.url))
    assert len(files()) == 2
    manifest.pictures = "1"
    with django_capture_on_commit_callbacks(execute=True):
        fetch_pictures(manifest)
    assert len(files()) == 1
    with django_capture_on_commit_callbacks(execute=True):
        manifest.delete()
    assert files() == []


def test_picture_that_fails_is_a_note(museum: Museum) -> None:
    museum.without = {"/image/2"}
    manifest = keep(Manifest(), fetch_manifest(museum.url))
    one, two = views(manifest)
    assert (one.fault, two.fault, bool(two.thumbnail)) == ("", "missing", False)
    assert message_of_view(two.fault)
    assert missing_pictures(manifest) == 1
    museum.without = set()
    assert fetch_pictures(manifest) == 1
    assert missing_pictures(manifest) == 0


def test_service_that_lies_about_sizes_is_measured(museum: Museum) -> None:
    museum.picture = (2000, 500)
    manifest = keep(Manifest(), fetch_manifest(museum.url))
    view = views(manifest)[0]
    assert (view.thumbnail_width, view.thumbnail_height) == (800, 200)
    assert (view.width, view.height) == (3000, 2000)


def test_thumbnail_of_theirs_is_taken_where_the_service_fails(museum: Museum) -> None:
    museum.without = {"/image"}
    museum.documents["/small.jpg"] = (jpeg(40, 30), "image/jpeg")
    small = [{"id": f"{iiif.HERE}/small.jpg", "type": "Image"}]
    museum.publish(iiif.manifest(items=[iiif.canvas(1, thumbnail=small)]))
    manifest = keep(Manifest(), fetch_manifest(museum.url))
    assert views(manifest)[0].thumbnail_width == 40


def test_small_image_without_a_service_is_taken_whole(museum: Museum) -> None:
    museum.documents["/image.jpg"] = (jpeg(900, 300), "image/jpeg")
    whole = {"id": f"{iiif.HERE}/image.jpg", "type": "Image"}
    huge = {**whole, "width": 90_000, "height": 30_000}
    items = [iiif.canvas(1, body=whole), iiif.canvas(2, body=huge)]
    museum.publish(iiif.manifest(items=items))
    manifest = keep(Manifest(), fetch_manifest(museum.url))
    assert [one.thumbnail_width for one in views(manifest)] == [800, 0]
    assert views(manifest)[1].fault == "none"


def test_time_for_pictures_is_bounded(museum: Museum) -> None:
    found = fetch_manifest(museum.url).manifest.canvases
    pictures = fetch_thumbnails(dict(enumerate(found, 1)), seconds=0)
    assert pictures == {1: "later", 2: "later"}
    assert museum.asked == ["/manifest.json"]
    assert message_of_view("later")


def test_nothing_is_half_saved(museum: Museum, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise IntegrityError

    monkeypatch.setattr(ManifestCanvas.objects, "bulk_create", fail)
    with pytest.raises(IntegrityError):
        keep(Manifest(), fetch_manifest(museum.url))
    assert not Manifest.objects.exists()
    assert files() == []


def test_newer_version_differs_and_keeps_the_same_pictures(
    museum: Museum, kept: Manifest
) -> None:
    before = {one.number: one.thumbnail.name for one in views(kept)}
    museum.publish(iiif.full(3, label={"en": ["A chart"]}))
    fetched = fetch_manifest(museum.url)
    assert [(one.what, one.kind) for one in compare(kept, fetched)] == [
        ("label", "changed"),
        ("all_canvases", "changed"),
        ("canvases", "added"),
    ]
    asked = len(museum.asked)
    keep(kept, fetched)
    assert museum.asked[asked:] == ["/image/3/full/800,/0/default.jpg"]
    found = Manifest.objects.get()
    assert found.title == "A chart"
    after = {one.number: one.thumbnail.name for one in views(found)}
    assert len(after) == 3
    assert before.items() <= after.items()
    assert compare(found, fetched) == []


def test_what_is_not_shown_does_not_change_the_version(museum: Museum) -> None:
    first = fetch_manifest(museum.url)
    museum.publish(iiif.full(service=[iiif.service(1)]))
    assert fetch_manifest(museum.url).digest == first.digest
    museum.publish(iiif.full(behavior=[]))
    assert fetch_manifest(museum.url).digest != first.digest


@needs_data
@pytest.mark.parametrize("path", COOKBOOK, ids=lambda path: path.stem)
def test_manifest_of_the_cookbook_is_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "fetch_thumbnails", lambda some: {})
    document = read_json(path.read_bytes())
    fetched = Fetched(iiif.HERE, document, read_document(document))
    manifest = keep(Manifest(), fetched)
    assert manifest.title
    assert compare(manifest, fetched) == []
