"""Names without what people type differently: to compare, to sort and to search."""

import unicodedata

import regex
from anyascii import anyascii

_BETWEEN = regex.compile(r"[^\p{L}\p{N}]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})


def folded(text: str) -> str:
    """Small letters and digits of any script, without accents, between single spaces.

    Folded for a compatibility caseless match (Unicode 3.13, D146), without marks, and
    the letters that Unicode does not take apart.
    """
    for _twice in range(2):  # what is taken apart may hold capitals again
        text = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(one for one in text if not unicodedata.combining(one))
    return str(_BETWEEN.sub(" ", bare.translate(_LIGATURES))).strip()


def latin(text: str) -> str:
    """The same in letters from a to z and digits, whatever the script."""
    return folded(anyascii(folded(text)))
