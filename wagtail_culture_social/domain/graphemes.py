"""Text as the characters that a reader sees (UAX 29 extended grapheme clusters)."""

import re
from collections.abc import Callable

import regex

_ALONE = (
    r"\n -~\u00a0-\u00a8\u00aa-\u00ac\u00af-\u02ff\u0370-\u0482\u048a-\u058f"
    r"\u1e00-\u1fff\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\u2190-\u2bff"
    r"\u3000-\u3029\u3041-\u3096\u309b-\u30ff\u3400-\u9fff\ufe30-\ufe4f\uff01-\uff9d"
    r"\U0001f300-\U0001f3fa\U0001f400-\U0001f64f\U0001f680-\U0001f6ff"
    r"\U0001f900-\U0001f9ff\U0001fa70-\U0001faff"
)
_SIMPLE = re.compile(f"[{_ALONE}]*")
_JOINING = re.compile(rf"[^{_ALONE}]+(?:[{_ALONE}][^{_ALONE}]+)*")
# What other versions of Unicode cut otherwise, and what only Python can hold.
_UNSURE = re.compile(
    "[\u200d\u0590-\u05ff\u0700-\u1dff\ua800-\uabff\ud800-\udfff\U00010a00-\U0001efff]"
)
# Flags apart: \X looks back over all of them at each one.
_CLUSTER = regex.compile(r"\p{RI}{2}[\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}]*|\X")


def graphemes(text: str) -> list[str]:
    """The text cut into what a reader takes for one character each."""
    return list(text) if _SIMPLE.fullmatch(text) else _CLUSTER.findall(text)


def _counted(text: str) -> int:
    """Count clusters only around what may join: elsewhere one is one code point."""
    count = len(text)
    if text.isascii() and "\r" not in text:
        return count
    for found in _JOINING.finditer(text):
        around = text[max(0, found.start() - 1) : found.end() + 1]
        count -= len(around) - len(_CLUSTER.findall(around))
    return count


def fastest() -> Callable[[str], int]:
    """The counter of the optional package `ugrapheme`, or else ours."""
    try:
        from ugrapheme import grapheme_len
    except ImportError:
        return _counted

    def count(text: str) -> int:
        return _counted(text) if _UNSURE.search(text) else int(grapheme_len(text))

    return count


count_graphemes: Callable[[str], int] = fastest()
"""How many a reader sees."""
