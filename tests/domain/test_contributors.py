"""People and partners in posts: named, with their account where there is one."""

from dataclasses import replace

import pytest

from tests.domain.drafts import EVENT, lines
from wagtail_culture_social.domain.contributors import handle_for, profile_url
from wagtail_culture_social.domain.measure import measure
from wagtail_culture_social.domain.networks import network_for
from wagtail_culture_social.domain.snippets import Contributor, compose

SINGER = Contributor(
    "Ensemble du Large",
    {
        "x": "@dularge",
        "mastodon": "https://mastodon.example.org/@dularge",
        "bluesky": "dularge.example.org",
        "linkedin": "du-large",
    },
)
PARTNER = Contributor("Maison du Fleuve")


@pytest.mark.parametrize(
    ("network", "written", "handle"),
    [
        ("x", "quais", "@quais"),
        ("x", "@quais", "@quais"),
        ("x", "https://x.com/quais/", "@quais"),
        ("x", "deux mots", ""),
        ("x", "  ", ""),
        ("bluesky", "quais.example.org", "@quais.example.org"),
        (
            "bluesky",
            "https://bsky.app/profile/quais.example.org",
            "@quais.example.org",
        ),
        ("bluesky", "@quais", ""),
        ("mastodon", "quais@social.example.org", "@quais@social.example.org"),
        ("mastodon", "https://social.example.org/@quais", "@quais@social.example.org"),
        ("mastodon", "https://[bad/@quais", ""),
        ("mastodon", "@quais", ""),
        ("threads", "les.quais", "@les.quais"),
        ("linkedin", "quais", ""),
    ],
)
def test_forms(network: str, written: str, handle: str) -> None:
    assert handle_for(network_for(network), written) == handle


def test_people_are_said_in_the_language_of_the_post() -> None:
    draft = replace(EVENT, people=(SINGER, PARTNER, Contributor("")))
    assert "Avec Ensemble du Large (@dularge) et Maison du Fleuve" in lines(
        compose(draft, "x", phase="j1")
    )
    english = compose(replace(draft, language="en"), "mastodon")
    assert (
        "With Ensemble du Large (@dularge@mastodon.example.org) and Maison du Fleuve"
        in lines(english)
    )
    assert "Avec Ensemble du Large et Maison du Fleuve" in lines(
        compose(draft, "linkedin")
    )


def test_accounts_count() -> None:
    draft = replace(EVENT, people=(SINGER,), summary="", tags=())
    for network in ("x", "mastodon", "bluesky"):
        snippet = compose(draft, network)
        assert snippet.measure == measure(snippet.text, network)


def test_people_give_way_before_the_place() -> None:
    crowd = tuple(Contributor(f"Ensemble numéro {n} du Grand Large") for n in range(9))
    snippet = compose(replace(EVENT, people=crowd), "x")
    assert "Ensemble" not in snippet.text
    assert "Auditorium" in snippet.text
    assert "details-shortened" in snippet.warnings


def test_an_account_without_a_name_is_enough() -> None:
    draft = replace(EVENT, people=(Contributor("", {"x": "quais"}),))
    assert "Avec @quais" in compose(draft, "x").text


@pytest.mark.parametrize(
    ("network", "handle", "expected"),
    [
        ("x", "@quays", "https://x.com/quays"),
        ("bluesky", "quays.example.org", "https://bsky.app/profile/quays.example.org"),
        ("mastodon", "@quays@social.example.org", "https://social.example.org/@quays"),
        ("mastodon", "@quays", ""),
        ("facebook", "quays", ""),
        (
            "facebook",
            "https://www.facebook.com/quays",
            "https://www.facebook.com/quays",
        ),
        ("x", "javascript://alert(1)", ""),
        ("nowhere", "@quays", ""),
    ],
)
def test_the_address_of_an_account(network: str, handle: str, expected: str) -> None:
    assert profile_url(network, handle) == expected
