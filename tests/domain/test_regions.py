"""Regions of a picture: what lies inside it, in percent and in pixels."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.regions import Region


def region(*numbers: Any) -> Region:
    return Region(*(None if n is None else Decimal(str(n)) for n in numbers))


@pytest.mark.parametrize(
    ("numbers", "faults"),
    [
        ((0, 0, 100, 100), {}),
        ((12.5, 30, 20, 0.1), {}),
        ((None, 0, 10, 10), {"x": "missing"}),
        ((0, 0, 10, None), {"height": "missing"}),
        (("NaN", 0, 10, 10), {"x": "missing"}),
        ((0, 0, "Infinity", 10), {"width": "missing"}),
        ((-1, 100, 10, 10), {"x": "outside", "y": "outside"}),
        ((0, 0, 0, -5), {"width": "empty", "height": "empty"}),
        ((90, 0, 10.1, 10), {"width": "beyond"}),
        ((0, 50, 10, 60), {"height": "beyond"}),
    ],
)
def test_what_is_wrong_is_said_where(
    numbers: tuple[Any, ...], faults: dict[str, str]
) -> None:
    assert region(*numbers).faults == faults


def test_numbers_are_written_as_in_addresses() -> None:
    found = Region(Decimal("1E+1"), Decimal("0.0"), Decimal("20.50"), Decimal("100"))
    assert found.numbers == ("10", "0", "20.5", "100")


def test_a_region_becomes_pixels() -> None:
    assert region(25, 50, 50, 50).box(400, 301) == (100, 150, 300, 301)


def test_a_region_with_faults_is_refused() -> None:
    faulty = region(0, 0, 0, 10)
    with pytest.raises(ValueError, match="no region"):
        faulty.box(10, 10)
    with pytest.raises(ValueError, match="no region"):
        assert faulty.numbers


percent = st.decimals(0, 100, places=1)


@given(percent, percent, percent, percent, st.integers(1, 5000), st.integers(1, 5000))
def test_a_box_is_inside_its_picture(
    x: Decimal, y: Decimal, w: Decimal, h: Decimal, width: int, height: int
) -> None:
    found = Region(x, y, w, h)
    if found.faults:
        return
    left, top, right, bottom = found.box(width, height)
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
