"""What each network's own detector finds in a text; spelling is in `hashtags`."""

import re
from functools import cache
from operator import attrgetter
from typing import NamedTuple

import regex

from wagtail_culture_social.domain.hosts import LATIN
from wagtail_culture_social.domain.links import Link, find_links
from wagtail_culture_social.domain.networks import Network, network_for

_FINAL_PUNCTUATION = regex.compile(r"\p{P}++\Z", regex.REVERSE)
_MENTION = re.compile(
    r"(?:\A|[^A-Za-z0-9_!#$%&*@＠]|(?:\A|[^A-Za-z0-9_+~.-])[rR][tT]:?)"
    r"[@＠]([A-Za-z0-9_]{1,20})(/[A-Za-z][A-Za-z0-9_-]{0,24})?"
)
_MENTION_GOES_ON = re.compile(rf"[@＠{LATIN}]|://")


class Tag(NamedTuple):
    """A hashtag without its sign, and its place in the text with it."""

    name: str
    start: int
    end: int


class Mention(NamedTuple):
    """An account of X without its sign, its list or "", and their place in the text."""

    name: str
    list: str
    start: int
    end: int


@cache
def _detectors() -> dict[str, regex.Pattern[str]]:
    extra = (
        r"\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb"
        r"\u3003\u0f0b\u0f0c\u00b7"
    )
    word = rf"[\p{{L}}\p{{M}}\p{{Nd}}_{extra}]"
    name = rf"{word}*[\p{{L}}\p{{M}}]{word}*"
    unseen = r"\s\u00ad\u2060\u200a-\u200d\u20e2"
    return {
        # twitter-text 3, also taken for the networks that publish no rule
        "x": regex.compile(
            rf"(?:(?<!{word}|&)|(?<=[\ufe0e\ufe0f]))"
            rf"[#＃](?![\ufe0f\u20e3])((?>{name}))(?![#＃]|://)"
        ),
        # HASHTAG_RE of Mastodon 4
        "mastodon": regex.compile(
            rf"(?<![=/)\p{{L}}\p{{N}}_])[#＃]({word}*\p{{Alphabetic}}{word}*)"
        ),
        # TAG_REGEX of the AT Protocol library
        "graphemes": regex.compile(
            rf"(?:^|(?<=\s))[#＃]((?!\ufe0f)[^{unseen}]*[^\d\p{{P}}{unseen}]+[^{unseen}]*)"
        ),
    }


def extract(text: str, network: str | Network) -> tuple[str, ...]:
    """The tags that network's own detector would take, in order, without '#'."""
    if "#" not in text and "＃" not in text:
        return ()
    return tuple([tag.name for tag in hashtags(text, network)])


def hashtags(text: str, network: str | Network) -> tuple[Tag, ...]:
    """The same with their places, none inside an address."""
    target = network_for(network)
    if not target.hashtags:
        return ()
    detectors = _detectors()
    detector = detectors.get(target.counter, detectors["x"])
    found = [Tag(one[1], one.start(), one.end()) for one in detector.finditer(text)]
    if target.counter != "graphemes":
        return _clear(found, find_links(text, bare=target.counter == "x"))
    whole = (tag._replace(name=_FINAL_PUNCTUATION.sub("", tag.name)) for tag in found)
    return tuple(
        [
            tag._replace(end=tag.start + 1 + len(tag.name))
            for tag in whole
            if 0 < len(tag.name) <= 64
        ]
    )


def _clear(tags: list[Tag], links: tuple[Link, ...]) -> tuple[Tag, ...]:
    """The tags that no address holds; of two that overlap, the first one counts."""
    entities: list[Tag | Link] = [*tags, *links]
    kept: list[Tag] = []
    after = 0
    for one in sorted(entities, key=attrgetter("start")):
        if one.start >= after:
            after = one.end
            kept += [one] if isinstance(one, Tag) else []
    return tuple(kept)


def mentions(text: str) -> tuple[Mention, ...]:
    """The accounts and lists that X would link to (twitter-text 3)."""
    return tuple(
        [
            Mention(one[1], one[2] or "", one.start(1) - 1, one.end())
            for one in _MENTION.finditer(text)
            if not _MENTION_GOES_ON.match(text, one.end())
        ]
    )
