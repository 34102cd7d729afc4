"""A manifest out of the bytes that a server gave: one JSON document, bounded."""

import json
import re
from math import isfinite
from typing import Any

from wagtail_culture_social.domain.iiif.facts import Manifest
from wagtail_culture_social.domain.iiif.faults import ManifestFault
from wagtail_culture_social.domain.iiif.nodes import Node
from wagtail_culture_social.domain.iiif.presentation2 import read_manifest_2
from wagtail_culture_social.domain.iiif.presentation3 import read_manifest_3

MOST_BYTES = 5 * 1024 * 1024
MOST_CANVASES = 500
MOST_DEPTH = 40
"""Objects and lists in each other; a choice of pictures in a manifest has eleven."""
CONTEXT_3 = re.compile(r"https?://iiif\.io/api/presentation/3/context\.json")
CONTEXT_2 = re.compile(
    r"https?://(?:iiif\.io/api/presentation/2|www\.shared-canvas\.org/ns)/context\.json"
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
OTHERS = {
    "Collection": "collection",
    "AnnotationPage": "annotations",
    "AnnotationCollection": "annotations",
    "AnnotationList": "annotations",
    "Annotation": "annotations",
    "ImageService2": "image-info",
    "ImageService3": "image-info",
}


def read_manifest(content: bytes) -> Manifest:
    """The facts of a manifest; raises ``ManifestFault``.

    At most ``MOST_CANVASES`` canvases are read. Nothing that it refers to is asked:
    a manifest may name itself as often as it likes.
    """
    return read_document(read_json(content))


def read_json(content: bytes) -> dict[str, Any]:
    """The JSON object of a document that a database can keep, too."""
    if len(content) > MOST_BYTES:
        raise ManifestFault("too-big")
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise ManifestFault("html")
    try:
        document = json.loads(
            content.decode("utf-8-sig"), parse_constant=_finite, parse_float=_finite
        )
    except RecursionError:
        raise ManifestFault("too-deep") from None
    except ValueError:
        raise ManifestFault("not-json") from None
    if not isinstance(document, dict):
        raise ManifestFault("not-manifest")
    _check_depth(document)
    _check_characters(document)
    return document


def read_document(document: dict[str, Any]) -> Manifest:
    """The facts of a document that is JSON already."""
    kind = document.get("type", document.get("@type"))
    name = kind.rpartition(":")[2] if isinstance(kind, str) else ""
    if document.get("protocol") == "http://iiif.io/api/image":
        raise ManifestFault("image-info")
    if name != "Manifest":
        raise ManifestFault(OTHERS.get(name, "not-manifest"))
    contexts = document.get("@context")
    contexts = contexts if isinstance(contexts, list) else [contexts]
    named = [one for one in contexts if isinstance(one, str)]
    if any(map(CONTEXT_3.fullmatch, named)):
        return read_manifest_3(Node(document), MOST_CANVASES)
    if any(map(CONTEXT_2.fullmatch, named)):
        return read_manifest_2(Node(document), MOST_CANVASES)
    raise ManifestFault("version", "@context")


def _check_depth(document: Any) -> None:
    level = [document]
    for _ in range(MOST_DEPTH):
        level = [
            child
            for one in level
            for child in (one.values() if isinstance(one, dict) else one)
            if isinstance(child, dict | list)
        ]
    if level:
        raise ManifestFault("too-deep")


def _check_characters(document: Any) -> None:
    """Refuse lone surrogates and the character 0, which PostgreSQL has no place for."""
    text = json.dumps(document, ensure_ascii=False)
    if "\\u0000" in text or _SURROGATE.search(text):
        raise ManifestFault("not-json")


def _finite(number: str) -> float:
    """Return a number that JSON can write again: `1e999` would be infinite."""
    found = float(number)
    if not isfinite(found):
        raise ValueError(number)
    return found
