"""Share addresses parse back to what was shared."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.share import share_url

URL = "https://example.org/fr/nuit?a=b&c=d#e"
HARD = "100 % été & « été »\u202f! #Musée +1 🎨\nà 18\u00a0h"


def read(address: str) -> dict[str, str]:
    parts = urlsplit(address)
    query = parts.query or parts.fragment
    assert " " not in address
    assert "+" not in query
    return {name: value[0] for name, value in parse_qs(query).items()}


@pytest.mark.parametrize("network", ["x", "bluesky", "mastodon", "threads"])
def test_a_whole_post_comes_back_exactly(network: str) -> None:
    text = f"{HARD}\n{URL}\n#MuseumWeek"
    assert read(share_url(network, text, URL, ("MuseumWeek",))) == {"text": text}


def test_what_the_text_lacks_is_added() -> None:
    tags = ("Été", "Musée")
    assert read(share_url("x", HARD, URL, tags)) == {
        "text": HARD,
        "url": URL,
        "hashtags": "Été",
    }
    assert read(share_url("threads", "Oui", URL, tags)) == {
        "text": "Oui",
        "url": URL,
        "tag": "Été",
    }
    assert read(share_url("bluesky", "Oui", URL, tags)) == {
        "text": f"Oui\n{URL}\n#Été #Musée"
    }
    assert read(share_url("mastodon", "", URL)) == {"text": URL}


def test_mastodon_keeps_the_text_out_of_the_logs() -> None:
    address = share_url("mastodon", HARD, URL)
    assert address.startswith("https://share.joinmastodon.org/#text=")


@pytest.mark.parametrize(("network", "name"), [("facebook", "u"), ("linkedin", "url")])
def test_networks_that_take_the_address_only(network: str, name: str) -> None:
    assert read(share_url(network, HARD, URL, ("Musée",))) == {name: URL}
    assert share_url(network, HARD, "") is None


def test_copy_only() -> None:
    assert share_url("instagram", HARD, URL) is None


@given(st.text(), st.text())
def test_any_text_makes_an_address(text: str, url: str) -> None:
    for network in ("x", "mastodon"):
        assert share_url(network, text, url, ("a",)).isascii()
