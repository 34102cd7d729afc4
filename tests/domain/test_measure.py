"""Lengths are counted as each network counts."""

from time import process_time

import pytest

from wagtail_culture_social.domain.detection import extract
from wagtail_culture_social.domain.measure import graphemes, measure
from wagtail_culture_social.domain.networks import NETWORKS

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
        ("🧑🏽‍🎨", 5),
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
        ("@musee@example.social@example.org", 6 + 12),
        ("a@musee.example.org", 19),
        ("@a.b-c@example.social!", 7),
        ("https://example.org/" + "a" * 3_000, 23),
    ],
)
def test_mastodon(text: str, length: int) -> None:
    assert measure(text, "mastodon").length == length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("abc", 3),
        ("été", 3),
        ("1️⃣", 7),
        ("8 €", 3),
        ("🇫🇷", 8),
        ("🎨", 4),
        ("a🎨é", 6),
        ("❤️", 6),
    ],
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


@pytest.mark.parametrize(
    ("text", "network", "emoji"),
    [
        ("a🎨 ❤️ é", "x", (("🎨", 2), ("❤️", 2))),
        ("🧑🏽‍🎨🇫🇷1️⃣", "x", (("🧑🏽‍🎨", 5), ("🇫🇷", 2), ("1️⃣", 2))),
        ("🎨https://example.org/1️⃣", "x", (("🎨", 2),)),
        ("🎨❤️", "threads", (("🎨", 4), ("❤️", 6))),
        ("🎨", "linkedin", (("🎨", 2),)),
        (FAMILY, "bluesky", ((FAMILY, 1),)),
        ("1 © #", "x", ()),
    ],
)
def test_what_emoji_cost(
    text: str, network: str, emoji: tuple[tuple[str, int], ...]
) -> None:
    assert measure(text, network).emoji == emoji


def test_the_same_emoji_costs_the_same_a_hundred_times() -> None:
    assert measure("🧑🏽‍🎨" * 100, "x").length == 500
    assert measure("👋🏽" * 100, "x").length == 200


def test_a_million_characters_never_fit_and_have_a_length() -> None:
    longest = "a.fr/" + "a" * 4_000 + " "
    for text in (longest * 12, longest * 13, longest * 250, "a.fr/(" * 170_000):
        found = measure(text, "x")
        assert not found.fits
        assert found.remaining < 0
    assert measure(longest * 12, "x").length == 12 * 24


@pytest.mark.parametrize("refused", ["\ufeff", "\ufffe", "\uffff"])
def test_characters_that_x_refuses(refused: str) -> None:
    assert not measure(f"a{refused}", "x").fits
    assert measure(f"a{refused}", "mastodon").fits


HOSTILE = {
    "letters": "a",
    "dots": ".",
    "hosts": "a.fr.",
    "underscores": "a_b.fr.",
    "labels": "é.é.",
    "addresses": "https://a.fr/ ",
    "parentheses": "a.fr/(",
    "detours": "https://a.fr/!.,",
    "schemes": "https://",
    "queries": "a.fr?!",
    "ideographs": "日",
    "cyrillic": "日.рф",
    "mentions": "@a.b-c",
    "remote": "@a@b.c",
    "hashes": "#1",
    "ends": "#a..",
    "families": FAMILY,
    "joiners": "\u200d",
    "marks": "\u0301",
    "flags": "🇫",
    "tags": "\U000e0067",
    "bidi": "\u202e\u2066",
    "nul": "\x00",
    "lone": "\ud800",
    "accents": "e\u0301",
    "shortened": "https://t.co/a?",
    "coded": "xn--é.",
}
"""Pieces of what nobody should type, repeated to a million characters."""


@pytest.mark.parametrize("network", NETWORKS)
def test_anything_has_a_length(network: str) -> None:
    for piece in HOSTILE.values():
        text = piece * 50
        found = measure(text, network)
        assert found.remaining == found.limit - found.length
        assert len(found.links) + len(found.emoji) + len(extract(text, network)) >= 0


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_the_text_only(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        started = process_time()
        for network in ("x", "bluesky", "mastodon", "threads"):
            measure(text, network)
            extract(text, network)
        return process_time() - started

    # Ten times the text; a square would take a hundred times as long, every time.
    most = 60 * max(seconds(30_000), 0.01)
    assert any(seconds(300_000) < most for _ in range(3))


def test_a_lone_surrogate_is_counted_not_raised() -> None:
    for network in ("x", "bluesky", "threads", "linkedin"):
        assert measure("a\ud800", network).length >= 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("a\r\n", 2),
        ("été", 3),
        ("e\u0301te\u0301", 3),
        (FAMILY, 1),
        ("\r\n", 1),
        ("각", 1),
    ],
)
def test_graphemes(text: str, count: int) -> None:
    assert len(graphemes(text)) == count
    assert "".join(graphemes(text)) == text


def test_threads_takes_five_different_addresses() -> None:
    five = " ".join(f"https://example.org/{n}" for n in range(5))
    assert measure(five, "threads").fits
    assert measure(f"{five} https://example.org/0", "threads").fits
    assert not measure(f"{five} https://example.org/5", "threads").fits
    assert measure(f"{five} https://example.org/5", "linkedin").fits
