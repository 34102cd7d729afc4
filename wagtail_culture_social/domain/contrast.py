"""Colours that can be read on each other, by the rule of WCAG; no drawing."""

Colour = tuple[int, int, int]
"""Red, green and blue from 0 to 255 (sRGB)."""

INK: Colour = (28, 27, 26)
PAPER: Colour = (250, 248, 243)
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
LEAST = 4.5
"""The least contrast of text (WCAG 2.2, 1.4.3 AA)."""


def colour(text: str) -> Colour:
    """The colour of a text such as `#7A1E3A`; raises `ValueError` for any other."""
    digits = text.removeprefix("#")
    if len(digits) != 6 or digits == text:
        raise ValueError(f"Not a colour: {text!r}")
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(one: Colour) -> float:
    """The relative luminance of a colour, from 0 to 1 (WCAG 2.2)."""
    red, green, blue = map(_linear, one)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ink_on(paper: Colour) -> Colour:
    """White or our ink, what reads better; black where neither reads well enough."""
    best = max((WHITE, INK), key=lambda ink: contrast(ink, paper))
    return best if contrast(best, paper) >= LEAST else BLACK


def soft_ink_on(paper: Colour) -> Colour:
    """The same, nearer to the paper, as far as small print can be read."""
    ink = ink_on(paper)
    for share in (0.35, 0.25, 0.15):
        soft = _mixed(ink, paper, share)
        if contrast(soft, paper) >= LEAST:
            return soft
    return ink


def _mixed(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (
        round(a + (b - a) * share) for a, b in zip(one, other, strict=True)
    )
    return red, green, blue


def _linear(part: int) -> float:
    value = part / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
