"""Where web addresses stand in a text; what they cost is in `measure`."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple
from urllib.parse import urlsplit

import regex

ADDRESS = r"(?:https?|ftp)://[^\s<>«»“”]*[^\s<>«»“”.,;:!?…'’\")\]]"
"""Anything a reader takes for a web address: never respaced, never cut."""

_TOKEN = regex.compile(r"\S+")


class Link(NamedTuple):
    """An address and its place in the text."""

    url: str
    start: int
    end: int


@cache
def _detector() -> regex.Pattern[str]:
    table = files("wagtail_culture_social.domain.data") / "domains.toml"
    endings = tomllib.loads(table.read_text(encoding="utf-8"))
    known = f"{endings['countries']} {endings['generic']}".split()
    tld = r"(?:xn--[a-z0-9-]{1,59}|\L<endings>)"
    letter = r"\p{Latin}\p{Cyrillic}"
    step = rf"[{letter}0-9!*';:=+,.$%#\[\]\-\u2013_~|&@/]"
    path = rf"(?:/(?:{step}*(?:\({step}*\){step}*)*(?<=[{letter}0-9=_\#/+\-)/]))?)?"
    query = r"(?:\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*(?<=[a-z0-9\-_&=\#/]))?"
    label = r"[\p{L}\p{N}](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}])?"
    end = r"(?![\p{L}\p{N}@_-]|\.[\p{L}\p{N}])"
    return regex.compile(
        rf"(?<![a-z0-9@＠$\#＃])https?://(?:{label}\.){{1,9}}{tld}{end}(?::\d+)?{path}{query}"
        rf"|(?<![\p{{L}}\p{{N}}@＠$\#＃_./-])(?:[a-z0-9][a-z0-9_-]{{0,62}}\.){{1,9}}{tld}{end}"
        rf"(?::\d+)?{path}{query}",
        regex.IGNORECASE,
        endings=known,
    )


def find_links(text: str, *, bare: bool = False) -> tuple[Link, ...]:
    """The addresses that networks shorten, also without https:// when `bare`.

    Rule: twitter-text 3 (X, and Mastodon, which wants the scheme), over our own
    table of top-level domains.
    """
    return tuple(
        Link(found[0], *found.span())
        for token in _TOKEN.finditer(text)
        if "." in token[0] and (bare or "://" in token[0])
        for found in _detector().finditer(text, *token.span())
        if bare or "://" in found[0][:8]
    )


def web_address(url: str) -> str:
    """The address if a visitor may follow it: http or https with a host, else ""."""
    url = url.strip()
    try:
        parts = urlsplit(url)
        followed = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    return url if followed else ""
