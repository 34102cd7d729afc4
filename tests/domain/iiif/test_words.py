"""Texts in several languages: which one a page shows, and how its markup is tamed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.iiif.markup import (
    is_markup,
    plain,
    safe_html,
    shortened,
)
from wagtail_culture_social.domain.iiif.stored import stored_words
from wagtail_culture_social.domain.iiif.words import (
    Said,
    Words,
    read_language_map,
    read_old_words,
)


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        ({"en": ["Sea"], "fr": ["Mer"]}, Said(("Mer",))),
        ({"FR": ["Mer"]}, Said(("Mer",))),
        ({"en": ["Sea"], "fr-CA": ["Mer"]}, Said(("Mer",), "fr-CA")),
        ({"en": ["Sea"], "none": ["S 12"]}, Said(("S 12",))),
        ({"de": ["Meer"], "en-GB": ["Sea"]}, Said(("Sea",), "en-GB")),
        ({"de": ["Meer"], "ja": ["海"]}, Said(("Meer",), "de")),
        ({"fr": [], "de": ["Meer"]}, Said(("Meer",), "de")),
        ({"none": ["a", "b"]}, Said(("a", "b"))),
        ({}, Said()),
    ],
)
def test_french_page_takes_what_is_nearest(
    languages: dict[str, list[str]], expected: Said
) -> None:
    assert Words.of(languages).in_language("fr") == expected


def test_page_of_a_variant_takes_the_language() -> None:
    assert Words.of({"fr": ["Mer"]}).in_language("fr-ca") == Said(("Mer",), "fr")


def test_language_map_has_lists_of_texts() -> None:
    assert read_language_map({"es-419": ["Mar"], "zh-Hant-CN": ["海"]})
    for value in (None, [], {"fr": "Mer"}, {"f r": ["Mer"]}, {"fr": [None]}):
        assert read_language_map(value) is None


def test_old_words_are_read_in_every_form() -> None:
    value = ["Mer", {"@value": "Sea", "@language": "en"}, {"@value": 3}, True, [], None]
    expected = {"none": ["Mer", "3"], "en": ["Sea"]}
    assert stored_words(read_old_words(value)) == expected
    odd = {"@value": "Mer", "@language": "not a language"}
    assert stored_words(read_old_words(odd)) == {"none": ["Mer"]}


def test_markup_begins_and_ends_with_brackets() -> None:
    assert is_markup(" <b>Mer</b> ")
    assert not is_markup("a <b>Mer</b>")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Mer & <b>sel</b>.", "Mer &amp; &lt;b&gt;sel&lt;/b&gt;."),
        ("Mer\nsel", "Mer<br>sel"),
        ("<p>Mer <b>salée</b></p>", "<p>Mer <b>salée</b></p>"),
        ("<b>Mer</b><script>alert(1)</script>", "<b>Mer</b>"),
        ('<p onclick="x()" style="color:red">Mer</p>', "<p>Mer</p>"),
        ('<img src="https://www.example.org/a.png" onerror="x()"/>', ""),
        ("<iframe src='//x'></iframe>", ""),
        ("<div>Mer</div>", "Mer"),
        ("<b>Mer", "&lt;b&gt;Mer"),
        ('<a href="javascript:x()">Mer</a>', '<a rel="noopener noreferrer">Mer</a>'),
        (
            "<a href='https://www.example.org/' target='_top'>Mer</a>",
            '<a href="https://www.example.org/" rel="noopener noreferrer">Mer</a>',
        ),
    ],
)
def test_value_becomes_harmless(value: str, expected: str) -> None:
    assert safe_html(value) == expected


@given(st.text(alphabet="<>/ab=\"' !-onclick=scriptimg", max_size=60))
def test_no_value_brings_an_element_or_an_attribute_in(value: str) -> None:
    for html in (safe_html(value), safe_html(f"<b>{value}</b>")):
        assert "<script" not in html
        assert "<img" not in html
        assert "<o" not in html


def test_long_value_is_cut() -> None:
    assert len(safe_html("<p>" + "a" * 9000 + "</p>")) < 5100
    assert len(safe_html("a" * 9000)) < 5100


def test_long_value_is_kept_short_and_stays_what_it_is() -> None:
    assert shortened("Mer") == "Mer"
    assert shortened("a" * 9000).endswith("…")
    long = "<p>" + "Mer " * 3000 + "</p>"
    assert is_markup(shortened(long))
    assert len(shortened(long)) < 5100
    assert safe_html(shortened(long)) == safe_html(long)
    assert shortened("<img/>" + "Mer " * 3000 + "<b/>").startswith("<span>Mer")


def test_plain_text_has_no_markup_and_one_line() -> None:
    assert plain("<p>Mer<br/>du &amp; nord</p><p>1700</p>") == "Mer du & nord 1700"
    assert plain("Mer\ndu nord") == "Mer du nord"
