"""The fonts of image cards: which of them has a sign, and how wide a text is."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import regex
from PIL import ImageFont, features

from wagtail_culture_social.domain.graphemes import graphemes

VENDOR = Path(__file__).parents[2] / "static/wagtail_culture_social/vendor"
TEXT = VENDOR / "atkinson-hyperlegible-ttf"
REGULAR = TEXT / "AtkinsonHyperlegible_400Regular.ttf"
BOLD = TEXT / "AtkinsonHyperlegible_700Bold.ttf"
EMOJI = VENDOR / "noto-emoji" / "NotoEmoji_500Medium.ttf"
EMOJI_SIZE = 0.8
"""Emoji are drawn smaller: their box is wider than that of a capital."""
SHAPES = features.check("raqm")
"""Whether Pillow can join and place signs as a language wants it."""

_INVISIBLE = regex.compile(r"\p{Default_Ignorable_Code_Point}")
_SPACE = regex.compile(r"\s+")
_TRIED = 32
_NOWHERE = "\U0010fffd"
"""A private character: what a font draws for it, it draws for all that it lacks."""
_TEXT_SIGNS = {"\u2011": "-", "\u2028": " ", "\u2029": " "}
_PLAIN = str.maketrans(_TEXT_SIGNS | ({} if SHAPES else {"\u202f": "\u00a0"}))


class Run(NamedTuple):
    """A piece of a text that one font draws."""

    text: str
    font: ImageFont.FreeTypeFont


@dataclass(frozen=True, slots=True)
class Face:
    """A font for words in one size, in pixels; emoji come from their own."""

    is_bold: bool
    size: int

    def runs(self, text: str) -> list[Run]:
        """Return the text in pieces of one font each; what no font has is left out."""
        found: list[tuple[Path, str]] = []
        for cluster in graphemes(text.translate(_PLAIN)):
            file = _file_of(cluster)
            if file is None:
                continue
            shown = cluster if SHAPES else _INVISIBLE.sub("", cluster)
            if found and found[-1][0] == file:
                found[-1] = file, found[-1][1] + shown
            else:
                found.append((file, shown))
        return [Run(piece, self._font(file)) for file, piece in found]

    def width(self, text: str) -> float:
        """Return how wide a text is, in pixels."""
        return _width(self, text)

    def _font(self, file: Path) -> ImageFont.FreeTypeFont:
        if file == EMOJI:
            return _font(EMOJI, round(self.size * EMOJI_SIZE))
        return _font(BOLD if self.is_bold else REGULAR, self.size)


def missing_signs(text: str) -> str:
    """Return the signs of a text that no font has, each once."""
    signs = (one for one in graphemes(text.translate(_PLAIN)) if not one.isspace())
    return "".join(dict.fromkeys(one for one in signs if _file_of(one) is None))


def drawable(text: str) -> str:
    """Return the text without the signs that no font has."""
    kept = (one for one in graphemes(text.translate(_PLAIN)) if _file_of(one))
    return _SPACE.sub(lambda found: found[0][0], "".join(kept)).strip()


@lru_cache(maxsize=4096)
def _width(face: Face, text: str) -> float:
    return sum(run.font.getlength(run.text) for run in face.runs(text))


@lru_cache(maxsize=256)
def _font(file: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(file, size)


@lru_cache(maxsize=4096)
def _file_of(cluster: str) -> Path | None:
    """Return the font that has all of a sign; bold and regular have the same."""
    visible = _INVISIBLE.sub("", cluster)
    for file in (REGULAR, EMOJI):
        if visible and all(_has(file, sign) for sign in visible):
            return file
    return None


def _has(file: Path, sign: str) -> bool:
    return sign == "\u202f" or _drawn(file, sign) != _drawn(file, _NOWHERE)


def _drawn(file: Path, sign: str) -> tuple[tuple[int, int], bytes]:
    mask = _font(file, _TRIED).getmask(sign)
    return mask.size, bytes(mask)
