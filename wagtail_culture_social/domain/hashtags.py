"""Hashtags as words: keys, spellings and order; no database rows."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import regex

from wagtail_culture_social.domain.detection import extract
from wagtail_culture_social.domain.networks import Network, network_for

__all__ = ["extract", "from_phrase", "key_of", "lint", "merge"]

MAX_LENGTH = 50
"""Code points: the smallest limit among the networks (Threads, 50)."""
UNREADABLE_RUN = 13
_CACHED = 200

_OUTSIDE = regex.compile(r"[^\p{L}\p{M}\p{N}_]|[\uFE00-\uFE0F\U000E0100-\U000E01EF]")
_UNDETECTED = regex.compile(
    r"[^\p{L}\p{M}\p{Nd}_]|[\uFE00-\uFE0F\U000E0100-\U000E01EF]"
)
_ENCLOSING = regex.compile(r"\p{Me}")
_OTHER_DIGIT = regex.compile(r"[\p{No}\p{Nl}]")
_EDGE = regex.compile(r"^[\p{M}_]+|_+$")
_SPEAKING = regex.compile(r"[\p{L}\p{N}]")
_MARK = regex.compile(r"\p{M}")
_LETTER = regex.compile(r"\p{L}")
_APOSTROPHE = regex.compile(r"['’ʼ＇]")
_KEPT_WHOLE = regex.compile(r"(?i)\b(aujourd|prud)['’ʼ＇](?=h)")
_LOWER_RUN = regex.compile(rf"[\p{{Ll}}\p{{M}}]{{{UNREADABLE_RUN},}}")
_LIGATURE = regex.compile(r"[œŒæÆ]")


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept: str = _ENCLOSING.sub("", _OUTSIDE.sub("", folded))
    return kept


def key_of(text: str) -> str:
    """What makes two spellings one hashtag; "" when no letter or digit is left.

    Rule: NFKC, case folding (Unicode 3.13), then letters, marks, digits and
    underscores only. Accents count: `#Médiathèque` is not `#Mediatheque`.
    """
    return _key(text) if len(text) < _CACHED else _key.__wrapped__(text)


@lru_cache(maxsize=1024)
def _key(text: str) -> str:
    folded = _folded(text)
    while (again := _folded(folded)) != folded:
        folded = again
    return folded if _SPEAKING.search(folded) else ""


def from_phrase(phrase: str, language: str = "fr") -> str:
    """A phrase in PascalCase, without '#': `Nuit des musées` → `NuitDesMusées`.

    A tag somebody already wrote (one token with '#' or a capital) is not recased.
    The French apostrophe parts two words (`LÉté`), the English one does not
    (`ChildrensEyes`).
    """
    text = unicodedata.normalize("NFC", phrase).strip()
    text = _OTHER_DIGIT.sub(lambda one: unicodedata.normalize("NFKC", one[0]), text)
    written = text.removeprefix("#")
    if _UNDETECTED.search(written) or written == text == text.lower():
        written = _pascal_case(text, language)
    tag: str = _EDGE.sub("", _ENCLOSING.sub("", written))
    return tag


def _pascal_case(text: str, language: str) -> str:
    if language[:2].lower() == "fr":
        text = _APOSTROPHE.sub(" ", _KEPT_WHOLE.sub(r"\1", text))
    else:
        text = _APOSTROPHE.sub("", text)
    words = _UNDETECTED.sub(" ", text).split()
    return "".join(word[0].title() + word[1:] for word in words)


def lint(tag: str) -> tuple[str, ...]:
    """Codes of what makes a tag fail or hard to read; none when it is good.

    "empty" and "digits-only" are detected by no network, "too-long" is over 50
    characters, "accent" is matched differently from one network to the next, and a
    "lower-case-run" is several words a screen reader cannot part.
    """
    written = unicodedata.normalize("NFC", tag).removeprefix("#")
    if not key_of(written):
        return ("empty",)
    bare = unicodedata.normalize("NFD", written)
    found = {
        "digits-only": not _LETTER.search(written),
        "too-long": len(written) > MAX_LENGTH,
        "accent": bool(_MARK.search(bare) or _LIGATURE.search(written)),
        "lower-case-run": bool(_LOWER_RUN.search(written)),
    }
    return tuple(code for code, present in found.items() if present)


def merge(
    campaign_tag: str, day_tag: str, tags: Iterable[str], network: str | Network
) -> tuple[str, ...]:
    """Campaign, day, then own tags, each once and only as many as the network takes.

    Own tags fill up to the advised number. Where there is room for one tag only,
    the day's goes before the campaign's.
    """
    limits = network_for(network)
    most = limits.hashtag_max
    fixed = _unique([day_tag, campaign_tag])[:most]
    ordered = [*reversed(fixed), *tags]
    return _unique(ordered)[: max(len(fixed), limits.hashtag_advised)][:most]


def _unique(tags: Iterable[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for tag in tags:
        written = tag.strip().lstrip("#＃")
        if key := key_of(written):
            seen.setdefault(key, written)
    return tuple(seen.values())
