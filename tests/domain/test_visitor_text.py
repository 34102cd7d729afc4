"""What visitors write: form NFC, no hidden steering, nothing that shows nothing."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.visitor_text import (
    Fault,
    TextFault,
    clean,
    names_contact,
)

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
NBSP = "\u00a0"
FAMILY = "👩\u200d👧"


def line(text: str, most: int = 100) -> str:
    return clean(text, lines=False, most=most)


def lines(text: str, most: int = 100) -> str:
    return clean(text, lines=True, most=most)


@given(text=ANY_TEXT, has_lines=st.booleans())
def test_any_text_is_refused_or_can_be_kept_for_ever(
    text: str, has_lines: bool
) -> None:
    try:
        kept = clean(text, lines=has_lines, most=100)
    except TextFault:
        return
    kept.encode("utf-8")
    assert unicodedata.is_normalized("NFC", kept)
    assert kept == kept.strip() == clean(kept, lines=has_lines, most=100)
    assert has_lines or len(kept.splitlines()) <= 1


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a\ud800b", Fault.SURROGATE),
        ("a\ufffeb", Fault.SURROGATE),
        ("a\ufdd0b", Fault.SURROGATE),
        ("a\U0001ffffb", Fault.SURROGATE),
        ("a\0b", Fault.CONTROL),
        ("a\x1b[31mb", Fault.CONTROL),
        ("a\x1cb", Fault.CONTROL),
        ("a\x7fb", Fault.CONTROL),
        ("a\u202eb", Fault.BIDI),
        ("a\u2066b\u2069", Fault.BIDI),
    ],
)
def test_what_steers_machines_or_the_words_of_others_is_refused(
    text: str, fault: Fault
) -> None:
    with pytest.raises(TextFault) as refused:
        line(text)
    assert refused.value.code == fault


def test_accents_are_composed() -> None:
    assert line("Muse\u0301e") == "Musée"


@pytest.mark.parametrize(
    "text",
    [f"Oui{NBSP}!", "18\u202fh\u202f30", FAMILY, "שלום\u200f!", "می\u200cخواهم", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"],
)
def test_honest_writing_is_left_alone(text: str) -> None:
    assert line(text) == text


def test_one_line_stays_one_line() -> None:
    assert line(" a\r\n\tb \u2028 c\x0bd ") == "a b c d"


def test_lines_keep_one_blank_line_between_them() -> None:
    assert lines("  one \r\n\r\n\r\n\n two\rthree  \n") == "one\n\ntwo\nthree"


@pytest.mark.parametrize(
    "text", ["", "  ", "\u200b\u200d", "\ufeff", "\u3164", "\u2800 \u2800", "\u200e"]
)
def test_what_shows_nothing_is_empty(text: str) -> None:
    assert line(text) == lines(text) == ""


def test_length_is_that_of_what_is_kept() -> None:
    assert line("e\u0301" * 5, most=5) == "é" * 5
    with pytest.raises(TextFault, match="too_long"):
        line("\ufb2c" * 2, most=5)  # each is three signs in form NFC


@pytest.mark.parametrize(
    "text",
    [
        "Write to marie@example.org please",
        "06 12 34 56 78",
        "(01.23.45.67.89)",
        "+44 20 7946 0000",
        "+33 (0)1 23 45 67 89",
    ],
)
def test_an_address_or_a_number_is_a_contact(text: str) -> None:
    assert names_contact(text)


@pytest.mark.parametrize(
    "text",
    [
        "ISBN 978-0-306-40615-7",
        "Open since 1905, 12.50 euros, room 007",
        "@museum is on Mastodon",
        "0.123456789",
        "From 1 000 000 000 to 2 000 000 000",
    ],
)
def test_years_prices_and_isbns_are_none(text: str) -> None:
    assert not names_contact(text)
