"""How long a text is on a network, in the units that network counts."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

import regex

from wagtail_culture_social.domain.graphemes import count_graphemes, graphemes
from wagtail_culture_social.domain.links import MAX_LENGTH, Link, find_links
from wagtail_culture_social.domain.networks import Counter, Network, network_for
from wagtail_culture_social.domain.tables import lines

__all__ = ["Measure", "graphemes", "measure"]

_EMOJI = regex.compile(
    r"\p{RI}{2}"
    r"|[0-9#*]\ufe0f?\u20e3"
    r"|(?:[©®]\ufe0f|(?![©®])\p{ExtPict})[\ufe0f\p{EMod}]?[\U000E0020-\U000E007F]*"
    r"(?:\u200d\p{ExtPict}[\ufe0f\p{EMod}]?)*"
)
_MAY_BE_EMOJI = re.compile("[©®\u203c-\u3299\U0001f000-\U0001ffff]")
_WEIGHS_TWO = r"\u1100-\u1fff\u200e\u200f\u2020-\u2031\u2038-\U0010ffff"
_HEAVY = re.compile(f"[{_WEIGHS_TWO}]")
_X_RUN = re.compile(rf"[0-9#*\xa9\xae{_WEIGHS_TWO}][{_WEIGHS_TWO}\u200d]+")
_X_EMOJI = re.compile("|".join(lines("x_emoji.txt")))
_X_JOINERS = frozenset(
    "\ufe0f\u20e3"
    + "".join(map(chr, range(0x1F1E6, 0x1F200)))
    + "".join(map(chr, range(0x1F3FB, 0x1F400)))
    + "".join(map(chr, range(0xE0020, 0xE0080)))
)
_CACHED = 32
_REMOTE_MENTION = re.compile(
    r"(?<![\w/.])(@\w++(?:[.-]++\w++)*+)@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}"
)


class Measure(NamedTuple):
    """A text's length on a network, and whether the network takes it."""

    text: str
    network: Network
    length: int
    fits: bool

    @property
    def limit(self) -> int:
        """The longest text that the network takes, in its own units."""
        return self.network.limit

    @property
    def remaining(self) -> int:
        """What may still be written; below zero, what is too much."""
        return self.network.limit - self.length

    @property
    def links(self) -> tuple[tuple[str, int], ...]:
        """Each address as written, and what it costs."""
        cost, count = self.network.link_cost, _COUNTERS[self.network.counter]
        return tuple(
            (link.url, count(link.url) if cost is None else cost)
            for link in _links(self.text, self.network)
        )

    @property
    def emoji(self) -> tuple[tuple[str, int], ...]:
        """Each emoji outside the addresses, and what it costs."""
        count = _COUNTERS[self.network.counter]
        rest = _replaced(self.text, _links(self.text, self.network))
        return tuple((one, count(one)) for one in _EMOJI.findall(rest))


def measure(text: str, network: str | Network) -> Measure:
    """Count the text as the network does; `fits` also minds bytes, links, characters.

    Units: those of the network's `counter`. X refuses U+FFFE, U+FEFF and U+FFFF.
    """
    limits = network_for(network)
    counter = limits.counter
    refused = False
    if counter == "x" and not text.isascii():
        text = unicodedata.normalize("NFC", text)
        refused = "\ufeff" in text or "\ufffe" in text or "\uffff" in text
    if limits.link_cost is None or "." not in text or _is_endless(text, limits):
        length = _COUNTERS[counter](text)
    else:
        links = find_links(text, bare=counter == "x")
        rest = _replaced(text, links) if links else text
        length = _COUNTERS[counter](rest) + (limits.link_cost - 1) * len(links)
    fits = length <= limits.limit and not refused and _links_fit(text, limits)
    if fits and limits.byte_limit is not None:
        fits = _bytes_fit(text, limits.byte_limit)
    return Measure(text, limits, length, fits)


def _links_fit(text: str, network: Network) -> bool:
    most = network.link_max
    if most is None or text.count("://") <= most:
        return True
    return len({link.url for link in _links(text, network)}) <= most


def _is_endless(text: str, network: Network) -> bool:
    """Whether X would refuse it were it all links: then they are not looked for."""
    cost = network.link_cost or 0
    return network.counter == "x" and len(text) * cost > network.limit * MAX_LENGTH


def _links(text: str, network: Network) -> tuple[Link, ...]:
    return find_links(text, bare=network.counter == "x")


def _replaced(text: str, links: tuple[Link, ...]) -> str:
    """The text with a space for each address, so that its neighbours stay apart."""
    kept, at = [], 0
    for _url, start, end in links:
        kept.append(text[at:start])
        at = end
    kept.append(text[at:])
    return " ".join(kept)


def _bytes_fit(text: str, limit: int) -> bool:
    return 4 * len(text) <= limit or len(text.encode(errors="surrogatepass")) <= limit


def count_weights(text: str) -> int:
    """One or two a code point, as in twitter-text's config v2."""
    return len(text) + len(_HEAVY.findall(text))


def _count_x(text: str) -> int:
    """The same, a known emoji two (config v3); a lone code point weighs so already."""
    if text.isascii():
        return len(text)
    heavy = _HEAVY.findall(text)
    length = len(text) + len(heavy)
    if heavy and ("\u200d" in text or not _X_JOINERS.isdisjoint(heavy)):
        for run in _X_RUN.findall(text):
            length -= _saved(run) if len(run) < _CACHED else _saved.__wrapped__(run)
    return length


@lru_cache(maxsize=1024)
def _saved(run: str) -> int:
    """What the emoji in a run weigh less than their code points."""
    return sum(count_weights(one) - 2 for one in _X_EMOJI.findall(run))


def _count_mastodon(text: str) -> int:
    """Graphemes, a remote `@user@host` as `@user` (StatusLengthValidator)."""
    if "@" in text:
        text = _REMOTE_MENTION.sub(r"\1", text)
    return count_graphemes(text)


def _count_threads(text: str) -> int:
    """Characters, each emoji as its UTF-8 bytes (Threads API, post limits)."""
    if text.isascii():
        return len(text)
    first = _MAY_BE_EMOJI.search(text)
    if first is None:
        return len(text)
    emoji = _EMOJI.findall(text, max(0, first.start() - 2))
    return len(text) + sum(len(one.encode()) - len(one) for one in emoji)


def _count_utf16(text: str) -> int:
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


_COUNTERS: Mapping[Counter, Callable[[str], int]] = {
    "x": _count_x,
    "graphemes": count_graphemes,
    "mastodon": _count_mastodon,
    "threads": _count_threads,
    "utf16": _count_utf16,
    "characters": len,
}
