"""Small pictures of canvases, asked of their servers within a bounded time.

What a manifest or a server says of sizes counts for nothing: the picture that came is
measured, and written anew.
"""

import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from threading import Lock

from PIL import Image

from wagtail_culture_social.domain.iiif.facts import Body, Canvas
from wagtail_culture_social.domain.iiif.image_services import picture_addresses
from wagtail_culture_social.domain.iiif.nodes import over_https
from wagtail_culture_social.outbound import OutboundError, fetch
from wagtail_culture_social.social.clean_pictures import PictureError, clean_picture
from wagtail_culture_social.social.fetched_pictures import FORMATS

SIDE = 800
"""The longest side that is asked for and kept, in pixels."""
MOST_BYTES = 5 * 1024 * 1024
MOST_BODY_PIXELS = 25_000_000
"""An image without a service is fetched whole only when it says to be smaller."""
MOST_TRIES = 3
SECONDS = 15.0
SECONDS_EACH = 6.0
AT_ONCE = 4
LATER, NONE = "later", "none"
_ONE_AT_A_TIME = Lock()
"""Pixels weigh far more than files: pictures are fetched together, not unpacked."""


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small picture; ``width`` and ``height`` are its own."""

    content: bytes
    width: int
    height: int


def fetch_thumbnails(
    canvases: Mapping[int, Canvas], seconds: float = SECONDS
) -> dict[int, Thumbnail | str]:
    """Return for each number a picture, or the code of what kept it away.

    ``later``: the time was over; ``none``: nothing to be shown. The others are codes
    of ``outbound`` and ``clean_pictures``.
    """
    ends = time.monotonic() + seconds
    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = pool.map(lambda canvas: _thumbnail(canvas, ends), canvases.values())
        return dict(zip(canvases, found, strict=True))


def _thumbnail(canvas: Canvas, ends: float) -> Thumbnail | str:
    fault = NONE
    for number, url in enumerate(_addresses(canvas)):
        left = ends - time.monotonic()
        if left <= 0:
            return LATER
        if number == MOST_TRIES:
            break
        try:
            return _fetch(url, min(left, SECONDS_EACH))
        except (OutboundError, PictureError) as error:
            fault = error.code
    return fault


def _addresses(canvas: Canvas) -> Iterator[str]:
    """Yield where a picture may be: scaled, a thumbnail of theirs, the image whole."""
    picture = canvas.picture
    if picture:
        yield from picture_addresses(picture, SIDE)
    for one in canvas.thumbnails:
        yield from picture_addresses(one, SIDE)
        yield one.url
    if picture and _is_small(picture):
        yield picture.url


def _is_small(picture: Body) -> bool:
    return picture.width * picture.height <= MOST_BODY_PIXELS


def _fetch(url: str, seconds: float) -> Thumbnail:
    answer = fetch(
        over_https(url), accept=list(FORMATS), most_bytes=MOST_BYTES, seconds=seconds
    )
    with _ONE_AT_A_TIME:
        return _made_small(answer.body, FORMATS[answer.content_type])


def _made_small(content: bytes, file_format: str) -> Thumbnail:
    clean = clean_picture(content, file_format)
    with Image.open(BytesIO(clean.content)) as picture:
        picture.thumbnail((SIDE, SIDE))
        small = BytesIO()
        picture.save(small, "WEBP", quality=72)
        return Thumbnail(small.getvalue(), *picture.size)
