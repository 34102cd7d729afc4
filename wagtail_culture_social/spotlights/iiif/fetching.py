"""A manifest fetched and read, of which nothing is kept yet."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.conf import settings

from wagtail_culture_social.domain.iiif.facts import Manifest
from wagtail_culture_social.domain.iiif.gallica import manifest_address
from wagtail_culture_social.domain.iiif.markup import plain
from wagtail_culture_social.domain.iiif.reading import (
    MOST_BYTES,
    read_document,
    read_json,
)
from wagtail_culture_social.domain.iiif.stored import (
    stored_canvas,
    stored_facts,
    stored_words,
)
from wagtail_culture_social.domain.iiif.words import Words
from wagtail_culture_social.outbound import fetch

SECONDS = 10.0
ACCEPTED = (
    "application/json",
    "application/ld+json",
    "application/*+json",
    "text/json",
    "text/plain",
)
COMPARED = (
    "canvas_id",
    "label",
    "kind",
    "width",
    "height",
    "duration",
    "service_url",
    "picture_url",
    "facts",
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A manifest with the document that it was read from, and where that stands."""

    url: str
    document: dict[str, Any]
    manifest: Manifest

    @property
    def version(self) -> dict[str, Any]:
        """What is compared with another version of it."""
        return version_of(
            stored_words(self.manifest.label),
            self.manifest.all_canvases,
            stored_facts(self.manifest),
            map(stored_canvas, self.manifest.canvases),
        )

    @property
    def digest(self) -> str:
        """The same for the same version, whatever else the document holds."""
        text = json.dumps(self.version, sort_keys=True)
        return sha256(text.encode()).hexdigest()


def fetch_manifest(address: str) -> Fetched:
    """Return the manifest at an address, or behind an address or ARK of Gallica.

    Raises ``OutboundError`` when nothing was fetched, ``ManifestFault`` when that is
    no manifest that we take.
    """
    url = manifest_address(address)
    answer = fetch(url, accept=ACCEPTED, most_bytes=MOST_BYTES, seconds=SECONDS)
    document = read_json(answer.body)
    return Fetched(url, document, read_document(document))


def version_of(
    label: dict[str, Any],
    all_canvases: int,
    facts: dict[str, Any],
    canvases: Iterable[dict[str, Any]],
) -> dict[str, Any]:
    """Return the parts of a manifest that are compared."""
    rows = [{name: one[name] for name in COMPARED} for one in canvases]
    return {"label": label, "all_canvases": all_canvases, "canvases": rows, **facts}


def title_of(label: Words) -> str:
    """Return a label as the title of a list, in the language of the site."""
    said = label.in_language(settings.LANGUAGE_CODE)
    return " · ".join(map(plain, said.values))[:255]
