"""Prices in words."""

from decimal import Decimal

import pytest

from wagtail_culture_social.domain.prices import format_price


@pytest.mark.parametrize(
    ("amount", "language", "words"),
    [
        ("8", "fr", "8\u00a0€"),
        ("8", "en", "€8"),
        ("8.5", "fr", "8,50\u00a0€"),
        ("8.50", "en", "€8.50"),
        ("0", "fr", "0\u00a0€"),
        ("1200", "fr", "1\u202f200\u00a0€"),
    ],
)
def test_prices_follow_the_language(amount: str, language: str, words: str) -> None:
    assert format_price(Decimal(amount), "EUR", language) == words


def test_no_price_is_no_words() -> None:
    assert format_price(None, "EUR", "fr") == ""


def test_an_unknown_currency_is_shown_as_it_is() -> None:
    assert format_price(Decimal(8), "XYZ", "fr") == "8\u00a0XYZ"
