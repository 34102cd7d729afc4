"""What a page offers to say, before any network or length comes in."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["event", "tutorial", "spotlight", "campaign", "page"]


@dataclass(frozen=True, slots=True)
class Draft:
    """One page's facts and words in its own language; tags are without '#'."""

    kind: Kind
    language: str
    title: str
    url: str = ""
    summary: str = ""
    when: str = ""
    place: str = ""
    price: str = ""
    state: str = "scheduled"
    attendance: str = "on_site"
    live_now: bool = False
    theme: str = ""
    prompt: str = ""
    campaign_tag: str = ""
    day_tag: str = ""
    tags: tuple[str, ...] = ()
    credit: str = ""
    alt_text: str = ""
    image_url: str = ""
