"""Image services (IIIF Image API 1, 2, 3): read, and asked for small pictures."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from wagtail_culture_social.domain.iiif.facts import Body, ImageService
from wagtail_culture_social.domain.iiif.nodes import MOST_PARTS, is_address, pixels

_VERSION_OF_TYPE = re.compile(r"ImageService([123])")
_VERSION_OF_CONTEXT = re.compile(r"/image(?:-api)?/(?:api/)?([123])(?:\.|/)")
_LEVEL = re.compile(r"level([012])")


def read_service(values: list[Any]) -> ImageService | None:
    """The first service of images among others, in the words of any version."""
    found = (_service(one) for one in values[:MOST_PARTS] if isinstance(one, dict))
    return next(filter(None, found), None)


def picture_addresses(body: Body, side: int) -> Iterator[str]:
    """Addresses of a picture about ``side`` pixels long, the likeliest first.

    Rule: Image API, "Image Request Parameters". A width alone is what the lowest
    levels that scale allow; a box is for pictures whose size is unknown.
    """
    if body.service is None:
        return
    if body.service.level == 0:
        sizes = [_ready_size(body.service, side)]
    else:
        sizes = [_scaled_size(body, side), f"!{side},{side}"]
    quality = "native" if body.service.version == 1 else "default"
    for size in dict.fromkeys(filter(None, sizes)):
        path = f"{body.region}/{size}/{body.rotation}/{quality}.jpg"
        yield f"{body.service.url}/{path}"


def _service(value: Mapping[str, Any]) -> ImageService | None:
    url = value.get("id", value.get("@id"))
    version = _version(value)
    if not version or not is_address(url):
        return None
    return ImageService(
        url=str(url).rstrip("/").removesuffix("/info.json"),
        version=version,
        level=_level(value.get("profile")),
        sizes=_sizes(value.get("sizes")),
    )


def _version(value: Mapping[str, Any]) -> int:
    """Return the version of an image service; 0 for a service of another kind."""
    kind = value.get("type", value.get("@type"))
    if found := _VERSION_OF_TYPE.fullmatch(kind if isinstance(kind, str) else ""):
        return int(found[1])
    for name in ("@context", "profile"):
        if found := _VERSION_OF_CONTEXT.search(_first_text(value.get(name))):
            return int(found[1])
    return 0


def _level(profile: Any) -> int:
    found = _LEVEL.search(_first_text(profile))
    return int(found[1]) if found else 1


def _first_text(value: Any) -> str:
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, str) else ""


def _sizes(value: Any) -> tuple[tuple[int, int], ...]:
    rows = value[:MOST_PARTS] if isinstance(value, list) else []
    pairs = (
        (pixels(row.get("width")), pixels(row.get("height")))
        for row in rows
        if isinstance(row, dict)
    )
    return tuple(pair for pair in pairs if all(pair))


def _ready_size(service: ImageService, side: int) -> str:
    """Return the smallest ready size that is long enough, else the largest."""
    sizes = sorted(service.sizes, key=max)
    enough = [size for size in sizes if max(size) >= side]
    if not sizes:
        return ""
    width, height = (enough or sizes[-1:])[0]
    return f"{width},{height}" if service.version == 3 else f"{width},"


def _scaled_size(body: Body, side: int) -> str:
    longest = max(body.width, body.height)
    if not (body.width and body.height) or body.region != "full":
        return ""
    return f"{max(1, round(body.width * min(1, side / longest)))},"
