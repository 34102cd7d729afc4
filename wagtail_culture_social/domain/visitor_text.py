"""What visitors write, normalised on entry; nothing here knows a form or a field.

Signs that steer a terminal, a database or the direction of other people's words are
refused, not dropped: what is kept is what somebody wrote.
"""

import re
import unicodedata
from enum import StrEnum

_BREAK = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_GAP = re.compile(r"[ \t]+")
_SPACES = frozenset("\t\n\v\f\r\x85")
_BLANK_LINES = re.compile(r"\n{3,}")
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSEEN = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols that are drawn as nothing: fillers and the empty Braille cell."""
_NUMBER = r"(?<!\d)(?<!\d[ .,/-])(?:\+|0(?=\d))(?:[ ./()-]*\d){8,}"
_CONTACT = re.compile(rf"[^\s@]+@[^\s@]+\.[^\s@]|{_NUMBER}")


class Fault(StrEnum):
    """Why a text is refused."""

    SURROGATE = "surrogate"
    CONTROL = "control"
    BIDI = "bidi"
    TOO_LONG = "too_long"


class TextFault(ValueError):
    """A text that is refused, with its ``code``."""

    def __init__(self, code: Fault) -> None:
        super().__init__(code.value)
        self.code = code


def clean(text: str, *, lines: bool, most: int) -> str:
    """Return the text in form NFC, without needless space; empty if nothing is seen.

    Without ``lines`` every break becomes a space; with them at most one line in a row
    is left blank. No-break spaces are typography, and kept. ``most`` counts code points
    of the result. Raises ``TextFault`` for lone surrogates and noncharacters (Unicode
    16, 3.4), controls (category Cc) and the explicit directional formatting characters
    (UAX #9, 2.1 to 2.3), which reorder what follows; the marks LRM, RLM and ALM stand
    in honest text and are kept.
    """
    for sign in text:
        if fault := _fault_of(sign):
            raise TextFault(fault)
    text = _GAP.sub(" ", _BREAK.sub("\n", unicodedata.normalize("NFC", text)))
    rows = [row.strip() for row in text.split("\n")]
    if lines:
        text = _BLANK_LINES.sub("\n\n", "\n".join(rows)).strip()
    else:
        text = " ".join(filter(None, rows))
    if len(text) > most:
        raise TextFault(Fault.TOO_LONG)
    return text if any(map(_is_seen, text)) else ""


def names_contact(text: str) -> bool:
    """Tell whether a text holds an e-mail address or a telephone number.

    A number has nine digits at least (ITU-T E.164 allows fifteen) and begins with
    ``+`` or ``0``, so that years, prices and ISBNs are none.
    """
    return bool(_CONTACT.search(text))


def _fault_of(sign: str) -> Fault | None:
    code = ord(sign)
    if 0xD800 <= code <= 0xDFFF or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return Fault.SURROGATE
    if sign in _BIDI:
        return Fault.BIDI
    if unicodedata.category(sign) == "Cc" and sign not in _SPACES:
        return Fault.CONTROL
    return None


def _is_seen(sign: str) -> bool:
    return sign not in _UNSEEN and unicodedata.category(sign)[0] not in "ZC"
