"""Typed text is made safe to print."""

import pytest

from wagtail_culture_social.domain.plain_text import (
    LONGEST,
    address,
    one_line,
    paragraphs,
    without_controls,
)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a\x00b\ud800c\u202ed\u2066e", "abcde"),
        ("e\u0301", "é"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a  \n\n\n\nb ", "a\n\nb"),
        ("👨‍👩‍👧", "👨‍👩‍👧"),
        ("18\u00a0h", "18\u00a0h"),
    ],
)
def test_paragraphs(typed: str, printed: str) -> None:
    assert paragraphs(typed) == printed


def test_one_line() -> None:
    assert one_line(" a\n\t b\u00a0c ") == "a b\u00a0c"


def test_an_endless_text_ends_with_an_ellipsis() -> None:
    text = paragraphs("mot " * 250_000)
    assert len(text) <= LONGEST
    assert text.endswith("mot…")


def test_address() -> None:
    assert address(" https://a/b c\x00\u202e ") == "https://a/b%20c"
    assert address("https://a/" + "b" * LONGEST) == ""


def test_what_xml_cannot_hold_is_left_out_and_nothing_else() -> None:
    kept = "a\tb\r\n\n\n\nc \u202f“é”" + "x" * 6000
    assert without_controls(f"\x00\x0b{kept}\x7f\ud800\ufffe") == kept
