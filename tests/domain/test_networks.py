"""The table of networks is complete, dated and closed to nonsense."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from wagtail_culture_social.domain.networks import (
    NETWORKS,
    UnknownNetwork,
    network_for,
)

IDS = ["x", "bluesky", "mastodon", "threads", "instagram", "facebook", "linkedin"]


def test_the_seven_networks_in_order() -> None:
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
    }
