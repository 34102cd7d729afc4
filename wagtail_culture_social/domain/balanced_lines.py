"""Breaking a short text into lines of like width; fonts are somebody else's."""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

import regex

from wagtail_culture_social.domain.graphemes import graphemes

Width = Callable[[str], float]
"""Gives the width of a text, in any unit."""

_SPACES = regex.compile(r"[ \n\t\u2009]+")
_PARTS = regex.compile(r"(?<=[\p{L}\p{N}][-\u2010–/])(?=\p{L}{3})")
_CLOSING = regex.compile(r"[;:!?»%€…)\]]+[.,]?|[\p{Pd}·]")
_OPENING = regex.compile(r"[«(\[¿¡]+")
_SHORT = 4
"""Characters of a word that does not stand alone on the last line."""


def balanced(text: str, width: Width, room: float) -> list[str]:
    """The text in as few lines as its words allow, and these of like width.

    No line is wider than `room`, unless a single character is. No line begins with
    ; : ! ? » % € or a dash, nor ends with « or an opening bracket, even where the
    text has a plain space there; no-break spaces hold (Lexique des règles
    typographiques). A last line of one short word and a break inside a compound are
    avoided where another break does.
    """
    words = [part for word in _words(text) for part in _cut(word, width, room)]
    if not words:
        return []
    widths = [width(word) for word, _glued in words]
    space = width(" ")
    gaps = [0.0 if glued else space for _word, glued in words[:-1]]
    ends = _ends(words, widths, gaps, room)
    return [_joined(words[start:end]) for start, end in pairwise((0, *ends))]


Word = tuple[str, bool]
"""A word, and whether the next one follows it without a space."""


def _words(text: str) -> list[Word]:
    """The pieces between which a line may end."""
    found: list[str] = []
    for word in filter(None, _SPACES.split(text)):
        held = found and (_CLOSING.fullmatch(word) or _OPENING.search(found[-1][-1:]))
        if held:
            found[-1] += f"\u00a0{word}"
        else:
            found.append(word)
    return [part for word in found for part in _parts(word)]


def _parts(word: str) -> list[Word]:
    parts = _PARTS.split(word)
    return [(part, place < len(parts) - 1) for place, part in enumerate(parts)]


def _cut(word: Word, width: Width, room: float) -> list[Word]:
    """A word that is wider than a line, in pieces of whole characters."""
    text, glued = word
    if width(text) <= room:
        return [word]
    pieces = [""]
    for character in graphemes(text):
        if pieces[-1] and width(pieces[-1] + character) > room:
            pieces.append("")
        pieces[-1] += character
    return [*((piece, True) for piece in pieces[:-1]), (pieces[-1], glued)]


def _ends(
    words: Sequence[Word],
    widths: Sequence[float],
    gaps: Sequence[float],
    room: float,
) -> tuple[int, ...]:
    """After which words the lines end: fewest lines, then least uneven ones."""

    @cache
    def best(start: int) -> tuple[int, float, tuple[int, ...]]:
        found: list[tuple[int, float, tuple[int, ...]]] = []
        wide = -gap_before(start)
        for end in range(start + 1, len(words) + 1):
            wide += gap_before(end - 1) + widths[end - 1]
            if wide > room and end > start + 1:
                break
            cost = (room - wide) ** 2 + penalty(start, end)
            if end == len(words):
                found.append((1, cost, (end,)))
            else:
                lines, more, ends = best(end)
                found.append((lines + 1, cost + more, (end, *ends)))
        return min(found)

    def gap_before(place: int) -> float:
        return gaps[place - 1] if place else 0.0

    def penalty(start: int, end: int) -> float:
        is_alone = end == len(words) and end == start + 1 and start > 0
        is_short = len(words[start][0]) <= _SHORT
        parts_a_word = words[end - 1][1]
        return room**2 if parts_a_word or (is_alone and is_short) else 0.0

    for start in reversed(range(len(words))):
        best(start)
    return best(0)[2]


def _joined(words: Sequence[Word]) -> str:
    text = "".join(word if glued else f"{word} " for word, glued in words)
    return text.removesuffix(" ")
