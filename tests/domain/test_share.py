"""Share addresses parse back to what was shared."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.drafts import EVENT
from wagtail_culture_social.domain.networks import NETWORKS
from wagtail_culture_social.domain.share import parameters_for, share_url, with_query
from wagtail_culture_social.domain.snippets import compose

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
    copied = [name for name in NETWORKS if share_url(name, HARD, URL) is None]
    assert copied == ["instagram", "pixelfed", "youtube", "tiktok"]


def test_a_mail_has_a_subject_and_lines_as_mail_wants_them() -> None:
    text = f"{HARD}\n{URL}"
    address = share_url("email", text, URL, title="Nuit & jour")
    assert address.startswith("mailto:?subject=Nuit%20%26%20jour&body=")
    assert read(address)["body"].replace("\r\n", "\n") == text
    assert "%0D%0A" in address


def test_messages_take_the_text_as_it_is() -> None:
    text = f"{HARD}\n{URL}"
    assert read(share_url("whatsapp", text, URL)) == {"text": text}


def test_a_link_apart_is_not_said_twice() -> None:
    text = f"{HARD}\n\n{URL}\n\n#Musée"
    said = {"url": URL, "text": f"{HARD}\n\n#Musée"}
    assert read(share_url("telegram", text, URL)) == said
    image = "https://example.org/a b.jpg"
    assert read(share_url("pinterest", text, URL, image=image)) == {
        "url": URL,
        "media": "https://example.org/a%20b.jpg",
        "description": said["text"],
    }
    assert read(share_url("telegram", HARD, "")) == {"text": HARD}


@given(st.text(), st.text())
def test_any_text_makes_an_address(text: str, url: str) -> None:
    for network in ("x", "mastodon"):
        assert share_url(network, text, url, ("a",)).isascii()


def test_parameters_join_an_address_before_its_fragment() -> None:
    utm = {"utm_source": "x", "utm_campaign": "Été à quai"}
    added = "utm_source=x&utm_campaign=%C3%89t%C3%A9+%C3%A0+quai"
    assert with_query("https://a.fr/b", utm) == f"https://a.fr/b?{added}"
    assert with_query("https://a.fr/b?c=1#d", utm) == f"https://a.fr/b?c=1&{added}#d"
    assert with_query("", utm) == ""
    assert with_query("https://a.fr/b", {}) == "https://a.fr/b"


def test_each_network_tells_where_its_visitors_come_from() -> None:
    utm = {"*": {"utm_source": "{network}"}, "mastodon": {"utm_source": "fediverse"}}
    draft = replace(EVENT, utm=utm)
    for network, source in (("x", "x"), ("mastodon", "fediverse")):
        snippet = compose(draft, network)
        assert snippet.link == f"{EVENT.url}?utm_source={source}"
        assert snippet.link in snippet.text
    assert compose(EVENT, "x").link == EVENT.url


def test_parameters_of_a_channel_go_before_those_of_all() -> None:
    utm = {"*": {"utm_source": "{network}"}, "poster": {"utm_medium": "paper"}}
    assert parameters_for(utm, "poster") == {"utm_medium": "paper"}
    assert parameters_for(utm, "x") == {"utm_source": "x"}
    assert parameters_for({}, "x") == {}
