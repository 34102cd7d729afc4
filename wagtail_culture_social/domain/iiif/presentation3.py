"""Presentation 3: a manifest read as strictly as its JSON schema does."""

from wagtail_culture_social.domain.iiif.facts import (
    Agent,
    Body,
    Canvas,
    Link,
    Manifest,
    Pair,
)
from wagtail_culture_social.domain.iiif.faults import ManifestFault
from wagtail_culture_social.domain.iiif.nodes import Node, pixels, seconds
from wagtail_culture_social.domain.iiif.painting import (
    check_services,
    read_paintings,
    read_pictures,
)
from wagtail_culture_social.domain.iiif.places import read_date, read_places
from wagtail_culture_social.domain.iiif.statements import is_standard

DIRECTIONS = ("left-to-right", "right-to-left", "top-to-bottom", "bottom-to-top")


def read_manifest_3(root: Node, most_canvases: int) -> Manifest:
    """The facts of a Presentation 3 manifest; raises ``ManifestFault``."""
    label = root.words("label", required=True)
    if not label:
        raise ManifestFault("missing", "label")
    canvases = root.children("items", most_canvases)
    if not canvases:
        raise ManifestFault("no-canvases")
    check_services(root)
    check_services(root, "services")
    statement = root.child("requiredStatement")
    return Manifest(
        id=root.address(),
        version=3,
        label=label,
        canvases=tuple(map(_canvas, canvases)),
        all_canvases=len(root.value["items"]),
        summary=root.words("summary"),
        metadata=tuple(map(_pair, root.children("metadata"))),
        required_statement=_pair(statement) if statement else None,
        rights=_rights(root),
        providers=tuple(map(_agent, root.children("provider"))),
        homepages=_links(root, "homepage"),
        renderings=_links(root, "rendering"),
        see_also=_links(root, "seeAlso"),
        thumbnails=read_pictures(root, "thumbnail"),
        nav_date=read_date(root.get("navDate")),
        places=read_places(root.get("navPlace")),
        viewing_direction=_direction(root),
        behavior=_behavior(root),
    )


def _canvas(node: Node) -> Canvas:
    node.typed("Canvas")
    width, height, duration = _size(node)
    if "items" not in node.value:
        raise ManifestFault("missing", node.at("items"))
    check_services(node)
    _check_words(node)
    return Canvas(
        id=node.address(),
        label=node.words("label"),
        width=width,
        height=height,
        duration=duration,
        paintings=read_paintings(node),
        thumbnails=read_pictures(node, "thumbnail"),
        companions=_companions(node),
        nav_date=read_date(node.get("navDate")),
        places=read_places(node.get("navPlace")),
    )


def _size(node: Node) -> tuple[int, int, float]:
    """Return width, height and duration: a canvas has a surface, a time, or both."""
    width, height = pixels(node.get("width")), pixels(node.get("height"))
    duration = seconds(node.get("duration"))
    has_surface = "width" in node.value or "height" in node.value
    if has_surface and not (width and height):
        raise ManifestFault("size", node.place)
    if "duration" in node.value and not duration:
        raise ManifestFault("duration", node.at("duration"))
    if not has_surface and not duration:
        raise ManifestFault("missing", node.at("width"))
    return width, height, duration


def _check_words(node: Node) -> None:
    """Refuse what a canvas says in a wrong shape, though it is not kept."""
    node.words("summary")
    for pair in node.children("metadata"):
        _pair(pair)
    if statement := node.child("requiredStatement"):
        _pair(statement)
    _rights(node)


def _companions(node: Node) -> tuple[Body, ...]:
    """Return the pictures of a canvas that stands for another (API 3.0, 3.1)."""
    canvases = (node.child(f"{one}Canvas") for one in ("accompanying", "placeholder"))
    layers = (layer for one in canvases if one for layer in read_paintings(one))
    bodies = (body for layer in layers for body in layer.bodies)
    return tuple(body for body in bodies if body.kind == "image")


def _pair(node: Node) -> Pair:
    label = node.words("label", required=True)
    return Pair(label, node.words("value", required=True))


def _agent(node: Node) -> Agent:
    read_pictures(node, "logo")
    _links(node, "seeAlso")
    return Agent(
        url=node.typed("Agent").address(),
        label=node.words("label", required=True),
        homepages=_links(node, "homepage"),
    )


def _links(node: Node, name: str) -> tuple[Link, ...]:
    return tuple(map(_link, node.children(name)))


def _link(node: Node) -> Link:
    if not node.text("type"):
        raise ManifestFault("missing", node.at("type"))
    return Link(node.address(), node.words("label"), node.text("format"))


def _rights(node: Node) -> str:
    """Return the statement of rights, which has to be one that everybody knows."""
    if "rights" not in node.value:
        return ""
    uri = node.text("rights")
    if not is_standard(uri):
        raise ManifestFault("rights", node.at("rights"))
    return uri


def _direction(node: Node) -> str:
    direction = node.text("viewingDirection")
    if direction and direction not in DIRECTIONS:
        raise ManifestFault("shape", node.at("viewingDirection"))
    return direction


def _behavior(node: Node) -> tuple[str, ...]:
    values = node.get("behavior")
    if not isinstance(values, list | None):
        raise ManifestFault("shape", node.at("behavior"))
    return tuple(one for one in values or [] if isinstance(one, str))
