"""Where the hosts of web addresses stand in a text, as X reads them (twitter-text 3).

What makes an address of a host is in `links`.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from wagtail_culture_social.domain.tables import lines

MAX_LABEL = 63

# The ranges that twitter-text names, closed under upper and lower case.
LATIN = (
    r"\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0260\u0263"
    r"\u0268\u0269\u026f\u0272\u0275\u0280\u0283\u0288-\u028c\u0292\u02bb\u0300-\u036f"
    r"\u0399\u03b9\u1e00-\u1eff\u1fbe\u2c65\u2c66\u2c7e\u2c7f\ua7dc"
)
REFUSED = r"\ufffe\ufeff\uffff"
NOT_BEFORE = rf"A-Za-z0-9@＠$#＃{REFUSED}"
_SPACES = r"\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_MARKERS = r"\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
_OUTSIDE = rf"!'#%&()*+,\\/:;<=>?@\[\]^{{|}}~${_SPACES}{REFUSED}{_MARKERS}"
_AFTER = r"(?![0-9A-Za-z@+-])"

_RUN = re.compile(rf"[^{_OUTSIDE}]+")
_BEFORE_RUN = re.compile(rf".*[{_OUTSIDE}]", re.DOTALL)
_START = re.compile(rf"[^{NOT_BEFORE}][^{_OUTSIDE}_.-]")
ENDING = re.compile(
    rf"\.([xX][nN]--[-0-9A-Za-z]+|[A-Za-z]{{2,}}{_AFTER}"
    r"|(?=[A-Za-z]*[^\x00-\xbf\u2000-\u2bff]))"
)
_LATIN_HOST = re.compile(rf"[-.A-Za-z0-9{LATIN}]+")
_LATIN_LABELS = re.compile(rf"(?:[-A-Za-z0-9{LATIN}]+\.)+")
_FULL_STOPS = re.compile("[\u3002\uff0e\uff61]")
_STEP = rf"A-Za-z0-9\u0400-\u04ff\u1c80-\u1c87{LATIN}+\-=_#/"
_INNER = r"!*';:,.$%\[\]\u2013~@|&"
_ANY = rf"[{_STEP}{_INNER}]"
_PARENTHESES = rf"\((?:{_ANY}++|{_ANY}*+\({_ANY}++\){_ANY}*+)\)"
_DETOUR = rf"[{_INNER}](?:[{_INNER}]++|{_PARENTHESES})*+"
QUERY = r"\?[A-Za-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[A-Za-z0-9\-_&=#/]"
_TAIL = re.compile(
    rf"(?::[0-9]+)?(/(?:[{_STEP}]++|{_PARENTHESES}|{_DETOUR}[{_STEP}])*)?(?:{QUERY})?"
)
_WORD = r"[a-z0-9\xdf-\xf6\xf8-\xff]+"
COMMON = re.compile(
    rf"http(?<!\Shttp)s?://((?:{_WORD}(?:-+{_WORD})*\.)+[a-z]{{2,}})"
    rf"(?![@+])(?=\.?(?:[{_OUTSIDE}]|\Z))(?:{_TAIL.pattern})"
)
"""Addresses after a space and a scheme, in lower case: most there are, found at once.

