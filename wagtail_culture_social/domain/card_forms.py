"""The formats of image cards in pixels, and which network takes which; no drawing."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log
from types import MappingProxyType
from typing import NamedTuple

from wagtail_culture_social.domain.networks import Network, network_for

LINK_FORM = "og"
"""The format that networks show for a link; a page's head names it."""
MOST_BYTES = 976_000
"""What every network takes, the thumbnail of a Bluesky link included."""


class Box(NamedTuple):
    """A rectangle in pixels, from the upper left corner."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Where it ends; the pixel itself is outside."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """Where it ends; the pixel itself is outside."""
        return self.top + self.height

    def holds(self, other: "Box") -> bool:
        """Tell whether the other box lies wholly inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class CardForm:
    """One format: its size, where the photo is, and where words may stand.

    `safe` is what no app covers with buttons or round corners; words stay inside.
    `words` is their part beside a photo, and `unit` the size of plain text.
    """

    key: str
    width: int
    height: int
    photo: Box
    safe: Box
    words: Box
    unit: int


CARD_FORMS: Mapping[str, CardForm] = MappingProxyType(
    {
        form.key: form
        for form in (
            CardForm(
                key="og",
                width=1200,
                height=630,
                photo=Box(640, 0, 560, 630),
                safe=Box(56, 48, 1088, 534),
                words=Box(56, 48, 536, 534),
                unit=28,
            ),
            CardForm(
                key="square",
                width=1080,
                height=1080,
                photo=Box(0, 0, 1080, 510),
                safe=Box(64, 64, 952, 952),
                words=Box(64, 554, 952, 462),
                unit=32,
            ),
            CardForm(
                key="portrait",
                width=1080,
                height=1350,
                photo=Box(0, 0, 1080, 720),
                safe=Box(64, 72, 952, 1206),
                words=Box(64, 768, 952, 510),
                unit=36,
            ),
            CardForm(
                key="story",
                width=1080,
                height=1920,
                photo=Box(0, 0, 1080, 940),
                safe=Box(72, 250, 936, 1330),
                words=Box(72, 994, 936, 586),
                unit=40,
            ),
            CardForm(
                key="pin",
                width=1000,
                height=1500,
                photo=Box(0, 0, 1000, 860),
                safe=Box(60, 64, 880, 1372),
                words=Box(60, 910, 880, 526),
                unit=36,
            ),
        )
    }
)
"""The formats by their key: link card, square, 4:5, 9:16, and a pin of 2:3.

The safe zone of a story leaves 250 pixels at its head and 340 at its foot, where
Instagram and TikTok lay account, sound and answer over it.
"""


def form_for(network: str | Network) -> str:
    """The key of the format whose shape is nearest to the image of a network.

    Raises `UnknownNetwork`.
    """
    wanted = network_for(network)
    ratio = wanted.image_width / wanted.image_height

    def distance(form: CardForm) -> float:
        return abs(log(form.width / form.height / ratio))

    return min(CARD_FORMS.values(), key=distance).key
