"""What posts call one item, in both languages."""

import pytest

from wagtail_culture_social.domain.item_words import item_theme, quoted


@pytest.mark.parametrize(
    ("kind", "language", "said"),
    [
        ("book", "fr", "Le livre de la semaine"),
        ("record", "fr-CA", "Le disque de la semaine"),
        ("playlist", "fr", "La musique de la semaine"),
        ("film", "en-gb", "The film of the week"),
        ("object", "en", "The object of the week"),
        ("gallery", "fr", "À découvrir cette semaine"),
        ("book", "de", "The book of the week"),
    ],
)
def test_an_item_is_called_by_its_kind(kind: str, language: str, said: str) -> None:
    assert item_theme(kind, language) == said


def test_a_text_is_quoted_once() -> None:
    french = "«\u202fLa mer.\u202f»"
    assert quoted("La mer.", "fr") == french
    assert quoted("« La mer. »", "fr") == french
    assert quoted("“The sea.”", "en") == "“The sea.”"
    assert quoted(" « » ", "fr") == ""
