"""A page of pictures as a IIIF Presentation 3 manifest; which pictures is given.

Standard: https://iiif.io/api/presentation/3.0/. Manifests of others are not read here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import regex

from wagtail_culture_social.domain.rights import rights_for

CONTEXT = "http://iiif.io/api/presentation/3/context.json"
MEDIA_TYPE = f'application/ld+json;profile="{CONTEXT}"'
SIZE_OF_NOTHING = 1000
"""Pixels a side of the canvas that stands for a page without any picture."""

_ALLOWED_RIGHTS = (
    "http://creativecommons.org/licenses/",
    "http://creativecommons.org/publicdomain/",
    "http://rightsstatements.org/vocab/",
)
_LANGUAGE = regex.compile(r"[A-Za-z]+(-[A-Za-z]+)*")

Words = Mapping[str, str]
"""One text in several languages, by language tag; empty ones are left out."""
Pair = tuple[Words, Words]
"""A label and a value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A file at an absolute address, in pixels; ``format`` is its media type."""

    url: str
    width: int
    height: int
    format: str = "image/jpeg"


@dataclass(frozen=True, slots=True, kw_only=True)
class CanvasFacts:
    """One picture with its words; ``key`` tells it apart within the manifest."""

    key: str
    image: Image
    thumbnail: Image | None = None
    label: Words
    summary: Words
    metadata: tuple[Pair, ...] = ()
    credit: Words
    rights: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeFacts:
    """A section and the keys of its canvases."""

    key: str
    label: Words
    canvases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Homepage:
    """A page that shows the same, in one language; its address is absolute."""

    url: str
    label: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestFacts:
    """All that a manifest says; ``id`` is the absolute address that it answers at.

    ``credit_label`` is the word for "credit". A provider without an address is not
    told of, because IIIF identifies it by one.
    """

    id: str
    label: Words
    summary: Words
    metadata: tuple[Pair, ...] = ()
    credit_label: Words
    credit: Words
    provider: Words
    provider_url: str = ""
    homepages: tuple[Homepage, ...] = ()
    canvases: tuple[CanvasFacts, ...] = ()
    ranges: tuple[RangeFacts, ...] = ()


def manifest(facts: ManifestFacts) -> dict[str, Any]:
    """Return a manifest, ready for JSON, which is valid whatever the words are.

    IIIF wants a canvas at least: a page without a picture has an empty one. Rights
    are said once for all where all canvases say the same.
    """
    canvases = [_canvas(one, facts) for one in facts.canvases] or [_nothing(facts)]
    rights = {canvas.get("rights") for canvas in canvases}
    return {
        "@context": CONTEXT,
        "id": facts.id,
        "type": "Manifest",
        "label": _words(facts.label) or {"none": [facts.id]},
        **_filled(
            summary=_words(facts.summary),
            metadata=_metadata(facts.metadata),
            requiredStatement=_pair(facts.credit_label, facts.credit),
            rights=rights.pop() if len(rights) == 1 else None,
            provider=_provider(facts),
            homepage=[_homepage(one) for one in facts.homepages],
            thumbnail=canvases[0].get("thumbnail"),
        ),
        "items": canvases,
        **_filled(structures=[_range(one, facts) for one in facts.ranges]),
    }


def iiif_rights(uri: str) -> str:
    """Return a rights statement as IIIF takes it, with http; ``""`` for others.

    Creative Commons and RightsStatements.org only, by the specification.
    """
    known = rights_for(uri) if uri else None
    name = known.uri.partition("://")[2] if known else ""
    found = f"http://{name}"
    return found if found.startswith(_ALLOWED_RIGHTS) else ""


def _canvas(one: CanvasFacts, facts: ManifestFacts) -> dict[str, Any]:
    identity = _canvas_id(one.key, facts)
    painting = {
        "id": f"{identity}/painting",
        "type": "Annotation",
        "motivation": "painting",
        "body": _image(one.image),
        "target": identity,
    }
    page = {"id": f"{identity}/page", "type": "AnnotationPage", "items": [painting]}
    return {
        "id": identity,
        "type": "Canvas",
        "width": one.image.width,
        "height": one.image.height,
        **_filled(
            label=_words(one.label),
            summary=_words(one.summary),
            metadata=_metadata(one.metadata),
            requiredStatement=_pair(facts.credit_label, one.credit),
            rights=iiif_rights(one.rights),
            thumbnail=[_image(one.thumbnail)] if one.thumbnail else None,
        ),
        "items": [page],
    }


def _nothing(facts: ManifestFacts) -> dict[str, Any]:
    identity = _canvas_id("none", facts)
    return {
        "id": identity,
        "type": "Canvas",
        "width": SIZE_OF_NOTHING,
        "height": SIZE_OF_NOTHING,
        **_filled(label=_words(facts.label)),
        "items": [{"id": f"{identity}/page", "type": "AnnotationPage", "items": []}],
    }


def _canvas_id(key: str, facts: ManifestFacts) -> str:
    return f"{facts.id}/canvas/{key}"


def _range(one: RangeFacts, facts: ManifestFacts) -> dict[str, Any]:
    keys = (_canvas_id(key, facts) for key in one.canvases)
    return {
        "id": f"{facts.id}/range/{one.key}",
        "type": "Range",
        **_filled(label=_words(one.label)),
        "items": [{"id": key, "type": "Canvas"} for key in keys],
    }


def _image(image: Image) -> dict[str, Any]:
    return {
        "id": image.url,
        "type": "Image",
        "format": image.format,
        "width": image.width,
        "height": image.height,
    }


def _homepage(page: Homepage) -> dict[str, Any]:
    return {
        "id": page.url,
        "type": "Text",
        "label": _words({page.language: page.label}) or {"none": [page.url]},
        "format": "text/html",
        **_filled(language=[page.language] if _is_tag(page.language) else None),
    }


def _provider(facts: ManifestFacts) -> list[dict[str, Any]]:
    name, url = _words(facts.provider), facts.provider_url
    if not name or not url:
        return []
    home = {"id": url, "type": "Text", "label": name, "format": "text/html"}
    return [{"id": url, "type": "Agent", "label": name, "homepage": [home]}]


def _metadata(pairs: tuple[Pair, ...]) -> list[dict[str, Any]]:
    return [pair for pair in (_pair(label, value) for label, value in pairs) if pair]


def _pair(label: Words, value: Words) -> dict[str, Any] | None:
    said, named = _words(value), _words(label)
    return {"label": named, "value": said} if said and named else None


def _words(words: Words) -> dict[str, list[str]]:
    """A language map without empty texts; a tag that IIIF does not take is none."""
    found: dict[str, list[str]] = {}
    for tag, text in words.items():
        if said := text.strip():
            key = tag if _is_tag(tag) else "none"
            found.setdefault(key, []).append(_plain(said))
    return found


def _plain(text: str) -> str:
    """Text between angle brackets is HTML to viewers, unless a space follows it."""
    return f"{text} " if text.startswith("<") and text.endswith(">") else text


def _is_tag(language: str) -> bool:
    return bool(_LANGUAGE.fullmatch(language))


def _filled(**properties: Any) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value}
