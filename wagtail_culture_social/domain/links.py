"""Where web addresses stand in a text; what they cost is in `measure`."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from wagtail_culture_social.domain.hosts import (
    COMMON,
    ENDING,
    NOT_BEFORE,
    QUERY,
    Endings,
    Host,
    endings,
    hosts,
    is_host,
    is_known,
    latin_parts,
)

ADDRESS = r"(?:https?|ftp)://[^\s<>«»“”]*[^\s<>«»“”.,;:!?…'’\")\]]"
"""Anything a reader takes for a web address: never respaced, never cut."""

MAX_LENGTH = 4096
MAX_SHORTENED = 40
"""UTF-16 units of an address with its scheme twice, and of the name of a t.co link."""

_SCHEME = re.compile(rf"(?:^|[^{NOT_BEFORE}])([hH][tT][tT][pP][sS]?://)\Z")
_SHORTENED = re.compile(
    rf"https?://t\.co/([a-z0-9]+)(?:{QUERY})?", re.IGNORECASE | re.ASCII
)


class Link(NamedTuple):
    """An address and its place in the text."""

    url: str
    start: int
    end: int


def find_links(text: str, *, bare: bool = False) -> tuple[Link, ...]:
    """The addresses that networks shorten, also without https:// when `bare`.

    Rule: twitter-text 3 (X, and Mastodon, which wants the scheme): a host up to the
    last known top-level domain, then port, path and query; without a scheme, only
    what is in Latin letters. Takes time in proportion to the text, whatever it holds.
    """
    if "." not in text or not (bare or "://" in text):
        return ()
    spans: list[tuple[int, int]] = []
    after = 0
    for common in COMMON.finditer(text) if "://" in text else ():
        start, stop = common.span()
        if stop - start > MAX_LENGTH // 4 or not is_known(common[1]):
            continue
        if ENDING.search(text, after, start):
            spans += _between(text, after, start, bare=bare)
        spans += [(start, stop)] if common[1] != "t.co" else _short(text, start, stop)
        after = stop
    if ENDING.search(text, after):
        spans += _between(text, after, len(text), bare=bare)
    return tuple([Link(text[start:end], start, end) for start, end in spans])


def _between(
    text: str, after: int, stop: int, *, bare: bool
) -> Iterator[tuple[int, int]]:
    """The addresses of a part of the text, whatever they look like."""
    ends = endings(text, after, stop)
    for host in hosts(text, after, ends) if ends else ():
        if text.startswith("xn--", host.start) and not any(
            latin_parts(text, host, ends)
        ):
            continue
        first = max(host.after, host.start - 9)
        scheme = host.opens and _SCHEME.search(text, first, host.start)
        if scheme:
            yield from _with_scheme(text, scheme.start(1), host)
        elif bare and (not host.start or text[host.start - 1] not in "-_./"):
            yield from _without_scheme(text, host, ends)


def _with_scheme(text: str, start: int, host: Host) -> list[tuple[int, int]]:
    if not _is_address(text, start, host, host.start - start):
        return []
    return _short(text, start, host.stop)


def _short(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """X's own short address goes no further than its name and query."""
    shortened = _SHORTENED.match(text, start, stop)
    if not shortened:
        return [(start, stop)]
    short = len(shortened[1]) <= MAX_SHORTENED
    return [(start, shortened.end())] if short else []


def _without_scheme(text: str, host: Host, ends: Endings) -> list[tuple[int, int]]:
    if not _is_address(text, host.start, host, len("https://")):
        return []
    parts = list(latin_parts(text, host, ends))
    if parts and host.has_path:
        parts[-1] = (parts[-1][0], host.stop)
    return parts


def _is_address(text: str, start: int, host: Host, repeated: int) -> bool:
    """Whether it is short enough, with its scheme twice, and its host is one."""
    length = host.stop - start + repeated
    if length > MAX_LENGTH // 2:
        length += sum(one > "\uffff" for one in text[start : host.stop])
    return length <= MAX_LENGTH and is_host(text[host.start : host.end])


def web_address(url: str) -> str:
    """The address if a visitor may follow it: http or https with a host, else ""."""
    url = url.strip()
    try:
        parts = urlsplit(url)
        followed = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    return url if followed else ""


def https_address(url: str) -> str:
    """The address if anybody may follow it safely, else "".

    It is https with a host, has no space, and names nobody before the host: what
    stands there (RFC 3986, 3.2.1) is taken for the host by who reads it.
    """
    found = web_address(url)
    parts = urlsplit(found)
    is_safe = parts.scheme == "https" and "@" not in parts.netloc
    return found if is_safe and not any(map(str.isspace, found)) else ""
