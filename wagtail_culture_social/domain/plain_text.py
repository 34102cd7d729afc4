"""Text as anybody may type it, made safe to print; no typography, no networks."""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

import regex

from wagtail_culture_social.domain.typography import ellipsis_cut

LONGEST = 5000
"""Code points of one field that a post may need; the rest is cut with `…`."""

_UNSAFE = regex.compile(r"[\p{Cc}\p{Cs}--[\n\t]]", regex.VERSION1)
_NOT_IN_XML = regex.compile(r"[\p{Cc}\p{Cs}\uFFFE\uFFFF--[\t\n\r]]", regex.VERSION1)
_BIDI = regex.compile(r"\p{Bidi_Control}")
_BREAKS = regex.compile(r"\r\n?|[\x85\u2028\u2029]")
_RUN = regex.compile(r"[ \t\n\v\f]+")
_TRAILING = regex.compile(r"[ \t]+(?=\n)")
_BLANK_LINES = regex.compile(r"\n{3,}")
_PLAIN_ADDRESS = re.compile(r"[!-~]*")


def paragraphs(text: str) -> str:
    """Several lines: NFC, plain line ends, no control, surrogate or bidi character."""
    text = _safe(text)
    if "\n" in text:
        text = _BLANK_LINES.sub("\n\n", _TRAILING.sub("", text))
    return text.strip()


def without_controls(text: str) -> str:
    """Any length and all else as it is, without what XML 1.0 cannot hold (2.2)."""
    return str(_NOT_IN_XML.sub("", text))


def one_line(text: str) -> str:
    """The same on a single line; no-break spaces stay."""
    safe = _safe(text)
    joined = safe if safe.isprintable() and "  " not in safe else _RUN.sub(" ", safe)
    return str(joined).strip(" ")


def address(url: str) -> str:
    """A web address without spaces or invisible characters, otherwise untouched.

    Over `LONGEST` characters it is no address, and "".
    """
    if len(url) > LONGEST:
        return ""
    if _PLAIN_ADDRESS.fullmatch(url):
        return url
    visible = _BIDI.sub("", _UNSAFE.sub("", url))
    return "%20".join(visible.split())


@lru_cache(maxsize=1024)
def percent_encoded(text: str) -> str:
    """A text inside an address (RFC 3986), spaces as %20; a page repeats the same."""
    return quote(text, safe="")


def _safe(text: str) -> str:
    if text.isprintable() and len(text) <= LONGEST:
        return unicodedata.normalize("NFC", text)
    read = _BREAKS.sub("\n", text[:LONGEST])
    safe = unicodedata.normalize("NFC", _BIDI.sub("", _UNSAFE.sub("", read)))
    if len(text) > LONGEST:
        return ellipsis_cut(safe, lambda cut: cut.endswith("…"))
    return safe
