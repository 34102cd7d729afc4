"""What changed between two texts, in words, for somebody who wrote between them."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import groupby
from operator import itemgetter
from typing import Literal

import regex

Kind = Literal["same", "removed", "added"]
Piece = tuple[Kind, str]

SPACELESS = {"ja", "lo", "my", "th", "zh", "km"}
"""Languages that put no space between words: they are compared by characters."""

# A no-break space holds "18 h 30" together: an hour changes as a whole.
_WORD = regex.compile(r"[^ \t\n]+[ \t\n]*|[ \t\n]+")
_CHARACTER = regex.compile(r"\X")


def difference(before: str, after: str, language: str) -> list[Piece]:
    """Return the pieces of both texts in order: same, removed, added.

    What is the same and what was added make up ``after``.
    """
    pattern = _CHARACTER if language[:2].lower() in SPACELESS else _WORD
    old, new = pattern.findall(before), pattern.findall(after)
    matcher = SequenceMatcher(None, _keys(old), _keys(new), autojunk=False)
    pieces: list[Piece] = []
    for tag, *spans in matcher.get_opcodes():
        gone, come = "".join(old[slice(*spans[:2])]), "".join(new[slice(*spans[2:])])
        if tag == "equal":
            pieces.append(("same", come))
        else:
            pieces += [("removed", gone), ("added", come)]
    filled = (piece for piece in pieces if piece[1])
    return [
        (kind, "".join(text for _kind, text in group))
        for kind, group in groupby(filled, key=itemgetter(0))
    ]


def _keys(words: Sequence[str]) -> list[str]:
    """Return words to compare: a space at the end of one makes no difference."""
    return [word.rstrip(" \t") or word for word in words]
