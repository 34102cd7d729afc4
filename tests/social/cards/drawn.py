"""Facts and pictures for image cards, without a database."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image

from wagtail_culture_social.social.share_cards.facts import CardFacts
from wagtail_culture_social.social.share_cards.photos import CENTRE, Picture

WINE, MUSTARD, NIGHT = (122, 30, 58), (242, 194, 48), (28, 27, 26)
RED, BLUE = (200, 30, 30), (30, 30, 200)


@dataclass
class Stored:
    """What a card needs of an image: its file."""

    content: bytes

    @contextmanager
    def open_file(self) -> Iterator[BytesIO]:
        yield BytesIO(self.content)


def picture_of(content: bytes, focus: tuple[float, float] = CENTRE) -> Picture:
    return Picture(1, "photo.jpg", str(len(content)), focus, Stored(content))


def encoded(image: Image.Image, form: str = "JPEG", **more: Any) -> bytes:
    content = BytesIO()
    image.save(content, form, **more)
    return content.getvalue()


def halves(width: int, height: int) -> Image.Image:
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image


def facts(**fields: Any) -> CardFacts:
    values = {
        "language": "fr",
        "title": "Concert d’orgue\u00a0: l’été des facteurs",
        "when": "samedi 28 novembre, de 18\u00a0h\u00a030 à 20\u00a0h",
        "where": "Chapelle des Mariniers",
        "organisation": "Médiathèque-musée des Quais",
        "credit": "Image\u00a0: John Frederick Kensett — CC0",
        "alt_text": "Un bateau sur une mer calme.",
        "paper": WINE,
        "photo": picture_of(encoded(halves(2400, 1600))),
    }
    return CardFacts(**{**values, **fields})


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def is_near(one: Any, other: Any, by: int = 12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))
