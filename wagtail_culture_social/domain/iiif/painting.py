"""Presentation 3: what is painted on a canvas, and the pictures that stand for it."""

from dataclasses import replace
from typing import Any

from wagtail_culture_social.domain.iiif.facts import Body, Painting
from wagtail_culture_social.domain.iiif.faults import ManifestFault
from wagtail_culture_social.domain.iiif.image_services import read_service
from wagtail_culture_social.domain.iiif.nodes import Node, as_node, pixels, seconds
from wagtail_culture_social.domain.iiif.selectors import read_region, read_rotation

KINDS = {"Image": "image", "Video": "video", "Sound": "sound"}


def read_paintings(canvas: Node) -> tuple[Painting, ...]:
    """The layers of a canvas in their order; other annotations are passed over."""
    pages = (page.typed("AnnotationPage") for page in canvas.children("items"))
    return tuple(layer for page in pages for layer in _layers(page))


def read_pictures(node: Node, name: str) -> tuple[Body, ...]:
    """The pictures of a list of resources, such as ``thumbnail``."""
    bodies = (body for one in node.children(name) for body in _bodies(one))
    return tuple(body for body in bodies if body.kind == "image")


def check_services(node: Node, name: str = "service") -> list[Any]:
    """The services of an object, of whatever kind; each has to say what it is."""
    services = node.children(name)
    for service in services:
        old = "@id" in service.value and "id" not in service.value
        service.address("@id" if old else "id")
        kind = "@type" if old else "type"
        if not service.text(kind):
            raise ManifestFault("missing", service.at(kind))
    return [service.value for service in services]


def _layers(page: Node) -> list[Painting]:
    page.address()
    if "annotations" in page.value:
        raise ManifestFault("misplaced", page.at("annotations"))
    found = []
    for annotation in page.children("items"):
        annotation.typed("Annotation").address()
        motivation = annotation.get("motivation")
        if motivation == "painting" or motivation == ["painting"]:
            bodies = tuple(body for one in _parts(annotation) for body in _bodies(one))
            found.append(Painting(bodies, _target(annotation.get("target"))))
    return found


def _parts(annotation: Node) -> list[Node]:
    body = annotation.get("body")
    if isinstance(body, list):
        return annotation.children("body")
    return [] if body is None else [as_node(body, annotation.at("body"))]


def _bodies(node: Node) -> list[Body]:
    """Return the bodies of a resource: several for a choice, none for words."""
    kind = node.text("type")
    if not kind:
        raise ManifestFault("missing", node.at("type"))
    if kind == "Choice":
        return [body for one in node.children("items") for body in _bodies(one)]
    if kind == "SpecificResource":
        return _part_of_resource(node)
    if kind in ("TextualBody", "Feature"):
        return []
    return [_body(node, kind)]


def _part_of_resource(node: Node) -> list[Body]:
    source, selector = node.get("source"), node.get("selector")
    if isinstance(source, str):
        return []
    region, rotation = read_region(selector), read_rotation(selector)
    bodies = _bodies(as_node(source, node.at("source")))
    return [replace(body, region=region, rotation=rotation) for body in bodies]


def _body(node: Node, kind: str) -> Body:
    services = check_services(node)
    return Body(
        kind=KINDS.get(kind, ""),
        url=node.address(),
        media_type=node.text("format"),
        width=pixels(node.get("width")),
        height=pixels(node.get("height")),
        duration=seconds(node.get("duration")),
        label=node.words("label"),
        service=read_service(services),
    )


def _target(target: Any) -> str:
    """Return which part of the canvas is meant, as a media fragment."""
    if isinstance(target, dict):
        selector = target.get("selector")
        value = selector.get("value") if isinstance(selector, dict) else ""
        source = target.get("source", target.get("id"))
        return value if isinstance(value, str) and value else _target(source)
    return target.partition("#")[2] if isinstance(target, str) else ""
