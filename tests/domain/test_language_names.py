"""Languages are named as a sentence of the page's language names them."""

import pytest

from wagtail_culture_social.domain.language_names import languages_in_words


@pytest.mark.parametrize(
    ("codes", "language", "words"),
    [
        (["fr"], "en", "French"),
        (["fr", "en"], "fr", "français et anglais"),
        (["fr", "en", "de"], "en-GB", "French, English and German"),
        (["br", "oc"], "fr", "breton et occitan"),
        (["zzz"], "fr", "zzz"),
        (["fr"], "xx-yy-zz", "French"),
        ([], "fr", ""),
    ],
)
def test_languages_in_words(codes: list[str], language: str, words: str) -> None:
    assert languages_in_words(codes, language) == words
