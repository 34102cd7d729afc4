"""Hashtags as words: keys, spellings and order; no database rows."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import regex
from anyascii import anyascii

from wagtail_culture_social.domain.detection import extract
from wagtail_culture_social.domain.networks import Network, network_for

__all__ = [
    "accent_twin",
    "extract",
    "from_phrase",
    "key_of",
    "key_on",
    "lint",
    "merge",
]

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
_LETTER = regex.compile(r"\p{L}")
_APOSTROPHE = regex.compile(r"['’ʼ＇]")
_KEPT_WHOLE = regex.compile(r"(?i)\b(aujourd|prud)['’ʼ＇](?=h)")
_HOUR = regex.compile(r"(?<=\d)\s(?=h\b)")
_ROCK_N_ROLL = regex.compile(r"(?i)(?<=\w)['’ʼ＇](n)['’ʼ＇](?=\w)")
_LOWER_RUN = regex.compile(rf"[\p{{Ll}}\p{{M}}]{{{UNREADABLE_RUN},}}")
_ACCENTED = regex.compile(r"(?V1)[[\p{Latin}&&\p{L}]--[A-Za-z]]\p{Mn}*|[A-Za-z]\p{Mn}+")
_SPACE = regex.compile(r"\s")
_HYPHEN = regex.compile(r"\p{Pd}")
_SYMBOL = regex.compile(r"[^\p{L}\p{M}\p{N}_\s\p{Pd}'’ʼ＇]")


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
        text = _APOSTROPHE.sub(" ", _KEPT_WHOLE.sub(r"\1", _HOUR.sub("", text)))
    else:
        text = _APOSTROPHE.sub("", _ROCK_N_ROLL.sub(r" \1 ", text))
    words = _UNDETECTED.sub(" ", text).split()
    return "".join(word[0].title() + word[1:] for word in words)


def accent_twin(tag: str) -> str:
    """The same tag in plain letters, or "" when it has no accent and no ligature.

    `Médiathèque` → `Mediatheque`, `Œuvre` → `Oeuvre`. Only Latin letters change.
    """
    written = unicodedata.normalize("NFC", tag).removeprefix("#")
    plain = _ACCENTED.sub(lambda found: _plain(found, written), written)
    return "" if plain == written else plain


def lint(tag: str, network: str | Network | None = None) -> tuple[str, ...]:
    """Codes of what makes a tag fail or hard to read; none when it is good.

    No network detects "empty" and "digits-only"; "space", "apostrophe", "hyphen" and
    "symbol" end a tag on most; "too-long" is over that network's length, or 50
    characters. An "accent" (a ligature too) may part readers, on that network or on
    any; a "lower-case-run" is several words a screen reader cannot part.
    """
    written = unicodedata.normalize("NFC", tag).removeprefix("#")
    if not key_of(written):
        return ("empty",)
    found = {
        "digits-only": not _LETTER.search(written),
        "space": bool(_SPACE.search(written)),
        "apostrophe": bool(_APOSTROPHE.search(written)),
        "hyphen": bool(_HYPHEN.search(written)),
        "symbol": bool(_SYMBOL.search(written)),
        "too-long": len(written) > _longest(network),
        "accent": _has_lost_twin(written, network),
        "lower-case-run": bool(_LOWER_RUN.search(written)),
    }
    return tuple(code for code, present in found.items() if present)


def merge(
    campaign_tag: str, day_tag: str, tags: Iterable[str], network: str | Network
) -> tuple[str, ...]:
    """Campaign, day, then own tags, each once and only as many as the network takes.

    Own tags fill up to the advised number, then accent twins of the first two where
    the network wants both. Where there is room for one tag only, it is the day's.
    What is one tag on that network (`#Été` and `#Ete` on X) comes once; a network
    without hashtags gets none.
    """
    limits = network_for(network)
    if not limits.hashtags:
        return ()
    most = limits.hashtag_max
    fixed = _unique([day_tag, campaign_tag], limits)[:most]
    ordered = [*reversed(fixed), *tags]
    if limits.accents == "both":
        ordered += [accent_twin(tag) for tag in reversed(fixed)]
    room = max(len(fixed), limits.hashtag_advised)
    return _unique(ordered, limits)[:room][:most]


def _plain(found: regex.Match[str], written: str) -> str:
    letters = "".join(filter(str.isalnum, anyascii(found[0])))
    if len(letters) == 1 or letters.islower():
        return letters
    in_capitals = written[found.end() : found.end() + 1].isupper()
    return letters.upper() if in_capitals else letters.capitalize()


def _longest(network: str | Network | None) -> int:
    known = network_for(network).hashtag_length if network else None
    return known or MAX_LENGTH


def _has_lost_twin(tag: str, network: str | Network | None) -> bool:
    twin = accent_twin(tag)
    if not twin or network is None:
        return bool(twin)
    limits = network_for(network)
    return key_on(limits, tag) != key_on(limits, twin)


def key_on(network: Network, tag: str) -> str:
    """What makes two tags one there: Mastodon and X fold `é` but not `œ`."""
    key = key_of(tag)
    if not network.folds_accents or key.isascii():
        return key
    return str(_ACCENTED.sub(_without_accent, key))


def _without_accent(found: regex.Match[str]) -> str:
    letters = anyascii(found[0])
    return letters if len(letters) == 1 else found[0]


def _unique(tags: Iterable[str], network: Network) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for tag in filter(None, tags):
        written = tag.strip().lstrip("#＃")
        if key := key_on(network, written):
            seen.setdefault(key, written)
    return tuple(seen.values())
