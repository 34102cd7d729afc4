"""The badge of a campaign as SVG, made of its words alone: no font, no picture."""

import unicodedata
from dataclasses import dataclass
from html import escape
from math import ceil

from wagtail_culture_social.domain.plain_text import one_line, without_controls
from wagtail_culture_social.domain.typography import spaced

HEIGHT, PADDING = 96, 20
NARROWEST, WIDEST = 220, 460
_BACKGROUND, _INK = "#1d1d1b", "#ffffff"
_LINES = (("kicker", 15, 30, 400), ("tag", 26, 59, 700), ("when", 13, 81, 400))
"""Which words on which line: size and baseline in pixels, weight."""
_WIDE, _AVERAGE = 1.05, 0.6
"""Widths of a character in em, on the safe side for the fonts of any system."""


@dataclass(frozen=True, slots=True)
class Badge:
    """What a badge says, on three lines, in one language."""

    language: str
    kicker: str
    tag: str
    when: str = ""

    @property
    def alt(self) -> str:
        """The same for whoever does not see it."""
        kicker = spaced(f"{self.kicker}:", self.language)
        return ", ".join(filter(None, (f"{kicker} {self.tag}", self.when)))

    @property
    def width(self) -> int:
        """Pixels; what does not fit is drawn narrower."""
        needed = max(_width(getattr(self, name), size) for name, size, *_ in _LINES)
        return min(max(ceil(needed) + 2 * PADDING, NARROWEST), WIDEST)


def svg(badge: Badge) -> str:
    """The badge as an SVG document of `badge.width` × `HEIGHT` pixels."""
    width = badge.width
    lines = "".join(
        _line(getattr(badge, name), size, baseline, weight, width - 2 * PADDING)
        for name, size, baseline, weight in _LINES
        if getattr(badge, name)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}" '
        f'viewBox="0 0 {width} {HEIGHT}" role="img" lang="{_safe(badge.language)}">'
        f"<title>{_safe(badge.alt)}</title>"
        f'<rect width="{width}" height="{HEIGHT}" rx="8" fill="{_BACKGROUND}"/>'
        f'<g fill="{_INK}" font-family="system-ui, sans-serif">{lines}</g></svg>'
    )


def _line(text: str, size: int, baseline: int, weight: int, room: int) -> str:
    too_long = _width(text, size) > room
    fit = f' textLength="{room}" lengthAdjust="spacingAndGlyphs"' if too_long else ""
    return (
        f'<text x="{PADDING}" y="{baseline}" font-size="{size}" '
        f'font-weight="{weight}"{fit}>{_safe(text)}</text>'
    )


def _width(text: str, size: int) -> float:
    wide = sum(unicodedata.east_asian_width(one) in "WF" for one in text)
    return size * (wide * _WIDE + (len(text) - wide) * _AVERAGE)


def _safe(text: str) -> str:
    return escape(one_line(without_controls(text)))
