"""Manifests of Presentation 3, each broken at one place, with the fault it has."""

from collections.abc import Callable
from typing import Any

from tests.iiif import CC_BY, HERE, body, canvas, manifest, service


def first(**more: Any) -> dict[str, Any]:
    """A manifest whose only canvas is changed."""
    return manifest(items=[canvas(1, **more)])


def without(document: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key != name}


def painted(**more: Any) -> dict[str, Any]:
    """A manifest whose only picture is changed."""
    return first(body=body(1, **more))


def annotated(change: Callable[[Any], None]) -> dict[str, Any]:
    """A manifest whose page of annotations was changed by a function."""
    document = manifest()
    change(document["items"][0]["items"][0])
    return document


PAIR = {"label": {"en": ["Date"]}, "value": {"en": ["1700"]}}
AGENT = {"id": f"{HERE}/about", "type": "Agent", "label": {"en": ["Library"]}}
BROKEN: dict[str, tuple[Any, str, str]] = {
    "no label": (without(manifest(), "label"), "missing", "label"),
    "text as label": (manifest(label="Chart"), "old-words", "label"),
    "text in label": (manifest(label={"en": "Chart"}), "shape", "label"),
    "number in label": (manifest(label={"en": [1]}), "shape", "label"),
    "no language": (manifest(label={"": ["Chart"]}), "shape", "label"),
    "list as label": (manifest(label=["Chart"]), "shape", "label"),
    "no id": (without(manifest(), "id"), "missing", "id"),
    "id without web": (manifest(id="urn:isbn:1"), "address", "id"),
    "number as id": (manifest(id=12), "address", "id"),
    "no items": (without(manifest(), "items"), "no-canvases", ""),
    "object as items": (manifest(items={}), "shape", "items"),
    "text as canvas": (manifest(items=["canvas"]), "shape", "items[0]"),
    "itself as canvas": (
        manifest(items=[{"id": f"{HERE}/manifest.json", "type": "Manifest"}]),
        "shape",
        "items[0].type",
    ),
    "canvas without id": (
        manifest(items=[without(canvas(1), "id")]),
        "missing",
        "items[0].id",
    ),
    "canvas without type": (
        manifest(items=[without(canvas(1), "type")]),
        "missing",
        "items[0].type",
    ),
    "canvas without items": (
        manifest(items=[without(canvas(1), "items")]),
        "missing",
        "items[0].items",
    ),
    "width alone": (
        manifest(items=[without(canvas(1), "height")]),
        "size",
        "items[0]",
    ),
    "height in words": (first(height="tall"), "size", "items[0]"),
    "no height at all": (first(height=0), "size", "items[0]"),
    "half a pixel": (first(width=10.5), "size", "items[0]"),
    "neither size nor time": (
        manifest(items=[without(without(canvas(1), "height"), "width")]),
        "missing",
        "items[0].width",
    ),
    "no time": (first(duration=0), "duration", "items[0].duration"),
    "time in words": (first(duration="long"), "duration", "items[0].duration"),
    "canvas label": (first(label="1"), "old-words", "items[0].label"),
    "canvas summary": (first(summary=[]), "shape", "items[0].summary"),
    "canvas metadata": (
        first(metadata=[{"label": {"en": ["Date"]}}]),
        "missing",
        "items[0].metadata[0].value",
    ),
    "canvas statement": (
        first(requiredStatement=[]),
        "shape",
        "items[0].requiredStatement",
    ),
    "canvas rights": (first(rights=f"{HERE}/mine"), "rights", "items[0].rights"),
    "picture without id": (
        first(body=without(body(1), "id")),
        "missing",
        "items[0].items[0].items[0].body.id",
    ),
    "picture without type": (
        first(body=without(body(1), "type")),
        "missing",
        "items[0].items[0].items[0].body.type",
    ),
    "picture in words": (
        first(body="picture"),
        "shape",
        "items[0].items[0].items[0].body",
    ),
    "service as object": (
        painted(service=service(1)),
        "shape",
        "items[0].items[0].items[0].body.service",
    ),
    "service without type": (
        painted(service=[without(service(1), "type")]),
        "missing",
        "items[0].items[0].items[0].body.service[0].type",
    ),
    "service without id": (
        painted(service=[without(service(1), "id")]),
        "missing",
        "items[0].items[0].items[0].body.service[0].id",
    ),
    "old service without type": (
        painted(service=[{"@id": f"{HERE}/image/1"}]),
        "missing",
        "items[0].items[0].items[0].body.service[0].@type",
    ),
    "services of the manifest": (manifest(services=[{}]), "missing", "services[0].id"),
    "page without id": (
        annotated(lambda page: page.pop("id")),
        "missing",
        "items[0].items[0].id",
    ),
    "page of annotations inside": (
        annotated(lambda page: page.update(annotations=[])),
        "misplaced",
        "items[0].items[0].annotations",
    ),
    "annotation without id": (
        annotated(lambda page: page["items"][0].pop("id")),
        "missing",
        "items[0].items[0].items[0].id",
    ),
    "something else as page": (
        annotated(lambda page: page.update(type="Annotation")),
        "shape",
        "items[0].items[0].type",
    ),
    "rights of nobody": (manifest(rights=f"{HERE}/mine"), "rights", "rights"),
    "rights in languages": (manifest(rights={"en": [CC_BY]}), "shape", "rights"),
    "metadata as object": (manifest(metadata=PAIR), "shape", "metadata"),
    "provider without label": (
        manifest(provider=[without(AGENT, "label")]),
        "missing",
        "provider[0].label",
    ),
    "provider of another type": (
        manifest(provider=[AGENT | {"type": "Person"}]),
        "shape",
        "provider[0].type",
    ),
    "home page without type": (
        manifest(homepage=[{"id": HERE}]),
        "missing",
        "homepage[0].type",
    ),
    "thumbnail without id": (
        manifest(thumbnail=[{"type": "Image"}]),
        "missing",
        "thumbnail[0].id",
    ),
    "direction": (
        manifest(viewingDirection="upwards"),
        "shape",
        "viewingDirection",
    ),
    "behavior in words": (manifest(behavior="paged"), "shape", "behavior"),
}
LENIENT_SCHEMA = {"provider without label", "no items"}
"""What the standard requires and its schema forgets; ``items`` may be empty there."""
