"""Pictures read with suspicion and written anew from their pixels, by Pillow alone.

What came along with the pixels stays behind: places, names, comments, profiles, and
whatever else was appended. Nothing here imports Django, so that a small process of its
own can do it.
"""

from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from PIL import ExifTags, Image, ImageCms

LONG_SIDE = 4096
MOST_PIXELS = 50_000_000
QUALITY = 88
EFFORT = 2
"""Of the compression of PNG: half the time of the usual 6, a twentieth more bytes."""
DRAWINGS = {"PNG", "GIF"}
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a picture upright, by the orientation that its camera noted (Exif 2.3)."""


class PictureError(Exception):
    """A picture that we do not take; ``code`` says why: "damaged" or "pixels"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the extension of its format, and its size in pixels."""

    extension: str
    width: int
    height: int


def write_anew(source: BinaryIO, file_format: str, target: BinaryIO) -> Written:
    """Write a picture (of an animation the first one) with nothing but its pixels.

    It is upright, in sRGB, of 4096 pixels at most. ``file_format`` is what it claims
    to be, as Pillow names it; no other decoder sees it. Raises ``PictureError``.
    """
    try:
        with Image.open(source, formats=[file_format]) as picture:
            if 0 < picture.width * picture.height <= MOST_PIXELS:
                return _written(picture, target)
            code = "pixels"
    except (Image.DecompressionBombError, MemoryError):
        code = "pixels"
    except Exception:  # noqa: BLE001 - decoders raise whatever a bad file makes them
        code = "damaged"
    raise PictureError(code)


def _written(picture: Image.Image, target: BinaryIO) -> Written:
    is_drawing = picture.format in DRAWINGS or picture.has_transparency_data
    picture.thumbnail((LONG_SIDE, LONG_SIDE))
    picture.load()  # to the end, before anything is forgiven
    pixels = in_srgb(_upright(picture))
    # Pillow writes what a picture was read with, comments too, unless it is a new one.
    fresh = Image.new(pixels.mode, pixels.size)
    fresh.paste(pixels)
    file_format = "PNG" if is_drawing else "JPEG"
    fresh.save(target, file_format, quality=QUALITY, compress_level=EFFORT)
    return Written("png" if is_drawing else "jpg", *fresh.size)


def _upright(picture: Image.Image) -> Image.Image:
    orientation = 1
    with suppress(Exception):  # what a camera noted may be broken beside good pixels
        orientation = picture.getexif().get(ExifTags.Base.Orientation, 1)
    turn = TURNS.get(orientation)
    return picture if turn is None else picture.transpose(turn)


def in_srgb(picture: Image.Image) -> Image.Image:
    """Return a picture in sRGB, transparent where it was; its profile is heeded."""
    shown = "RGBA" if picture.has_transparency_data else "RGB"
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I"):  # 16 bits of grey, which `convert` cuts off at 8
        picture = picture.convert("I").point(lambda grey: grey / 256).convert("L")
    if picture.mode not in {"L", "CMYK"} or picture.has_transparency_data:
        picture = _in_mode(picture, shown)
    if profile:
        with suppress(ImageCms.PyCMSError):
            srgb = ImageCms.createProfile("sRGB")
            change = ImageCms.buildTransform(
                BytesIO(profile), srgb, picture.mode, shown
            )
            return change.apply(picture)
    return _in_mode(picture, shown)


def _in_mode(picture: Image.Image, mode: str) -> Image.Image:
    return picture if picture.mode == mode else picture.convert(mode)
