"""What networks find in a text; the suites of others are in tests/conformance."""

import pytest

from wagtail_culture_social.domain.detection import (
    Mention,
    Tag,
    extract,
    hashtags,
    mentions,
)


@pytest.mark.parametrize(
    ("text", "x", "mastodon", "bluesky"),
    [
        ("rien", (), (), ()),
        ("#l’été", ("l",), ("l",), ("l’été",)),
        ("#Musée-Carré", ("Musée",), ("Musée",), ("Musée-Carré",)),
        ("(#MuseumWeek)", ("MuseumWeek",), ("MuseumWeek",), ()),
        ("«\u202f#Été\u202f»", ("Été",), ("Été",), ("Été",)),
        (
            "#14Juillet #1er",
            ("14Juillet", "1er"),
            ("14Juillet", "1er"),
            ("14Juillet", "1er"),
        ),
        ("#2026", (), (), ()),
        ("#art🎨 #🎨", ("art",), ("art",), ("art🎨", "🎨")),
        ("#C++.", ("C",), ("C",), ("C++",)),
        ("＃Été!", ("Été",), ("Été",), ("Été",)),
        ("##Été a#Été", ("Été",), ("Été",), ("#Été",)),
        ("https://example.org/#Été", (), (), ()),
        ("example.org/#Été", (), (), ()),
        ("#" + "a" * 65, ("a" * 65,), ("a" * 65,), ()),
        ("#...", (), (), ()),
        ("#Étét.co b.fr#a", ("Étét",), ("Étét",), ("Étét.co",)),
    ],
)
def test_hashtags(
    text: str, x: tuple[str, ...], mastodon: tuple[str, ...], bluesky: tuple[str, ...]
) -> None:
    found = [extract(text, network) for network in ("x", "mastodon", "bluesky")]
    assert found == [x, mastodon, bluesky]


def test_networks_without_hashtags_find_none() -> None:
    assert extract("#Été", "email") == extract("#Été", "whatsapp") == ()


def test_where_hashtags_stand() -> None:
    assert hashtags("a #b.", "x") == (Tag("b", 2, 4),)
    assert hashtags("a #b.", "bluesky") == (Tag("b", 2, 4),)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("rien", ()),
        ("@musee", (Mention("musee", "", 0, 6),)),
        (
            "Avec @musee et @quai_1/amis.",
            (Mention("musee", "", 5, 11), Mention("quai_1", "/amis", 15, 27)),
        ),
        ("RT@musee: oui", (Mention("musee", "", 2, 8),)),
        ("a@musee", ()),
        ("@musée", ()),
        ("@musee@example.social", ()),
        ("@musee://", ()),
        ("＠musee", (Mention("musee", "", 0, 6),)),
    ],
)
def test_mentions(text: str, found: tuple[Mention, ...]) -> None:
    assert mentions(text) == found
