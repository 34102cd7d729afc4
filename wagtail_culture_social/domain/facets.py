"""Where links, tags and mentions stand in a post for Bluesky, in bytes of UTF-8."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import regex

from wagtail_culture_social.domain.detection import hashtags
from wagtail_culture_social.domain.links import find_links
from wagtail_culture_social.domain.measure import graphemes

FacetKind = Literal["link", "tag", "mention"]
TAG_GRAPHEMES = 64
TAG_BYTES = 640

_CASHTAG = regex.compile(
    r"(?<![^\s(])\$([A-Za-z][A-Za-z0-9]{0,4})(?=\s|$|[.,;:!?)\"'’])"
)
_MENTION = regex.compile(r"(?<![^\s(])@([A-Za-z0-9.-]*[A-Za-z0-9](?![A-Za-z0-9_]))")
_ADDRESS = regex.compile(
    r"(?<![^\s(])(?:(?i:https?)://\S+|([A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)+)\S*)"
)


@dataclass(frozen=True, slots=True)
class Facet:
    """One annotated stretch of a text: `byte_end` is the first byte after it.

    `value` is the address, the tag without '#', or the handle without '@', whose
    identifier (DID) whoever posts has to look up.
    """

    kind: FacetKind
    value: str
    byte_start: int
    byte_end: int


def facets(text: str) -> tuple[Facet, ...]:
    """The links, tags and mentions that Bluesky's own app finds, in order.

    Rule: `detectFacets` of the AT Protocol library; of two that overlap, the first.
    """
    found = [*_links(text), *_tags(text), *_cashtags(text), *_mentions(text)]
    kept: list[Facet] = []
    at = place = 0
    for kind, value, start, end in sorted(found, key=lambda one: one[2]):
        if start < place:
            continue
        begun = at + _bytes(text[place:start])
        at, place = begun + _bytes(text[start:end]), end
        kept.append(Facet(kind, value, begun, at))
    return tuple(kept)


def validate(text: str, facets: Iterable[Facet]) -> tuple[str, ...]:
    """Codes of what is wrong with facets, each once; none when they can be sent.

    "outside-text", "empty", "out-of-order", "overlap" and "split-character" speak of
    places, "no-value" and "tag-too-long" of values. Servers take all of it unread.
    """
    raw, given = _encoded(text), tuple(facets)
    found = {
        "outside-text": any(
            one.byte_start < 0 or one.byte_end > len(raw) for one in given
        ),
        "empty": any(one.byte_end <= one.byte_start for one in given),
        "out-of-order": any(b.byte_start < a.byte_start for a, b in pairwise(given)),
        "overlap": any(
            a.byte_start <= b.byte_start < a.byte_end for a, b in pairwise(given)
        ),
        "split-character": any(
            _splits(raw, place)
            for one in given
            for place in (one.byte_start, one.byte_end)
        ),
        "no-value": not all(one.value for one in given),
        "tag-too-long": any(
            one.kind == "tag" and not _tag_fits(one.value) for one in given
        ),
    }
    return tuple(code for code, present in found.items() if present)


_Found = Iterator[tuple[FacetKind, str, int, int]]


def _links(text: str) -> _Found:
    for found in _ADDRESS.finditer(text):
        url = found[0]
        if url[-1] in ".,;:!?":
            url = url[:-1]
        if url.endswith(")") and "(" not in url:
            url = url[:-1]
        if not found[1]:
            yield "link", url, found.start(), found.start() + len(url)
        elif _is_domain(found[1]):
            yield "link", f"https://{url}", found.start(), found.start() + len(url)


def _tags(text: str) -> _Found:
    for tag in hashtags(text, "bluesky"):
        yield "tag", tag.name, tag.start, tag.end


def _cashtags(text: str) -> _Found:
    for found in _CASHTAG.finditer(text):
        yield "tag", f"${found[1].upper()}", *found.span()


def _mentions(text: str) -> _Found:
    for found in _MENTION.finditer(text):
        if _is_domain(found[1]) or found[1].endswith(".test"):
            yield "mention", found[1], *found.span()


def _is_domain(name: str) -> bool:
    address = f"https://{name}"
    return [link.url for link in find_links(address)] == [address]


def _tag_fits(tag: str) -> bool:
    return _bytes(tag) <= TAG_BYTES and len(graphemes(tag)) <= TAG_GRAPHEMES


def _splits(raw: bytes, place: int) -> bool:
    return 0 <= place < len(raw) and raw[place] & 0b1100_0000 == 0b1000_0000


def _bytes(text: str) -> int:
    return len(_encoded(text))


def _encoded(text: str) -> bytes:
    return text.encode(errors="surrogatepass")
