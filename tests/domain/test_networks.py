"""The table of networks is complete, dated and closed to nonsense."""

import re
from dataclasses import FrozenInstanceError, fields, replace
from datetime import date

import pytest

from wagtail_culture_social.domain.measure import measure
from wagtail_culture_social.domain.networks import (
    NETWORKS,
    BadNetwork,
    Network,
    UnknownNetwork,
    network_for,
    with_changes,
)

IDS = [
    *("x", "bluesky", "mastodon", "threads", "instagram", "facebook", "linkedin"),
    *("pixelfed", "pinterest", "telegram", "whatsapp", "youtube", "tiktok", "email"),
]
NEW = {"name": "PeerTube", "counter": "characters", "limit": 10_000}


def test_the_networks_in_order() -> None:
    assert list(NETWORKS) == IDS


@pytest.mark.parametrize("id_", IDS)
def test_every_row_is_dated_and_sourced(id_: str) -> None:
    network = network_for(id_)
    assert network.id == id_
    assert network.limit > 0
    assert network.source.startswith("https://")
    assert network.checked_on >= date(2026, 1, 1)


def test_a_network_is_its_own_answer() -> None:
    assert network_for(NETWORKS["x"]) is NETWORKS["x"]


@pytest.mark.parametrize("id_", ["", "orkut", "X", None, []])
def test_unknown_network(id_: object) -> None:
    with pytest.raises(UnknownNetwork):
        network_for(id_)


def test_a_network_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        NETWORKS["x"].limit = 300


def test_the_limits_people_know() -> None:
    limits = {id_: network.limit for id_, network in NETWORKS.items()}
    assert limits == {
        "x": 280,
        "bluesky": 300,
        "mastodon": 500,
        "threads": 500,
        "instagram": 2200,
        "facebook": 63206,
        "linkedin": 3000,
        "pixelfed": 500,
        "pinterest": 500,
        "telegram": 4096,
        "whatsapp": 65536,
        "youtube": 5000,
        "tiktok": 2200,
        "email": 1500,
    }


def test_networks_without_hashtags() -> None:
    assert [n.id for n in NETWORKS.values() if not n.hashtags] == ["whatsapp", "email"]


def test_a_site_changes_a_limit_and_adds_a_network() -> None:
    table = with_changes(NETWORKS, {"mastodon": {"limit": 1000}, "peertube": NEW})
    assert list(table) == [*IDS, "peertube"]
    assert table["mastodon"] == replace(NETWORKS["mastodon"], limit=1000)
    assert table["peertube"].share_template is None
    assert measure("a" * 9_000, table["peertube"]).fits
    assert NETWORKS["mastodon"].limit == 500
    assert with_changes(NETWORKS, {}) == NETWORKS


def test_the_table_itself_makes_sense() -> None:
    names = [field.name for field in fields(Network) if field.name != "id"]
    rows = {
        network.id: {name: getattr(network, name) for name in names}
        for network in NETWORKS.values()
    }
    assert with_changes(NETWORKS, rows) == NETWORKS
    assert with_changes({}, rows) == NETWORKS


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ([], "it is not a dictionary"),
        ({"X": {}}, "'X': an id has small letters, digits and _ only"),
        ({1: {}}, "1: an id has small letters, digits and _ only"),
        ({"x": 280}, "'x': what changes is not a dictionary"),
        ({"x": {"lenght": 1}}, "'x': unknown key 'lenght'"),
        ({"x": {"id": "y"}}, "'x': unknown key 'id'"),
        ({"peertube": {"limit": 1}}, "'peertube': a new network needs counter, name"),
        ({"x": {"limit": -1}}, "'x': limit is a whole number from 1 on"),
        ({"x": {"limit": None}}, "'x': limit is a whole number from 1 on"),
        ({"x": {"limit": True}}, "'x': limit is a whole number from 1 on"),
        ({"x": {"hashtag_max": -1}}, "'x': hashtag_max is a whole number from 0 on"),
        ({"x": {"counter": "words"}}, "'x': counter is one of x, graphemes, "),
        ({"x": {"counter": []}}, "'x': counter is one of x, graphemes, "),
        ({"x": {"accents": "drop"}}, "'x': accents is one of keep, both"),
        ({"x": {"hashtags": 1}}, "'x': hashtags is not of the right kind"),
        ({"x": {"name": " "}}, "'x': name is empty"),
        ({"x": {"checked_on": "2026"}}, "'x': checked_on is not of the right kind"),
    ],
)
def test_nonsense_is_refused(changes: object, reason: str) -> None:
    with pytest.raises(BadNetwork) as refused:
        with_changes(NETWORKS, changes)
    assert str(refused.value).startswith(reason)


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("https://example.org/share", "holds neither {text} nor {url}"),
        ("https://example.org/?a={words}", "unknown placeholder {words}"),
        ("http://example.org/?a={text}", "is not https://"),
        ("https://example.org/?{text}", "is not https://"),
        ("https://example.org/{text}", "is not https://"),
        ("javascript:alert?a={text}", "is not https://"),
    ],
)
def test_share_templates_that_make_no_address(template: str, reason: str) -> None:
    with pytest.raises(BadNetwork, match=re.escape(reason)):
        with_changes(NETWORKS, {"x": {"share_template": template}})


@pytest.mark.parametrize(
    "template",
    [
        "http://example.org/tags/{tag}",
        "https://example.org/tags/",
        "https://{tag}/tags/",
        "https://example.org/{host}/{tag}",
        "https://{host}.example.org/{tag}",
        "https://example.org/tags/{name}/{tag}",
        "javascript:{tag}",
    ],
)
def test_tag_templates_that_make_no_address(template: str) -> None:
    with pytest.raises(BadNetwork, match="tag_template is not https://"):
        with_changes(NETWORKS, {"x": {"tag_template": template}})


def test_a_site_says_where_its_hashtags_are() -> None:
    own = "https://{host}/tag/{tag}"
    table = with_changes(NETWORKS, {"pixelfed": {"tag_template": own}})
    assert table["pixelfed"].tag_template == own


def test_every_tag_template_of_the_table_would_be_accepted() -> None:
    templates = {n.id: {"tag_template": n.tag_template} for n in NETWORKS.values()}
    assert with_changes(NETWORKS, templates) == NETWORKS


def test_a_network_can_become_copy_only() -> None:
    table = with_changes(NETWORKS, {"x": {"share_template": None}})
    assert table["x"].share_template is None
