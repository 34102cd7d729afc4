"""How long a text is on a network, in the units that network counts."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import regex

from wagtail_culture_social.domain.links import Link, find_links
from wagtail_culture_social.domain.networks import Counter, Network, network_for

_SIMPLE = regex.compile(
    r"[\n -~\u00a0-\u00a8\u00aa-\u00ac\u00af-\u02ff\u1e00-\u1fff"
    r"\u2010-\u2027\u202f-\u203b\u203f-\u2048\u204a-\u205e\u20a0-\u20bf]*"
)
_CLUSTER = regex.compile(r"\X")
_EMOJI = regex.compile(
    r"\p{RI}{2}"
    r"|[0-9#*]\ufe0f?\u20e3"
    r"|(?:[©®]\ufe0f|(?![©®])\p{ExtPict})[\ufe0f\p{EMod}]?[\U000E0020-\U000E007F]*"
    r"(?:\u200d\p{ExtPict}[\ufe0f\p{EMod}]?)*"
)
_HEAVY = regex.compile(
    r"[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]"  # twitter-text v3.json
)
_REMOTE_MENTION = regex.compile(
    r"(?<![\w/.])(@\w+(?:[.-]+\w+)*)@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}"
)
_ONE_HEAVY = "\U0001f600"


@dataclass(frozen=True, slots=True)
class Measure:
    """A text's length; `links` holds each address and what it costs."""

    length: int
    limit: int
    remaining: int
    fits: bool
    links: tuple[tuple[str, int], ...]


def graphemes(text: str) -> list[str]:
    """The characters as a reader sees them (UAX 29 extended grapheme clusters)."""
    return list(text) if _SIMPLE.fullmatch(text) else _CLUSTER.findall(text)


def measure(text: str, network: str | Network) -> Measure:
    """Count the text as the network does; `fits` also minds a limit in bytes."""
    limits = network_for(network)
    if limits.counter == "x":
        text = unicodedata.normalize("NFC", text)
    count = _COUNTERS[limits.counter]
    found = find_links(text, bare=limits.counter == "x")
    if limits.link_cost is None:
        length = count(text)
        links = tuple((link.url, count(link.url)) for link in found)
    else:
        length = count(_without(text, found)) + limits.link_cost * len(found)
        links = tuple((link.url, limits.link_cost) for link in found)
    fits = length <= limits.limit and _bytes_fit(text, limits.byte_limit)
    return Measure(length, limits.limit, limits.limit - length, fits, links)


def _without(text: str, links: tuple[Link, ...]) -> str:
    kept, at = [], 0
    for link in links:
        kept.append(text[at : link.start])
        at = link.end
    return "".join([*kept, text[at:]])


def _bytes_fit(text: str, limit: int | None) -> bool:
    return limit is None or len(text.encode(errors="surrogatepass")) <= limit


def _count_x(text: str) -> int:
    """Weights of twitter-text's config v3: one or two, an emoji two."""
    if not text.isascii():
        text = _EMOJI.sub(_ONE_HEAVY, text)
        return len(text) + len(_HEAVY.findall(text))
    return len(text)


def _count_graphemes(text: str) -> int:
    return len(graphemes(text))


def _count_mastodon(text: str) -> int:
    """Graphemes, a remote `@user@host` as `@user` (StatusLengthValidator)."""
    if "@" in text:
        text = _REMOTE_MENTION.sub(r"\1", text)
    return len(graphemes(text))


def _count_threads(text: str) -> int:
    """Characters, each emoji as its UTF-8 bytes (Threads API, post limits)."""
    if text.isascii():
        return len(text)
    emoji = [found[0] for found in _EMOJI.finditer(text)]
    return len(text) + sum(len(one.encode()) - len(one) for one in emoji)


def _count_utf16(text: str) -> int:
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


_COUNTERS: Mapping[Counter, Callable[[str], int]] = {
    "x": _count_x,
    "graphemes": _count_graphemes,
    "mastodon": _count_mastodon,
    "threads": _count_threads,
    "utf16": _count_utf16,
    "characters": len,
}
