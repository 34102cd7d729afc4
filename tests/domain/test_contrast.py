"""Colours that can be read on each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.contrast import (
    BLACK,
    INK,
    LEAST,
    WHITE,
    Colour,
    colour,
    contrast,
    ink_on,
    soft_ink_on,
)

colours = st.tuples(*[st.integers(0, 255)] * 3)


def test_colour_is_read_from_its_digits() -> None:
    assert colour("#7A1e3a") == (122, 30, 58)


@pytest.mark.parametrize("text", ["", "7A1E3A", "#7A1", "#7A1E3A00", "#ZZZZZZ", "red"])
def test_other_texts_are_no_colours(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - says nothing but that
        colour(text)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(BLACK, WHITE) == contrast(WHITE, BLACK) == pytest.approx(21)
    assert contrast((119, 119, 119), WHITE) == pytest.approx(4.478, abs=0.001)


def test_dark_paper_takes_white_and_light_paper_ink() -> None:
    assert ink_on((122, 30, 58)) == WHITE
    assert ink_on((250, 248, 243)) == INK


def test_middle_grey_takes_black() -> None:
    assert ink_on((119, 119, 119)) == BLACK


@given(colours)
def test_every_colour_can_be_written_on(paper: Colour) -> None:
    assert contrast(ink_on(paper), paper) >= LEAST
    assert contrast(soft_ink_on(paper), paper) >= LEAST


def test_small_print_is_softer_where_it_can_be() -> None:
    assert soft_ink_on(WHITE) != ink_on(WHITE)
    assert soft_ink_on((119, 119, 119)) == BLACK
