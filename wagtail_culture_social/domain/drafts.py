"""What a page offers to say, before any network or length comes in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["event", "tutorial", "spotlight", "campaign", "contest", "poll", "page"]


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody named in a post: performer, author, partner (schema.org contributor).

    ``handles`` maps network ids to accounts, with or without "@", or as addresses.
    """

    name: str
    handles: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """One page's facts and words in its own language; tags are without '#'.

    ``date`` and ``time`` are phrases in that language. ``utm`` maps network ids, or
    "*" for all, to query parameters; ``{network}`` in a value becomes the id.
    """

    kind: Kind
    language: str
    title: str
    url: str = ""
    summary: str = ""
    date: str = ""
    time: str = ""
    place: str = ""
    price: str = ""
    people: tuple[Contributor, ...] = ()
    organisation: str = ""
    state: str = "scheduled"
    attendance: str = "on_site"
    live_now: bool = False
    has_replay: bool = False
    theme: str = ""
    prompt: str = ""
    campaign_tag: str = ""
    day_tag: str = ""
    tags: tuple[str, ...] = ()
    credit: str = ""
    rights: str = ""
    alt_text: str = ""
    image_url: str = ""
    utm: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)
