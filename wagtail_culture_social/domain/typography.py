"""The typographer's hand: spaces, quotes, apostrophes, and where a text may be cut."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import takewhile

import regex

from wagtail_culture_social.domain.links import ADDRESS

NBSP = "\u00a0"
NARROW = "\u202f"
_GAP = r"[ \u00a0\u202f\u2009]"

_PROTECTED = regex.compile(
    rf"{ADDRESS}"
    r"|```(?s:.*?)```|``[^\n]+?``|`[^`\n]*`"
    r"|(?<![\w@.+-])\w[\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}"
    r"|(?<![\w@])@\w+(?:[.-]+\w+)*(?:@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9})?"
    r"|(?<![\w&])[#＃]\w+(?:[·\u200c\u200d]\w+)*"
    r"|(?<![\w@.-])(?:[a-z0-9-]{1,63}\.){1,9}[a-z]{2,}(?:[/?][^\s<>«»“”]*[\w/=])?(?![\w-])"
    r"|(?<!\d)\d{1,2}:\d{2}(?!\d)"
    r"|\ue000"
)
_MASK = "\ue000"
_MAYBE_PROTECTED = regex.compile(r"[`@#＃\ue000]|[.:](?=[\w/-])")

_TOUCHABLE = regex.compile(
    rf"[;!?:«»\"'ʼ%€{NBSP}{NARROW}\u2009{_MASK}]"
    r"|\.{3}|\d *[hH]|[\dIVX]+(?:[er]?e|er|ᵉ)s? "
)
"""Signs without which no rule below has anything to do."""

_ELLIPSIS = regex.compile(r"(?<!\.)\.{3}(?!\.)")
_APOSTROPHE = regex.compile(rf"(?<=\p{{L}}\p{{M}}*)['ʼ](?=[\p{{L}}{_MASK}])")
_QUOTED = regex.compile(rf'(?<![\w=])"(?=[^\s"])([^"\n]*)(?<=[^\s"])"(?![\w{_MASK}])')
_HOUR = regex.compile(rf"(?<![\w,.])([01]?\d|2[0-4]){_GAP}?[hH](?!\w*\p{{L}})")
_MINUTES = regex.compile(rf"(?<=(?<!\d)\d{{1,2}}{NBSP}h){_GAP}?([0-5]\d)(?!\w)")
_ORDINAL = regex.compile(
    rf"(?<!\w)((?:1er|1re|(?:\d{{1,3}}|[IVX]+)[eᵉ])s?){_GAP}(?=\p{{L}})"
)
_UNIT = regex.compile(r"(?<=\d) (?=[%€])")
_HIGH = regex.compile(rf"(?<=[^\s(\[¿¡!?;]){_GAP}*([;!?][!?]*)(?![\w=/&{_MASK}])")
_COLON = regex.compile(rf"(?<=[^\s(\[:]){_GAP}*:(?=\s|$)")
_OPENING = regex.compile(rf"«{_GAP}*(?=\S)")
_CLOSING = regex.compile(rf"(?<=\S){_GAP}*»")


def spaced(text: str, language: str, *, narrow: bool = True) -> str:
    """The text with its language's spaces, quotes and apostrophes; idempotent.

    French (Lexique des règles typographiques): U+202F before ; ! ? » and after «,
    U+00A0 before a colon, inside `18 h 30` and after `1er` or `XIXᵉ`; U+00A0
    everywhere unless `narrow`. English: only the apostrophe and the ellipsis.
    Addresses, tags, mentions, times such as 18:30 and `code` stay as they are.
    """
    tongue = language[:2].lower()
    if tongue not in ("fr", "en") or not _TOUCHABLE.search(text):
        return text
    kept, masked = [], text
    if _MAYBE_PROTECTED.search(text):
        kept, masked = _PROTECTED.findall(text), _PROTECTED.sub(_MASK, text)
    masked = _APOSTROPHE.sub("’", _ELLIPSIS.sub("…", masked))
    if tongue == "fr":
        masked = _french(masked, NARROW if narrow else NBSP)
    first, *rest = str(masked).split(_MASK)
    return first + "".join(a + b for a, b in zip(kept, rest, strict=True))


def _french(text: str, thin: str) -> str:
    text = _QUOTED.sub(r"«\1»", text)
    text = _HOUR.sub(rf"\1{NBSP}h", text)
    text = _MINUTES.sub(rf"{NBSP}\1", text)
    text = _ORDINAL.sub(rf"\1{NBSP}", text)
    text = _UNIT.sub(NBSP, text)
    text = _HIGH.sub(rf"{thin}\1", text)
    text = _COLON.sub(f"{NBSP}:", text)
    text = _CLOSING.sub(f"{thin}»", _OPENING.sub(f"«{thin}", text))
    return text if thin == NARROW else text.replace(NARROW, NBSP)


_WORD_END = regex.compile(r"(?w)\b")
_CLUSTER = regex.compile(r"\X")
_LONG_WORD = 30
_LONGEST_TAIL = 40
_WINDOW = 4096
_TAIL = regex.compile(
    r"(?:[\s.,;:!?…«“‘(\[{&/]+|\s[\p{Pd}\"']+|"
    r"(?<![\p{L}\p{N}])(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)['’])+$",
    regex.IGNORECASE,
)


def ellipsis_cut(text: str, limit_fits: Callable[[str], bool]) -> str:
    """The longest beginning that fits, cut after a word and closed with `…`.

    A whole text that fits comes back unchanged; "" when not even one word does.
    A beginning without word ends is cut between two characters (UAX 29). Never
    cuts an address, a tag or a mention, nor leaves `l’` or `qu’` hanging.
    """
    if limit_fits(text):
        return text
    window = _WINDOW
    while window < len(text) and limit_fits(text[:window]):
        window *= 4

    def found(pattern: regex.Pattern[str]) -> Iterator[regex.Match[str]]:
        places = pattern.finditer(text)
        return takewhile(lambda one: one.start() < 2 * window, places)

    spans = [one.span() for one in found(_PROTECTED)]
    clusters = {one.end() for one in found(_CLUSTER)}
    words = {one.start() for one in found(_WORD_END)}
    ends = {end for _, end in spans}

    def shown(place: int) -> str:
        start = max(0, place - _LONGEST_TAIL)
        kept = text[:start] + _TAIL.sub("", text[start:place])
        return f"{kept} …" if len(kept) in ends else f"{kept}…"

    places = _outside(words & clusters, spans)
    if cut := _longest(shown, places, limit_fits):
        return cut
    if places and places[0] > _LONG_WORD:
        return _longest(shown, _outside(clusters, spans), limit_fits)
    return ""


def quotation_closed(text: str) -> str:
    """The text with the quotation closed that a cut left open, spaced as it opened."""
    if text.count("“") > text.count("”"):
        return f"{text}”"
    if text.count("«") > text.count("»"):
        after = text[text.index("«") + 1 :][:1]
        return f"{text}{after if after in (NARROW, NBSP) else ''}»"
    return text


def _outside(places: set[int], spans: list[tuple[int, int]]) -> list[int]:
    starts = [start for start, _ in spans]

    def is_free(place: int) -> bool:
        before = bisect_right(starts, place - 1) - 1
        return before < 0 or spans[before][1] <= place

    return sorted(place for place in places if place and is_free(place))


def _longest(
    shown: Callable[[int], str], places: list[int], fits: Callable[[str], bool]
) -> str:
    low, high, best = 0, len(places), ""
    while low < high:
        middle = (low + high) // 2
        cut = shown(places[middle])
        if fits(cut):
            best, low = cut, middle + 1
        else:
            high = middle
    return "" if best == "…" else best
