"""Lengths are counted as each network counts."""

import pytest

from wagtail_culture_social.domain.links import find_links
from wagtail_culture_social.domain.measure import graphemes, measure

FAMILY = "👨‍👩‍👧‍👦"
NNBSP = "\u202f"


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("abc", 3),
        ("é œ « » ’ – —", 13),
        ("e\u0301", 1),
        (f"A propos{NNBSP}: oui", 15),
        ("A propos\u00a0: oui", 14),
        (f"«{NNBSP}oui{NNBSP}»", 9),
        ("…", 2),
        ("€№→✓", 8),
        ("日本", 4),
        ("🎨", 2),
        (FAMILY, 2),
        ("🧑🏽‍🎨", 2),
        ("🇫🇷", 2),
        ("1️⃣", 2),
        ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", 2),
        ("©", 1),
        ("https://example.org", 23),
        ("Sur example.org/très/long/chemin?a=b.", 4 + 23 + 1),
        ("http://localhost:8000/", 22),
        ("a@example.org", 13),
    ],
)
def test_x_weights(text: str, length: int) -> None:
    assert measure(text, "x").length == length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("@musee@example.social ouvre", 12),
        ("@musee ouvre", 12),
        ("https://example.org/une/longue/adresse", 23),
        ("example.org/abc", 15),
        (FAMILY, 1),
    ],
)
def test_mastodon(text: str, length: int) -> None:
    assert measure(text, "mastodon").length == length


@pytest.mark.parametrize(
    ("text", "length"), [("abc", 3), ("été", 3), ("🎨", 4), ("a🎨é", 6), ("❤️", 6)]
)
def test_threads_counts_emoji_as_bytes(text: str, length: int) -> None:
    assert measure(text, "threads").length == length


def test_bluesky_minds_graphemes_and_bytes() -> None:
    assert measure(FAMILY * 120, "bluesky").fits
    too_heavy = measure(FAMILY * 121, "bluesky")
    assert (too_heavy.length, too_heavy.fits) == (121, False)
    assert not measure("a" * 301, "bluesky").fits


def test_linkedin_counts_utf16_units() -> None:
    assert measure("a🎨", "linkedin").length == 3


def test_facebook_and_instagram_count_characters() -> None:
    assert measure("a🎨", "facebook").length == 2
    assert not measure("a" * 2201, "instagram").fits


def test_what_remains_and_what_links_cost() -> None:
    result = measure("Voir https://example.org/abc", "x")
    assert (result.limit, result.remaining) == (280, 252)
    assert result.links == (("https://example.org/abc", 23),)
    links = measure("Voir https://example.org/abc", "bluesky").links
    assert links == (("https://example.org/abc", 23),)


def test_a_lone_surrogate_is_counted_not_raised() -> None:
    for network in ("x", "bluesky", "threads", "linkedin"):
        assert measure("a\ud800", network).length >= 2


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("été", 3), ("e\u0301te\u0301", 3), (FAMILY, 1), ("\r\n", 1), ("각", 1)],
)
def test_graphemes(text: str, count: int) -> None:
    assert len(graphemes(text)) == count
    assert "".join(graphemes(text)) == text


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("rien", []),
        ("https://a.example.org/b?c=d#e.", ["https://a.example.org/b?c=d#e"]),
        ("(https://example.org/a(b)c)", ["https://example.org/a(b)c"]),
        ("HTTPS://EXAMPLE.ORG", ["HTTPS://EXAMPLE.ORG"]),
        ("https://exemple.invalid/a", []),
        ("https://été.museum/", ["https://été.museum/"]),
        ("example.org", []),
        ("https://example.orgé", []),
    ],
)
def test_links_with_scheme(text: str, urls: list[str]) -> None:
    assert [link.url for link in find_links(text)] == urls


def test_bare_domains_are_links_on_x_only() -> None:
    found = find_links("Sur example.org, pas à 18.30 ni m.untel", bare=True)
    assert [(link.url, link.start, link.end) for link in found] == [
        ("example.org", 4, 15)
    ]
