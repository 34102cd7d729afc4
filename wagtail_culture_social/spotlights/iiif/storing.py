"""Manifests kept, renewed and compared: all of one is saved, or nothing of it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from wagtail_culture_social.domain.iiif.differences import Change, differences
from wagtail_culture_social.domain.iiif.facts import Manifest as ReadManifest
from wagtail_culture_social.domain.iiif.reading import read_document
from wagtail_culture_social.domain.iiif.selection import read_numbers
from wagtail_culture_social.domain.iiif.stored import (
    stored_canvas,
    stored_facts,
    stored_words,
)
from wagtail_culture_social.models.manifests import (
    Manifest,
    ManifestCanvas,
    delete_files,
)
from wagtail_culture_social.spotlights.iiif.fetching import (
    COMPARED,
    Fetched,
    title_of,
    version_of,
)
from wagtail_culture_social.spotlights.iiif.figures import MOST
from wagtail_culture_social.spotlights.iiif.thumbnails import (
    NONE,
    Thumbnail,
    fetch_thumbnails,
)

MOST_PICTURES = MOST


def keep(row: Manifest, fetched: Fetched) -> Manifest:
    """Save a manifest as it was fetched, with the pictures that can be had in time.

    A row that is there already is renewed; pictures of views that are the same stay.
    """
    canvases = [
        ManifestCanvas(number=number, **stored_canvas(canvas))
        for number, canvas in enumerate(fetched.manifest.canvases, 1)
    ]
    old = list(row.canvases.exclude(thumbnail="")) if row.pk else []
    wanted = wanted_numbers(row)
    _take_over(old, (one for one in canvases if one.number in wanted))
    pictures = _fetch(fetched.manifest, canvases, wanted)
    describe(row, fetched)
    with _nothing_half_saved() as written:
        _attach(canvases, pictures, written)
        row.save()
        row.canvases.all().delete()
        for canvas in canvases:
            canvas.manifest = row
        ManifestCanvas.objects.bulk_create(canvases)
        stay = {one.thumbnail.name for one in canvases}
        _delete_later(one for one in old if one.thumbnail.name not in stay)
    return row


def fetch_pictures(row: Manifest) -> int:
    """Fetch the wanted pictures that are not there, drop those no longer wanted.

    Returns how many came.
    """
    canvases = list(row.canvases.all())
    wanted = wanted_numbers(row)
    pictures = _fetch(read_document(row.content), canvases, wanted)
    dropped = [one for one in canvases if one.thumbnail and one.number not in wanted]
    with _nothing_half_saved() as written:
        _attach(canvases, pictures, written)
        changed = [one for one in canvases if one.number in pictures]
        fields = ["thumbnail", "thumbnail_width", "thumbnail_height", "fault"]
        ManifestCanvas.objects.bulk_update(changed, fields)
        row.canvases.filter(pk__in=[one.pk for one in dropped]).update(
            thumbnail="", thumbnail_width=0, thumbnail_height=0
        )
        _delete_later(dropped)
    return len(written)


def compare(row: Manifest, fetched: Fetched) -> list[Change]:
    """Return what a newer version of a manifest changes."""
    canvases = row.canvases.values(*COMPARED)
    before = version_of(row.label, row.all_canvases, row.facts, canvases)
    return differences(before, fetched.version)


def wanted_numbers(row: Manifest) -> set[int]:
    """Return the numbers of the views whose picture is kept."""
    numbers = read_numbers(row.pictures, MOST_PICTURES)
    return set(numbers or range(1, MOST_PICTURES + 1))


def missing_pictures(row: Manifest) -> int:
    """Return how many wanted pictures are not there, though there may be one."""
    views = row.canvases.filter(number__in=wanted_numbers(row), thumbnail="")
    return views.exclude(fault=NONE).count()


def describe(row: Manifest, fetched: Fetched) -> None:
    """Write what a manifest says on its row; its views are rows of their own."""
    row.url = fetched.url
    row.content = fetched.document
    row.label = stored_words(fetched.manifest.label)
    row.title = title_of(fetched.manifest.label)
    row.facts = stored_facts(fetched.manifest)
    row.all_canvases = fetched.manifest.all_canvases
    row.fetched_at = timezone.now()


def _take_over(old: Iterable[ManifestCanvas], canvases: Iterable[Any]) -> None:
    """Give a view the picture that the same view has already."""
    known = {(one.canvas_id, one.picture_url): one for one in old}
    for canvas in canvases:
        if same := known.pop((canvas.canvas_id, canvas.picture_url), None):
            canvas.thumbnail = same.thumbnail.name
            canvas.thumbnail_width = same.thumbnail_width
            canvas.thumbnail_height = same.thumbnail_height


def _fetch(
    manifest: ReadManifest, canvases: Iterable[ManifestCanvas], wanted: set[int]
) -> dict[int, Thumbnail | str]:
    missing = [one.number for one in canvases if not one.thumbnail]
    return fetch_thumbnails(
        {n: manifest.canvases[n - 1] for n in missing if n in wanted}
    )


def _attach(
    canvases: Iterable[ManifestCanvas],
    pictures: dict[int, Thumbnail | str],
    written: list[Any],
) -> None:
    """Write the pictures that came to the storage; note why others did not."""
    for canvas in canvases:
        picture = pictures.get(canvas.number, canvas.fault)
        if isinstance(picture, str):
            canvas.fault = picture
            continue
        name = f"{sha256(picture.content).hexdigest()[:20]}.webp"
        canvas.thumbnail.save(name, ContentFile(picture.content), save=False)
        written.append(canvas.thumbnail)
        canvas.fault = ""
        canvas.thumbnail_width, canvas.thumbnail_height = picture.width, picture.height


def _delete_later(canvases: Iterable[ManifestCanvas]) -> None:
    files = [one.thumbnail for one in canvases]
    transaction.on_commit(lambda: delete_files(files))


@contextmanager
def _nothing_half_saved() -> Iterator[list[Any]]:
    """Save in one transaction; the files written meanwhile go when it fails."""
    written: list[Any] = []
    try:
        with transaction.atomic():
            yield written
    except BaseException:
        delete_files(written)
        raise
