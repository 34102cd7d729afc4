"""A post cut for the eye: words, links, tags, mentions, and what is over the limit."""

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Literal, NamedTuple

from wagtail_culture_social.domain import detection
from wagtail_culture_social.domain.graphemes import graphemes
from wagtail_culture_social.domain.links import find_links
from wagtail_culture_social.domain.measure import measure
from wagtail_culture_social.domain.networks import Network, network_for

PieceKind = Literal["text", "link", "tag", "mention"]

_MENTION = re.compile(
    r"(?<![\w/.@])@\w+(?:[.-]\w+)*(?:@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9})?"
)


class Piece(NamedTuple):
    """A stretch of a post that is shown in one way."""

    kind: PieceKind
    text: str


def split_at_limit(text: str, network: str | Network) -> tuple[str, str]:
    """Cut a text where its network stops reading: what fits, and what is over.

    Both together are the text; neither a character as readers see it nor an address
    is cut in two. Raises `UnknownNetwork`.
    """
    target = network_for(network)
    if measure(text, target).fits:
        return text, ""
    links = find_links(text, bare=target.counter == "x")
    inside = {place for one in links for place in range(one.start + 1, one.end)}
    ends = [end for end in accumulate(map(len, graphemes(text))) if end not in inside]
    fitting, over = 0, len(ends)
    while over - fitting > 1:
        middle = (fitting + over) // 2
        if measure(text[: ends[middle - 1]], target).fits:
            fitting = middle
        else:
            over = middle
    at = ends[fitting - 1] if fitting else 0
    return text[:at], text[at:]


def pieces(text: str, network: str | Network) -> tuple[Piece, ...]:
    """Cut a text into plain words and what its network makes links of, in order.

    All together are the text. X finds the mentions that twitter-text finds; for the
    others `@name` and `@name@host`, as they are written. Raises `UnknownNetwork`.
    """
    found: list[Piece] = []
    after = 0
    for kind, start, end in sorted(_entities(text, network), key=lambda one: one[1]):
        if start < after:
            continue
        if start > after:
            found.append(Piece("text", text[after:start]))
        found.append(Piece(kind, text[start:end]))
        after = end
    if after < len(text):
        found.append(Piece("text", text[after:]))
    return tuple(found)


def _entities(
    text: str, network: str | Network
) -> Iterator[tuple[PieceKind, int, int]]:
    target = network_for(network)
    is_x = target.counter == "x"
    for link in find_links(text, bare=is_x):
        yield "link", link.start, link.end
    for tag in detection.hashtags(text, target):
        yield "tag", tag.start, tag.end
    if is_x:
        for mention in detection.mentions(text):
            yield "mention", mention.start, mention.end
    else:
        for found in _MENTION.finditer(text):
            yield "mention", *found.span()
