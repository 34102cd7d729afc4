"""What is ceded with a licence is written: to whom, where, how long, for nothing."""

import pytest
from django.utils.translation import override

from wagtail_culture_social.domain.contests import LICENCES
from wagtail_culture_social.participation.entries.ceding import licence_words


@pytest.mark.parametrize("uri", ["", *LICENCES])
def test_territory_duration_and_price_are_told(uri: str) -> None:
    with override("en"):
        words = licence_words(uri, "en")
    assert "free of charge" in words
    assert "in the whole world" in words
    assert any(word in words for word in ("until I", "as long as", "for ever"))
    assert words.count("%") == 0


def test_no_two_licences_say_the_same() -> None:
    with override("en"):
        assert len({licence_words(uri, "en") for uri in LICENCES}) == len(LICENCES)


@pytest.mark.parametrize(
    ("code", "words", "others"),
    [
        ("by/4.0", "They may change it. Commercial purposes are allowed.", "same"),
        ("by-sa/4.0", "same licence", "Not for commercial"),
        ("by-nc/4.0", "Not for commercial", "are allowed"),
        ("by-nd/4.0", "Nobody may share it changed", "may change it"),
        ("by-nc-nd/4.0", "Nobody may share it changed. Not for", "are allowed"),
    ],
)
def test_the_terms_are_those_of_the_licence(code: str, words: str, others: str) -> None:
    with override("en"):
        told = licence_words(f"https://creativecommons.org/licenses/{code}/", "en")
    assert words in told
    assert others not in told
