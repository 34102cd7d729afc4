"""Figures as people of a language write them; what they count is said elsewhere."""

from decimal import Decimal

from babel.numbers import format_decimal, format_percent

from wagtail_culture_social.domain.dates import locale_for

Figure = int | float | Decimal


def format_figure(value: Figure, language: str) -> str:
    """Write a figure by CLDR: `2,000`, `2 000` (U+202F); at most three decimals."""
    return format_decimal(value, locale=locale_for(language))


def format_share(share: float, language: str) -> str:
    """Write a part of one in per cent, with at most one decimal: `12.5%`, `12,5 %`."""
    return format_percent(
        round(share, 3), locale=locale_for(language), decimal_quantization=False
    )


def bar_length(part: Figure, whole: Figure) -> str:
    """Return the length of a bar in hundredths of the longest, from `0` to `100`.

    Written for attributes of SVG, which know no language; a whole that is not
    positive has bars without length.
    """
    if whole <= 0:
        return "0"
    hundredths = float(part) / float(whole) * 100
    return f"{round(min(max(hundredths, 0), 100), 2):g}"
