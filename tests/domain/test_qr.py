"""QR codes: what is drawn is the code, within its quiet zone."""

import re
from xml.etree import ElementTree

import pytest
import segno

from wagtail_culture_social.domain.qr import QUIET_ZONE, qr_svg

ADDRESS = "https://quays.example/en/whats-on/organ-and-voice/?utm_source=poster"
STEP = re.compile(r"([MmhHvV])([-0-9. ]*)")


def drawn(svg: str) -> tuple[int, set[tuple[int, int]]]:
    """The side of a drawing in modules, and its dark modules by column and row."""
    root = ElementTree.fromstring(svg)
    box = [int(number) for number in root.get("viewBox", "").split()]
    assert box[:2] == [0, 0]
    assert box[2] == box[3]
    ground, lines = root
    assert ground.attrib == {"fill": "#fff", "d": f"M0 0h{box[2]}v{box[2]}h-{box[2]}z"}
    assert lines.get("stroke") == "#000"
    dark, x, y = set(), 0.0, 0.0
    for step, text in STEP.findall(lines.get("d", "")):
        numbers = [float(n) for n in re.findall(r"-?[0-9]*\.?[0-9]+", text)]
        if step == "M":
            x, y = numbers
        elif step == "m":
            x, y = x + numbers[0], y + numbers[1]
        else:
            assert step == "h"
            dark |= {(int(x) + n, int(y)) for n in range(int(numbers[0]))}
            x += numbers[0]
    return box[2], dark


def test_what_is_drawn_is_the_code() -> None:
    side, dark = drawn(qr_svg(ADDRESS))
    code = segno.make(ADDRESS, error="q", micro=False)
    assert side == len(code.matrix) + 2 * QUIET_ZONE
    assert dark == {
        (column + QUIET_ZONE, row + QUIET_ZONE)
        for row, line in enumerate(code.matrix)
        for column, module in enumerate(line)
        if module
    }


def test_four_light_modules_are_around_it() -> None:
    side, dark = drawn(qr_svg(ADDRESS))
    inside = range(4, side - 4)
    assert all(column in inside and row in inside for column, row in dark)
    assert {(4, 4), (side - 5, 4), (4, side - 5)} <= dark


def test_a_quarter_may_be_soiled() -> None:
    code = segno.make(ADDRESS, error="q", micro=False)
    assert code.error in {"Q", "H"}
    assert drawn(qr_svg(ADDRESS))[0] == len(code.matrix) + 8


def test_it_has_neither_style_nor_script() -> None:
    svg = qr_svg(ADDRESS)
    assert "style" not in svg
    assert "<script" not in svg
    assert svg.startswith("<svg ")


@pytest.mark.parametrize("text", ["", "https://example.org/" + "a" * 3000])
def test_what_no_code_can_hold_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="."):
        qr_svg(text)
