"""Pictures from elsewhere, cleaned in memory; why one is refused, in words.

Keeping the result is done elsewhere.
"""

from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.social.pixels import PictureError, write_anew

MESSAGES = {
    "damaged": _(
        "This is no picture in the format that it claims to have, or it is damaged."
    ),
    "pixels": _("This picture has too many pixels."),
}
"""What is said of a ``PictureError``, by its code."""


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
    target = BytesIO()
    written = write_anew(BytesIO(content), file_format, target)
    return CleanPicture(target.getvalue(), written.extension)


__all__ = ["MESSAGES", "CleanPicture", "PictureError", "clean_picture"]
