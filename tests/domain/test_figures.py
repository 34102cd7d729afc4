"""Figures as people write them, and how long the bars of a chart are."""

from decimal import Decimal

import pytest

from wagtail_culture_social.domain.figures import (
    Figure,
    bar_length,
    format_figure,
    format_share,
)


@pytest.mark.parametrize(
    ("value", "language", "written"),
    [
        (2000, "en", "2,000"),
        (2000, "fr", "2\u202f000"),
        (Decimal("2.5"), "fr", "2,5"),
        (Decimal("260000.00"), "en", "260,000"),
        (0, "fr", "0"),
        (12, "xx", "12"),
    ],
)
def test_a_figure_is_written_as_in_its_language(
    value: Figure, language: str, written: str
) -> None:
    assert format_figure(value, language) == written


@pytest.mark.parametrize(
    ("share", "language", "written"),
    [
        (0.5, "en", "50%"),
        (1 / 3, "en", "33.3%"),
        (2 / 3, "fr", "66,7\u00a0%"),
        (0, "fr", "0\u00a0%"),
        (1, "en", "100%"),
    ],
)
def test_a_share_has_one_decimal_at_most(
    share: float, language: str, written: str
) -> None:
    assert format_share(share, language) == written


@pytest.mark.parametrize(
    ("part", "whole", "length"),
    [
        (1, 3, "33.33"),
        (3, 3, "100"),
        (Decimal(1), Decimal(4), "25"),
        (5, 3, "100"),
        (-1, 3, "0"),
        (1, 3_000_000, "0"),
        (0, 0, "0"),
        (1, -2, "0"),
    ],
)
def test_a_bar_is_as_long_as_its_part_of_the_whole(
    part: Figure, whole: Figure, length: str
) -> None:
    assert bar_length(part, whole) == length
