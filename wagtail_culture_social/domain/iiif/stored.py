"""Facts of a manifest as JSON, for a database, and back; canvases have rows there."""

from collections.abc import Iterable, Mapping
from typing import Any

from wagtail_culture_social.domain.iiif.facts import (
    Agent,
    Canvas,
    Link,
    Manifest,
    Pair,
    Place,
)
from wagtail_culture_social.domain.iiif.markup import shortened
from wagtail_culture_social.domain.iiif.nodes import over_https
from wagtail_culture_social.domain.iiif.words import Words

MOST_VALUES = 20
"""Values of one text in one language."""


def stored_words(words: Words) -> dict[str, list[str]]:
    """A language map with values of a length that a page may show."""
    return {
        language: [shortened(one) for one in values[:MOST_VALUES]]
        for language, values in words.values
    }


def stored_facts(manifest: Manifest) -> dict[str, Any]:
    """What is kept of a manifest beside its label and its canvases."""
    statement = manifest.required_statement
    return {
        "summary": stored_words(manifest.summary),
        "metadata": [_pair(one) for one in manifest.metadata],
        "required_statement": _pair(statement) if statement else None,
        "rights": manifest.rights,
        "providers": [
            {
                "url": one.url,
                "label": stored_words(one.label),
                "homepages": _links(one.homepages),
            }
            for one in manifest.providers
        ],
        "homepages": _links(manifest.homepages),
        "renderings": _links(manifest.renderings),
        "see_also": _links(manifest.see_also),
        "nav_date": manifest.nav_date.isoformat() if manifest.nav_date else "",
        "places": _places(manifest.places),
        "viewing_direction": manifest.viewing_direction,
        "behavior": list(manifest.behavior),
    }


def stored_canvas(canvas: Canvas) -> dict[str, Any]:
    """What is kept of a canvas; its number and its picture come with its row."""
    picture = canvas.picture or next(iter(canvas.thumbnails), None)
    service = picture.service if picture else None
    return {
        "canvas_id": canvas.id,
        "label": stored_words(canvas.label),
        "kind": canvas.kind,
        "width": canvas.width,
        "height": canvas.height,
        "duration": canvas.duration,
        "service_url": over_https(service.url) if service else "",
        "picture_url": picture.url if picture else "",
        "facts": {
            "nav_date": canvas.nav_date.isoformat() if canvas.nav_date else "",
            "places": _places(canvas.places),
            "recordings": [
                {"kind": one.kind, "url": one.url, "media_type": one.media_type}
                for one in canvas.bodies
                if one.kind in ("sound", "video")
            ],
        },
    }


def kept_pair(row: Mapping[str, Any] | None) -> Pair | None:
    """The pair that was stored, if there was one."""
    return Pair(Words.of(row["label"]), Words.of(row["value"])) if row else None


def kept_pairs(rows: Iterable[Mapping[str, Any]]) -> tuple[Pair, ...]:
    """The pairs that were stored."""
    return tuple(filter(None, map(kept_pair, rows)))


def kept_links(rows: Iterable[Mapping[str, Any]]) -> tuple[Link, ...]:
    """The links that were stored."""
    return tuple(
        Link(row["url"], Words.of(row["label"]), row["media_type"]) for row in rows
    )


def kept_agents(rows: Iterable[Mapping[str, Any]]) -> tuple[Agent, ...]:
    """The providers that were stored."""
    return tuple(
        Agent(row["url"], Words.of(row["label"]), kept_links(row["homepages"]))
        for row in rows
    )


def _pair(pair: Pair) -> dict[str, Any]:
    return {"label": stored_words(pair.label), "value": stored_words(pair.value)}


def _links(links: Iterable[Link]) -> list[dict[str, Any]]:
    return [
        {"url": one.url, "label": stored_words(one.label), "media_type": one.media_type}
        for one in links
    ]


def _places(places: Iterable[Place]) -> list[dict[str, Any]]:
    return [
        {
            "latitude": one.latitude,
            "longitude": one.longitude,
            "label": stored_words(one.label),
        }
        for one in places
    ]
