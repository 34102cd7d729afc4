"""Photos and logos as image cards need them: opened, upright, cropped, in sRGB."""

from dataclasses import dataclass, field
from math import ceil
from typing import Any, Self

from PIL import Image, ImageOps

from wagtail_culture_social.domain.contrast import Colour
from wagtail_culture_social.social.pixels import in_srgb

Size = tuple[int, int]
Edges = tuple[float, float, float, float]
"""Left, upper, right and lower edge."""
SWAPPED = {5, 6, 7, 8}
"""Orientations of EXIF in which width and height change places."""
ORIENTATION = 0x0112
CENTRE = (0.5, 0.5)


class Unreadable(Exception):
    """A picture that is gone, damaged, or in a format that Pillow does not draw."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of Wagtail as a card shows it; ``focus`` is a share of each side.

    ``name`` and ``content`` tell one file from another.
    """

    key: int
    name: str
    content: str
    focus: tuple[float, float] = CENTRE
    image: Any = field(default=None, compare=False, repr=False)

    @classmethod
    def of(cls, image: Any) -> Self | None:
        """Return an image with what its editor chose of it."""
        if image is None:
            return None
        focal, focus = image.get_focal_point(), CENTRE
        if focal is not None and image.width and image.height:
            centre = focal.centroid
            focus = centre.x / image.width, centre.y / image.height
        return cls(image.pk, image.file.name, image.file_hash, focus, image)

    def read(self, least: Size) -> Image.Image:
        """Return the picture upright, a JPEG hardly larger than needed to fill a size.

        Raises ``Unreadable``, whatever is wrong with the file.
        """
        try:
            with self.image.open_file() as file, Image.open(file) as found:
                turned = found.getexif().get(ORIENTATION) in SWAPPED
                width, height = reversed(least) if turned else least
                scale = max(width / found.width, height / found.height)
                needed = (ceil(found.width * scale), ceil(found.height * scale))
                found.draft("RGB", needed)
                found.load()
                ImageOps.exif_transpose(found, in_place=True)
                return found
        except Exception as error:
            raise Unreadable(self.name) from error


def filled(picture: Picture, size: Size, paper: Colour) -> Image.Image:
    """Return the photo in this size, cropped around its focus.

    Raises ``Unreadable``.
    """
    photo = picture.read(size)
    if photo.mode not in {"RGB", "CMYK", "L"}:
        photo = in_srgb(photo)
    box = cropped(photo.size, size, picture.focus)
    small = photo.resize(size, Image.Resampling.BICUBIC, box, reducing_gap=2.0)
    small.info = photo.info  # the profile of its colours
    return on_paper(in_srgb(small), paper)


def contained(picture: Picture, size: Size) -> Image.Image:
    """Return the logo as large as it may be, with what is transparent in it.

    Raises ``Unreadable``.
    """
    logo = in_srgb(picture.read(size)).convert("RGBA")
    return ImageOps.contain(logo, size, Image.Resampling.LANCZOS)


def cropped(size: Size, shape: Size, focus: tuple[float, float]) -> Edges:
    """Return the largest part of that shape, as near to the focus as the edges let."""
    scale = max(shape[0] / size[0], shape[1] / size[1])
    width, height = (
        min(wanted / scale, given) for wanted, given in zip(shape, size, strict=True)
    )
    left = min(max(focus[0] * size[0] - width / 2, 0), size[0] - width)
    top = min(max(focus[1] * size[1] - height / 2, 0), size[1] - height)
    return left, top, left + width, top + height


def on_paper(picture: Image.Image, paper: Colour) -> Image.Image:
    """Return the picture with paper wherever it is transparent."""
    if picture.mode != "RGBA":
        return picture
    sheet = Image.new("RGB", picture.size, paper)
    sheet.paste(picture, mask=picture.getchannel("A"))
    return sheet


def mean_colour(picture: Image.Image) -> Colour:
    """Return the colour of what is not transparent, in the mean."""
    dot = picture.convert("RGBa").resize((1, 1), Image.Resampling.BOX).convert("RGBA")
    pixel: Any = dot.getpixel((0, 0))
    red, green, blue, _opacity = pixel
    return red, green, blue


def is_cut_out(picture: Image.Image) -> bool:
    """Tell whether the paper shows through."""
    extremes: Any = picture.getchannel("A").getextrema()
    return extremes[0] < 255
