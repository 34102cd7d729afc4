"""Manifests in the database as if they had been fetched, without a network."""

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from tests import iiif
from wagtail_culture_social.domain.iiif.reading import read_document
from wagtail_culture_social.domain.iiif.stored import stored_canvas
from wagtail_culture_social.models import Manifest, ManifestCanvas
from wagtail_culture_social.spotlights.iiif.fetching import Fetched
from wagtail_culture_social.spotlights.iiif.storing import describe


def kept(document: dict[str, Any] | None = None, **fields: Any) -> Manifest:
    """A manifest that was fetched at some time, with a picture of each view."""
    read = document or iiif.full()
    fetched = Fetched(read.get("id", iiif.HERE), read, read_document(read))
    manifest = Manifest()
    describe(manifest, fetched)
    for name, value in fields.items():
        setattr(manifest, name, value)
    manifest.save()
    for number, view in enumerate(fetched.manifest.canvases, 1):
        row = ManifestCanvas(manifest=manifest, number=number, **stored_canvas(view))
        if view.picture or view.thumbnails:
            row.thumbnail_width, row.thumbnail_height = 60, 40
            row.thumbnail.save(f"{number}.webp", ContentFile(small_picture()))
        row.save()
    return manifest


def small_picture() -> bytes:
    content = BytesIO()
    Image.new("RGB", (60, 40), (30, 60, 120)).save(content, "WEBP")
    return content.getvalue()


def chart() -> dict[str, Any]:
    """The value of a block that shows a kept manifest, full."""
    return {
        "manifest": Manifest.objects.first() or kept(),
        "title": "The coast",
        "views": "1-2",
        "note": "It was drawn at sea.",
        "descriptions": [{"view": 1, "alt_text": "A coast with a fort"}],
    }
