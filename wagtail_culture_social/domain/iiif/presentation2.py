"""Presentation 2, which many libraries still speak: read kindly, since it is old.

What cannot be read is left out; only what nobody could show is refused.
"""

from collections.abc import Iterator
from typing import Any

from wagtail_culture_social.domain.iiif.facts import (
    Body,
    Canvas,
    Link,
    Manifest,
    Painting,
    Pair,
)
from wagtail_culture_social.domain.iiif.faults import ManifestFault
from wagtail_culture_social.domain.iiif.image_services import read_service
from wagtail_culture_social.domain.iiif.nodes import (
    MOST_PARTS,
    Node,
    is_address,
    pixels,
)
from wagtail_culture_social.domain.iiif.places import read_date, read_places
from wagtail_culture_social.domain.iiif.presentation3 import DIRECTIONS
from wagtail_culture_social.domain.iiif.selectors import read_region, read_rotation
from wagtail_culture_social.domain.iiif.words import Words, read_old_words

# Version 2 gives the attribution no label; Presentation 3 names it so in its examples.
ATTRIBUTION = Words.of({"en": ["Attribution"], "fr": ["Attribution"]})


def read_manifest_2(root: Node, most_canvases: int) -> Manifest:
    """The facts of a Presentation 2 manifest; raises ``ManifestFault``."""
    label = read_old_words(root.get("label"))
    if not label:
        raise ManifestFault("missing", "label")
    sequence = _sequence(root)
    canvases = sequence.children("canvases", most_canvases)
    if not canvases:
        raise ManifestFault("no-canvases")
    attribution = read_old_words(root.get("attribution"))
    return Manifest(
        id=root.address("@id"),
        version=2,
        label=label,
        canvases=tuple(map(_canvas, canvases)),
        all_canvases=len(sequence.value["canvases"]),
        summary=read_old_words(root.get("description")),
        metadata=tuple(_pairs(root)),
        required_statement=Pair(ATTRIBUTION, attribution) if attribution else None,
        rights=next(_addresses(root.get("license")), ""),
        homepages=tuple(_links(root.get("related"))),
        renderings=tuple(_links(root.get("rendering"))),
        see_also=tuple(_links(root.get("seeAlso"))),
        thumbnails=tuple(_pictures(root.get("thumbnail"))),
        nav_date=read_date(root.get("navDate")),
        places=read_places(root.get("navPlace")),
        viewing_direction=_direction(root, sequence),
        behavior=tuple(_texts(root.get("viewingHint"))),
    )


def _sequence(root: Node) -> Node:
    """Return the first sequence; others only order the same canvases differently."""
    sequences = _objects(root.get("sequences"))
    return Node(next(sequences, {}), "sequences[0]")


def _canvas(node: Node) -> Canvas:
    width, height = pixels(node.get("width")), pixels(node.get("height"))
    if not (width and height):
        raise ManifestFault("size", node.place)
    annotations = _objects(node.get("images"))
    layers = (
        Painting(tuple(_bodies(one.get("resource"))), _target(one.get("on")))
        for one in annotations
    )
    return Canvas(
        id=node.address("@id"),
        label=read_old_words(node.get("label")),
        width=width,
        height=height,
        paintings=tuple(layer for layer in layers if layer.bodies),
        thumbnails=tuple(_pictures(node.get("thumbnail"))),
    )


def _bodies(value: Any) -> Iterator[Body]:
    """Yield the images of a resource: several for a choice, the default first."""
    for one in _objects(value):
        kind = one.get("@type")
        if kind == "oa:Choice":
            yield from _bodies(one.get("default"))
            yield from _bodies(one.get("item"))
        elif kind == "oa:SpecificResource":
            yield from _pictures(one.get("full"), one.get("selector"))
        else:
            yield from _pictures(one)


def _pictures(value: Any, selector: Any = None) -> Iterator[Body]:
    """Yield images that are written as an object or as a mere address."""
    for one in _listed(value):
        row = one if isinstance(one, dict) else {"@id": one}
        if not is_address(row.get("@id")):
            continue
        yield Body(
            kind="image",
            url=row["@id"],
            media_type=next(_texts(row.get("format")), ""),
            width=pixels(row.get("width")),
            height=pixels(row.get("height")),
            label=read_old_words(row.get("label")),
            service=read_service(list(_objects(row.get("service")))),
            region=read_region(selector),
            rotation=read_rotation(selector),
        )


def _pairs(root: Node) -> Iterator[Pair]:
    for row in _objects(root.get("metadata")):
        label, value = (
            read_old_words(row.get("label")),
            read_old_words(row.get("value")),
        )
        if label and value:
            yield Pair(label, value)


def _links(value: Any) -> Iterator[Link]:
    for one in _listed(value):
        row = one if isinstance(one, dict) else {"@id": one}
        if is_address(row.get("@id")):
            label = read_old_words(row.get("label"))
            yield Link(row["@id"], label, next(_texts(row.get("format")), ""))


def _direction(root: Node, sequence: Node) -> str:
    directions = (one.get("viewingDirection") for one in (sequence, root))
    return next((one for one in directions if one in DIRECTIONS), "")


def _target(value: Any) -> str:
    return value.partition("#")[2] if isinstance(value, str) else ""


def _listed(value: Any) -> list[Any]:
    """Return what may be one thing or a list of them."""
    values = value if isinstance(value, list) else [value]
    return [one for one in values[:MOST_PARTS] if one is not None]


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    return (one for one in _listed(value) if isinstance(one, dict))


def _texts(value: Any) -> Iterator[str]:
    return (one for one in _listed(value) if isinstance(one, str))


def _addresses(value: Any) -> Iterator[str]:
    return (one for one in _listed(value) if is_address(one))