Nothing that begins before can take one in, since no address goes over a space.
"""

Endings = Mapping[int, int]
"""Where known top-level domains end, by the place of the dot before them."""


class Host(NamedTuple):
    """A host, where the address ends that it begins, and whether that has a path.

    `after` is where the address before it ends; `opens` says that nothing of its run
    of characters stands before it, so that a scheme may.
    """

    start: int
    end: int
    stop: int
    has_path: bool
    after: int
    opens: bool


@cache
def _top_level_domains() -> tuple[frozenset[str], re.Pattern[str]]:
    words = " ".join(lines("top_level_domains.txt")).split()
    foreign = sorted((one for one in words if not one.isascii()), key=len, reverse=True)
    pattern = rf"(?i:{'|'.join(foreign)}){_AFTER}"
    return frozenset(filter(str.isascii, words)), re.compile(pattern)


def endings(text: str, start: int, stop: int) -> Endings:
    """Every known top-level domain from `start` on that begins before `stop`."""
    ascii_names, foreign = _top_level_domains()
    found = {}
    for one in ENDING.finditer(text, start):
        if one.start() >= stop:
            break
        name = one[1].lower()
        if name in ascii_names or name.startswith("xn--"):
            found[one.start()] = one.end()
        elif other := foreign.match(text, one.start() + 1):
            found[one.start()] = other.end()
    return found


def hosts(text: str, after: int, ends: Endings) -> Iterator[Host]:
    """The hosts in order, each with its address; none begins inside another's."""
    done = 0
    for dot in ends:
        if dot < done:
            continue
        before = _BEFORE_RUN.match(text, after, dot)
        start = before.end() if before else after
        done = next(_RUN.finditer(text, dot)).end()
        for low, label_end, end in _labels(text, start, done, ends):
            begin = _first_letter(text, low, label_end, after)
            if begin < 0:
                continue
            tail = next(_TAIL.finditer(text, end))
            opens = begin == start
            yield Host(begin, end, tail.end(), tail[1] is not None, after, opens)
            after = tail.end()
        done = max(done, after)


def _labels(
    text: str, start: int, stop: int, ends: Endings
) -> Iterator[tuple[int, int, int]]:
    """Labels that may begin a host: their bounds, and where the host ends.

    A host goes on to the farthest top-level domain; a label begins and ends with a
    letter or digit, and the one before the top-level domain has no underscore.
    """
    bounds: list[tuple[int, int]] = []
    for label in text[start:stop].split("."):
        bounds.append((start, start + len(label)))
        start += len(label) + 1
    chosen: list[tuple[int, int, int]] = []
    farthest = 0
    for low, high in reversed(bounds):
        own = ends.get(high, 0)
        if low == high or text[high - 1] in "-_":
            farthest = 0
            continue
        underscore = text.rfind("_", low, high)
        if farthest:
            chosen.append((low, high, farthest))
        elif own:
            chosen.append((max(low, underscore + 1), high, own))
            farthest = own if underscore < 0 else 0
        if text[low] in "-_":
            farthest = 0
    return reversed(chosen)


def _first_letter(text: str, low: int, high: int, after: int) -> int:
    """Where a host may begin in a label, or -1: after what may stand before it."""
    found = _START.search(text, max(low - 1, after), high)
    if low == after == 0 and text[0] not in "-_" and not (found and not found.start()):
        return 0
    return found.end() - 1 if found else -1


def latin_parts(text: str, host: Host, ends: Endings) -> Iterator[tuple[int, int]]:
    """The parts of a host in Latin letters, each with a top-level domain."""
    if _LATIN_HOST.fullmatch(text, host.start, host.end):
        yield host.start, host.end
        return
    at = host.start
    while labels := _LATIN_LABELS.search(text, at, host.end):
        at = dot = labels.end()
        while (dot := text.rfind(".", labels.start(), dot)) >= 0:
            if dot in ends:
                at = ends[dot]
                yield labels.start(), at
                break


@lru_cache(maxsize=256)
def is_known(host: str) -> bool:
    """Whether a host in small letters ends in a top-level domain and may exist."""
    return host.rpartition(".")[2] in _top_level_domains()[0] and is_host(host)


@lru_cache(maxsize=256)
def is_host(text: str) -> bool:
    """Whether DNS could know the host: labels of 63 at most once encoded."""
    if text.isascii():
        return len(text) <= MAX_LABEL or max(map(len, text.split("."))) <= MAX_LABEL
    return all(0 < _encoded_length(label) <= MAX_LABEL for label in text.split("."))


def _encoded_length(label: str) -> int:
    """The length of a label as Punycode (RFC 3492)."""
    if label.isascii() or len(label) > MAX_LABEL:
        return len(label)
    parts = _FULL_STOPS.split(label)
    encoded = (
        len(part) if part.isascii() else 4 + len(part.encode("punycode"))
        for part in parts
    )
    return sum(encoded) + len(parts) - 1
