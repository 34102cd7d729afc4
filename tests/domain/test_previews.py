"""Examples of blocks: in two languages, and in English for any other."""

from decimal import Decimal

import pytest

from wagtail_culture_social.domain.previews import example_of, examples


def test_examples_speak_the_language_of_the_editor() -> None:
    assert example_of("heading", "fr") == "Au programme"
    assert example_of("heading", "fr-ca") == "Au programme"
    assert example_of("heading", "de") == example_of("heading", "en")


def test_numbers_are_exact() -> None:
    assert example_of("price", "en")["amount"] == Decimal("8.00")


def test_what_has_no_example_is_an_error() -> None:
    with pytest.raises(KeyError):
        example_of("nothing", "en")


def test_both_languages_have_the_same_blocks() -> None:
    assert examples("en").keys() == examples("fr").keys()
