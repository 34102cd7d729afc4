"""The social networks and their limits, read from one dated table; no counting here."""

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, get_args

from wagtail_culture_social.domain.tables import rows

Counter = Literal["x", "graphemes", "mastodon", "threads", "utf16", "characters"]
Accents = Literal["keep", "both"]
Confidence = Literal["measured", "documented", "reported"]

PLACEHOLDERS = ("text", "url", "hashtags", "tag", "title", "image")
"""What a share address may hold, each as the whole value of one of its fields."""


class UnknownNetwork(ValueError):
    """Raised for an id that the table does not hold."""


class BadNetwork(ValueError):
    """Raised for a change of the table that makes no sense; says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """One network: what it takes, how it counts and shares.

    `limit` is in the units of `counter`; `hashtag_length` and `alt_limit` in code
    points; the image is the card to make for it. `accents` "both" adds the tag without
    accents where there is room; `folds_accents` says that `#été` and `#ete` are one
    tag. Without `share_template` a text can only be copied; with `share_link_apart` it
    takes the link beside the text, not in it. `tag_template` is the address of the page
    of a hashtag; a network of many servers has `{host}` in it.
    """

    id: str
    name: str
    counter: Counter
    limit: int
    byte_limit: int | None = None
    link_cost: int | None = None
    link_max: int | None = None
    title_limit: int | None = None
    hashtags: bool = True
    hashtag_max: int | None = None
    hashtag_advised: int = 3
    hashtag_length: int | None = None
    accents: Accents = "keep"
    folds_accents: bool = False
    alt_limit: int | None = None
    image_width: int = 1200
    image_height: int = 630
    image_bytes: int = 976_000
    narrow_spaces: bool = True
    link_in_text: bool = True
    share_template: str | None = None
    share_link_apart: bool = False
    tag_template: str | None = None
    source: str = ""
    checked_on: date | None = None
    confidence: Confidence = "reported"


def _read() -> Mapping[str, Network]:
    table = rows("networks.toml")
    return MappingProxyType({id_: Network(id=id_, **row) for id_, row in table.items()})


NETWORKS: Mapping[str, Network] = _read()


def network_for(network: str | Network) -> Network:
    """The network itself, or the one of that id; raises `UnknownNetwork`."""
    if isinstance(network, Network):
        return network
    try:
        return NETWORKS[network]
    except (KeyError, TypeError):
        raise UnknownNetwork(f"Unknown network: {network!r}") from None


def with_changes(
    table: Mapping[str, Network], changes: Mapping[str, Mapping[str, Any]]
) -> Mapping[str, Network]:
    """The table with limits changed and networks added; raises `BadNetwork`.

    A network that the table does not hold needs `name`, `counter` and `limit`.
    """
    if not isinstance(changes, Mapping):
        raise BadNetwork("it is not a dictionary")
    changed = dict(table)
    for id_, row in changes.items():
        if not isinstance(id_, str) or not re.fullmatch(r"[a-z][a-z0-9_]{0,30}", id_):
            raise BadNetwork(f"{id_!r}: an id has small letters, digits and _ only")
        try:
            changed[id_] = _changed(changed.get(id_), id_, row)
        except BadNetwork as reason:
            raise BadNetwork(f"{id_!r}: {reason}") from None
    return MappingProxyType(changed)


_FIELDS = {field.name: field for field in fields(Network) if field.name != "id"}
_REQUIRED = {name for name, field in _FIELDS.items() if field.default is MISSING}
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "counter": get_args(Counter),
    "accents": get_args(Accents),
    "confidence": get_args(Confidence),
}
_MAY_BE_ZERO = {"hashtag_max", "hashtag_advised", "link_cost", "link_max"}


def _changed(network: Network | None, id_: str, row: Mapping[str, Any]) -> Network:
    if not isinstance(row, Mapping):
        raise BadNetwork("what changes is not a dictionary")
    if unknown := [key for key in row if key not in _FIELDS]:
        raise BadNetwork(f"unknown key {unknown[0]!r}")
    missing = () if network else sorted(_REQUIRED - set(row))
    if missing:
        raise BadNetwork(f"a new network needs {', '.join(missing)}")
    for key, value in row.items():
        _refuse_nonsense(key, value)
    return replace(network, **row) if network else Network(id=id_, **row)


def _refuse_nonsense(key: str, value: Any) -> None:
    """Raise `BadNetwork` for a value that the field cannot take."""
    kind: Any = _FIELDS[key].type
    if value is None and _FIELDS[key].default is None:
        return
    if key in _CHOICES:
        if value not in _CHOICES[key]:
            raise BadNetwork(f"{key} is one of {', '.join(_CHOICES[key])}")
    elif kind in (int, int | None):
        least = 0 if key in _MAY_BE_ZERO else 1
        if type(value) is not int or value < least:
            raise BadNetwork(f"{key} is a whole number from {least} on")
    elif not isinstance(value, kind):
        raise BadNetwork(f"{key} is not of the right kind")
    elif key == "share_template":
        _refuse_template(value)
    elif key == "tag_template":
        _refuse_tag_template(value)
    elif key == "name" and not value.strip():
        raise BadNetwork("name is empty")


def _refuse_template(template: str) -> None:
    named = re.findall(r"\{([^{}]*)\}", template)
    unknown = [name for name in named if name not in PLACEHOLDERS]
    if unknown:
        raise BadNetwork(f"share_template: unknown placeholder {{{unknown[0]}}}")
    if not {"text", "url"} & set(named):
        raise BadNetwork("share_template holds neither {text} nor {url}")
    field = r"[\w.-]+=\{\w+\}"
    address = rf"(?:https://[^\s{{}}?#]+|mailto:)[?#]{field}(?:&{field})*"
    if not re.fullmatch(address, template):
        raise BadNetwork("share_template is not https://…?name={placeholder}")


def _refuse_tag_template(template: str) -> None:
    host = r"(?:\{host\}|[\w.-]+)"
    if not re.fullmatch(rf"https://{host}/[^\s{{}}]*\{{tag\}}[^\s{{}}]*", template):
        raise BadNetwork("tag_template is not https://…/{tag}, with {host} or without")
