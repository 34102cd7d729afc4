"""The social networks and their limits, read from one dated table; no counting here."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

Counter = Literal["x", "graphemes", "mastodon", "threads", "utf16", "characters"]


class UnknownNetwork(ValueError):
    """Raised for an id that the table does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """One network: how it counts (`limit` in the units of `counter`) and shares."""

    id: str
    name: str
    counter: Counter
    limit: int
    byte_limit: int | None = None
    link_cost: int | None = None
    hashtag_max: int | None = None
    hashtag_advised: int
    alt_limit: int | None = None
    narrow_spaces: bool = True
    link_in_text: bool = True
    share_template: str | None = None
    source: str
    checked_on: date


def _read() -> Mapping[str, Network]:
    table = files("wagtail_culture_social.domain.data") / "networks.toml"
    rows = tomllib.loads(table.read_text(encoding="utf-8"))
    return MappingProxyType({id_: Network(id=id_, **row) for id_, row in rows.items()})


NETWORKS: Mapping[str, Network] = _read()


def network_for(network: str | Network) -> Network:
    """The network itself, or the one of that id; raises `UnknownNetwork`."""
    if isinstance(network, Network):
        return network
    try:
        return NETWORKS[network]
    except (KeyError, TypeError):
        raise UnknownNetwork(f"Unknown network: {network!r}") from None
