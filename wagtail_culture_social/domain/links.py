"""Where web addresses stand in a text; what they cost is in `measure`."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from wagtail_culture_social.domain.hosts import (
    NOT_BEFORE,
    QUERY,
    Endings,
    Host,
    common_hosts,
    endings,
    hosts,
    is_host,
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
    for host in common_hosts(text) if "://" in text else ():
        if text.find(".", after, host.after) >= 0:
            spans += _between(text, after, host.after, bare=bare)
        if span := _with_scheme(text, host.after, host):
            spans.append(span)
        after = host.stop
    if text.find(".", after) >= 0:
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
            span = _with_scheme(text, scheme.start(1), host)
            yield from (span,) if span else ()
        elif bare and (not host.start or text[host.start - 1] not in "-_./"):
            yield from _without_scheme(text, host, ends)


def _with_scheme(text: str, start: int, host: Host) -> tuple[int, int] | None:
    if not _is_address(text, start, host, host.start - start):
        return None
    if text[host.start : host.end].lower() != "t.co":
        return start, host.stop
    shortened = _SHORTENED.match(text, start, host.stop)
    if not shortened:
        return start, host.stop
    short = len(shortened[1]) <= MAX_SHORTENED
    return (start, shortened.end()) if short else None


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
