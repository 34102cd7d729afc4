"""Names without what people type differently."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.folding import folded, latin


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Musée  d’Orsay", "musee d orsay"),
        ("  ÉCOLE-nationale, (Lyon) ", "ecole nationale lyon"),
        ("Cœur & Œuvre", "coeur oeuvre"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("Εθνικό Μουσείο", "εθνικο μουσειο"),
        ("\N{MATHEMATICAL BOLD CAPITAL ALPHA} ℡", "α tel"),
        ("…", ""),
    ],
)
def test_accents_capitals_and_signs_make_no_difference(
    text: str, expected: str
) -> None:
    assert folded(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Эрмитаж", "ermitazh"), ("Εθνικό", "ethniko"), ("Musée", "musee")],
)
def test_other_scripts_are_sorted_among_latin_letters(text: str, expected: str) -> None:
    assert latin(text) == expected


@given(st.text())
def test_what_is_folded_stays_folded(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert latin(latin(text)) == latin(text)
    assert latin(text).isascii()
