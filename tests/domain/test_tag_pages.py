"""The pages that networks have for a hashtag."""

import pytest

from wagtail_culture_social.domain.networks import UnknownNetwork
from wagtail_culture_social.domain.tag_pages import tag_page


@pytest.mark.parametrize(
    ("network", "address"),
    [
        ("x", "https://x.com/hashtag/Mus%C3%A9es"),
        ("bluesky", "https://bsky.app/hashtag/Mus%C3%A9es"),
        ("threads", "https://www.threads.com/search?q=Mus%C3%A9es&serp_type=tags"),
        ("instagram", "https://www.instagram.com/explore/tags/Mus%C3%A9es/"),
        ("pinterest", "https://www.pinterest.com/search/pins/?q=%23Mus%C3%A9es"),
    ],
)
def test_the_page_of_a_hashtag(network: str, address: str) -> None:
    assert tag_page(network, "Musées") == address


def test_a_network_of_many_servers_shows_it_on_the_server_of_the_account() -> None:
    expected = "https://social.example.org/tags/MuseumWeek"
    assert tag_page("mastodon", "MuseumWeek", "@quays@Social.Example.org") == expected
    assert tag_page("mastodon", "MuseumWeek", " quays@social.example.org ") == expected


@pytest.mark.parametrize(
    "account",
    ["", "@quays", "quays@", "@quays@localhost", "@quays@a.org/x", "@a@b@c.d"],
)
def test_without_a_server_it_has_no_page(account: str) -> None:
    assert tag_page("mastodon", "MuseumWeek", account) is None


def test_networks_without_pages_of_hashtags() -> None:
    assert tag_page("whatsapp", "MuseumWeek") is None
    assert tag_page("x", "") is None


def test_nothing_of_the_tag_leaves_its_place() -> None:
    assert tag_page("x", "a/../b?c#d") == "https://x.com/hashtag/a%2F..%2Fb%3Fc%23d"


def test_unknown_network() -> None:
    with pytest.raises(UnknownNetwork):
        tag_page("orkut", "MuseumWeek")
