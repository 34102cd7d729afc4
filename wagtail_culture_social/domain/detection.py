"""What each network's own detector finds in a text; spelling is in `hashtags`."""

from functools import cache

import regex

from wagtail_culture_social.domain.links import find_links
from wagtail_culture_social.domain.networks import Network, network_for

_FINAL_PUNCTUATION = regex.compile(r"\p{P}+$")


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
    counter = network_for(network).counter
    detectors = _detectors()
    detector = detectors.get(counter, detectors["x"])
    if counter == "graphemes":
        found = (_FINAL_PUNCTUATION.sub("", tag) for tag in detector.findall(text))
        return tuple(tag for tag in found if tag and len(tag) <= 64)
    for link in reversed(find_links(text, bare=counter == "x")):
        blank = "/" * (link.end - link.start)
        text = text[: link.start] + blank + text[link.end :]
    return tuple(detector.findall(text))
