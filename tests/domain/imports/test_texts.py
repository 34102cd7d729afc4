"""Words of others as plain text."""

from time import perf_counter

import pytest

from wagtail_culture_social.domain.imports.identities import identifier
from wagtail_culture_social.domain.imports.texts import (
    from_markdown,
    line,
    plain_paragraphs,
    web_address,
)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a<br/>b", "a\nb"),
        ("<p>un</p>\r\n<p>deux<script>alert(1)</script></p>", "un\n\ndeux"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n\n- b"),
        (
            '<a href="https://example.org/x">le site</a>',
            "le site (https://example.org/x)",
        ),
        ('<a href="https://example.org/x">example.org</a>', "example.org"),
        ('<a href="javascript:alert(1)">ici</a>', "ici"),
        ("3 < 4 &amp; <Python>", "3 < 4 & <Python>"),
        ("a\n \n\n\nb\x00", "a\n\nb"),
    ],
)
def test_html_becomes_paragraphs(html: str, text: str) -> None:
    assert plain_paragraphs(html) == text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("****\nUn *beau* **jour**", "Un beau jour"),
        ("# Titre\n\n> cité\n* un\n* deux", "Titre\n\ncité\n- un\n- deux"),
        ("[site](https://example.org)", "site (https://example.org)"),
        ("![image](https://example.org/a.png)texte", "texte"),
        (r"\*pas gras\*", "*pas gras*"),
        ("un_mot_long et 2 * 3 * 4", "un_mot_long et 2 * 3 * 4"),
        ("fin de ligne  \nsuite", "fin de ligne\nsuite"),
    ],
)
def test_markdown_becomes_paragraphs(markdown: str, text: str) -> None:
    assert from_markdown(markdown) == text


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        (" www.example.org ", "https://www.example.org"),
        ("mailto:bonjour@example.org", ""),
        ("javascript:alert(1)", ""),
        ("https://", ""),
        ("https://example.org/" + "a" * 2000, ""),
    ],
)
def test_addresses_of_the_web(typed: str, address: str) -> None:
    assert web_address(typed) == address


def test_lines_and_identifiers() -> None:
    assert line("<b>Un</b>\n titre") == "Un titre"
    assert identifier(" 42 ") == "42"
    assert identifier("a\x00b") == identifier("a\x00b").replace("\x00", "")
    assert identifier("", "a", "b") != identifier("", "a", "c")
    assert len(identifier("9" * 300)) < 60


def test_a_long_paragraph_loses_nothing() -> None:
    text = "\n".join(f"phrase numéro {number}" for number in range(600))
    assert len(text) > 5000
    assert plain_paragraphs(text) == text


@pytest.mark.parametrize("unit", ["[", "![", "[a](https://a", "<script>", "   ", "**"])
def test_hostile_markup_takes_no_time(unit: str) -> None:
    begun = perf_counter()
    from_markdown(unit * 20_000)
    assert perf_counter() - begun < 10
