"""Pictures from elsewhere, read with suspicion and written anew from their pixels.

What came along with the pixels stays behind: places, names, comments, profiles, and
whatever else was appended. Keeping the result is done elsewhere.
"""

from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps

LONG_SIDE = 4096
MOST_PIXELS = 50_000_000
QUALITY = 88
DRAWINGS = {"PNG", "GIF"}

MESSAGES = {
    "damaged": _(
        "This is no picture in the format that it claims to have, or it is damaged."
    ),
    "pixels": _("This picture has too many pixels."),
}


class PictureError(Exception):
    """A picture that we do not take; ``code`` says why, a key of ``MESSAGES``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A picture with nothing but pixels, upright, in sRGB."""

    content: bytes
    extension: str


def clean_picture(content: bytes, file_format: str) -> CleanPicture:
    """Return the picture (of an animation the first one), or raise ``PictureError``.

    ``file_format`` is what the picture claims to be, as Pillow names it; no other
    decoder sees it.
    """
    try:
        with Image.open(BytesIO(content), formats=[file_format]) as picture:
            if 0 < picture.width * picture.height <= MOST_PIXELS:
                return _written_anew(picture)
            code = "pixels"
    except Image.DecompressionBombError:
        code = "pixels"
    except Exception:  # noqa: BLE001 - decoders raise whatever a bad file makes them
        code = "damaged"
    raise PictureError(code)


def _written_anew(picture: Image.Image) -> CleanPicture:
    is_drawing = picture.format in DRAWINGS or picture.has_transparency_data
    picture.thumbnail((LONG_SIDE, LONG_SIDE))
    ImageOps.exif_transpose(picture, in_place=True)
    pixels = in_srgb(picture)
    # Pillow writes what a picture was read with, comments too, unless it is a new one.
    fresh = Image.new(pixels.mode, pixels.size)
    fresh.paste(pixels)
    content = BytesIO()
    fresh.save(content, "PNG" if is_drawing else "JPEG", quality=QUALITY)
    return CleanPicture(content.getvalue(), "png" if is_drawing else "jpg")


def in_srgb(picture: Image.Image) -> Image.Image:
    """Return a picture in sRGB, transparent where it was; its profile is heeded."""
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in {"RGB", "CMYK"}:
        with suppress(ImageCms.PyCMSError):
            srgb = ImageCms.createProfile("sRGB")
            change = ImageCms.buildTransform(
                BytesIO(profile), srgb, picture.mode, "RGB"
            )
            return change.apply(picture)
    if picture.mode.startswith("I"):  # 16 bits of grey, which `convert` cuts off at 8
        picture = picture.convert("I").point(lambda grey: grey / 256).convert("L")
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")
