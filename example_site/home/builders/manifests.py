"""A IIIF manifest kept from an earlier fetch: a file of the demo, no network."""

import json
from datetime import UTC, datetime

from django.core.files.base import ContentFile

from home.institution import CONTENT
from wagtail_culture_social.domain.iiif.reading import read_document
from wagtail_culture_social.domain.iiif.stored import stored_canvas
from wagtail_culture_social.models import Manifest, ManifestCanvas
from wagtail_culture_social.spotlights.iiif.fetching import Fetched
from wagtail_culture_social.spotlights.iiif.storing import describe

FETCHED = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


def build_manifest(name: str) -> Manifest:
    """Return the manifest in a file of the content; a missing one is added."""
    document = json.loads((CONTENT / "manifests" / name).read_text(encoding="utf-8"))
    known = Manifest.objects.filter(url=document["id"]).first()
    if known:
        return known
    read, manifest = read_document(document), Manifest()
    describe(manifest, Fetched(document["id"], document, read))
    manifest.fetched_at = FETCHED
    manifest.save()
    for number, view in enumerate(read.canvases, 1):
        row = ManifestCanvas(manifest=manifest, number=number, **stored_canvas(view))
        add_picture(row)
        row.save()
    return manifest


def add_picture(row: ManifestCanvas) -> None:
    """Give a view its small picture, which is one of the demo."""
    file = CONTENT / "images" / row.picture_url.rpartition("/")[2]
    if file.exists():
        row.thumbnail_width, row.thumbnail_height = row.width, row.height
        row.thumbnail.save(file.name, ContentFile(file.read_bytes()), save=False)
