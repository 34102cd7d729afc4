"""The badge of a campaign as SVG."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.badges import HEIGHT, NARROWEST, WIDEST, Badge, svg

NAMESPACE = "{http://www.w3.org/2000/svg}"


def lines(badge: Badge) -> list[ET.Element]:
    return list(ET.fromstring(svg(badge)).iter(f"{NAMESPACE}text"))


def test_badge_has_three_lines_and_a_title() -> None:
    badge = Badge("en", "We take part", "#MuseumWeek", "23–29 November 2026")
    assert [line.text for line in lines(badge)] == [
        "We take part",
        "#MuseumWeek",
        "23–29 November 2026",
    ]
    root = ET.fromstring(svg(badge))
    assert root.findtext(f"{NAMESPACE}title") == badge.alt
    assert badge.alt == "We take part: #MuseumWeek, 23–29 November 2026"
    assert (root.get("lang"), root.get("height")) == ("en", str(HEIGHT))


def test_words_for_who_does_not_see_it_are_typed_as_its_language_wants() -> None:
    badge = Badge("fr", "Nous participons", "#Été")
    assert badge.alt == "Nous participons\u00a0: #Été"


def test_line_without_words_is_not_drawn() -> None:
    badge = Badge("fr", "Nous participons", "#Été")
    assert len(lines(badge)) == 2
    assert badge.width == NARROWEST


@pytest.mark.parametrize("tag", ["#" + "MuseumWeek" * 6, "#" + "博物館" * 12])
def test_what_is_too_wide_is_drawn_narrower(tag: str) -> None:
    badge = Badge("en", "We take part", tag)
    drawn = lines(badge)
    assert badge.width == WIDEST
    assert drawn[0].get("textLength") is None
    assert int(drawn[1].get("textLength", "0")) < WIDEST


@given(st.text(), st.text())
def test_any_words_are_an_svg_and_nothing_else(tag: str, when: str) -> None:
    root = ET.fromstring(svg(Badge("en", "We take part", tag, when)))
    assert {element.tag.removeprefix(NAMESPACE) for element in root.iter()} <= {
        *("svg", "title", "rect", "g", "text")
    }
