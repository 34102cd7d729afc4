"""Words of others as plain text: without HTML, Markdown or what cannot be printed."""

from html import unescape
from typing import Any

import regex

from wagtail_culture_social.domain.plain_text import LONGEST as PARAGRAPH
from wagtail_culture_social.domain.plain_text import one_line, paragraphs

LONGEST = 50_000
"""Characters of one text; what follows is not read."""

_BLOCKS = r"p|div|h[1-6]|ul|ol|blockquote|table|tr|hr|section|article"
_INLINE = r"a|b|i|u|s|em|strong|span|font|small|sub|sup|img|td|th|tbody|html|body|code"


def _link(found: "regex.Match[str]") -> str:
    address, said = str(found[1]).strip(), str(found[2]).strip()
    if not address.lower().startswith("http") or said in address:
        return said
    return f"{said} ({address})"


_HTML: tuple[tuple[Any, Any], ...] = (
    (regex.compile(r"(?is)<(script|style)\b[^<>]*>.{0,5000}?</\1\s*>"), ""),
    (
        regex.compile(
            r"""(?i)<a\b[^<>]*\bhref=["']([^"'<>]*)["'][^<>]*>([^<>]*)</a>"""
        ),
        _link,
    ),
    (regex.compile(r"(?i)<br\b[^<>]*>|</li>"), "\n"),
    (regex.compile(r"(?i)<li\b[^<>]*>"), "\n- "),
    (regex.compile(rf"(?i)</?(?:{_BLOCKS})\b[^<>]*>"), "\n\n"),
    (regex.compile(rf"(?i)</?(?:{_INLINE})\b[^<>]*>"), ""),
)
_MARKDOWN = (
    (regex.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\[\n]{0,1000}\)"), ""),
    (
        regex.compile(
            r"(?<!\\)\[([^\[\]\n]{1,300})\]\((https?://[^()\[\s]{1,1000})[^()\[\n]{0,99}\)"
        ),
        r"\1 (\2)",
    ),
    (regex.compile(r"(?m)^ {0,3}(?:[*_=-] ?){3,}$"), ""),
    (regex.compile(r"(?m)^ {0,3}#{1,6} +"), ""),
    (regex.compile(r"(?m)^ {0,3}> ?"), ""),
    (regex.compile(r"(?m)^( *)[*+] +"), r"\1- "),
    *[(regex.compile(r"(\*\*|__)(?=\S)([^\n]+?)(?<=\S)\1"), r"\2")] * 3,  # nested
    (regex.compile(r"(?<![\w*_\\])([*_])(?=[^\s*_])([^\n*_]+?)(?<=\S)\1(?!\w)"), r"\2"),
    (regex.compile(r"\\([\\`*_{}\[\]()#+.!-])"), r"\1"),
)
_ENDS = regex.compile(r"\r\n?")
_SPACES = regex.compile(r"[ \t]{2,}")
_BLANK = regex.compile(r"\n[ \t]*\n\s*")


def line(text: str) -> str:
    """One line without markup."""
    return one_line(without_html(text[:LONGEST]))


def plain_paragraphs(text: str) -> str:
    """Paragraphs with a blank line between them; HTML goes, what it says stays."""
    parts = _BLANK.split(_lines(without_html(text[:LONGEST])))
    return "\n\n".join(filter(None, map(_paragraph, parts)))


def from_markdown(text: str) -> str:
    """The same of a text in Markdown, or in HTML, as OpenAgenda has both."""
    text = _lines(without_html(text[:LONGEST]))
    for pattern, instead in _MARKDOWN:
        text = pattern.sub(instead, text)
    return plain_paragraphs(text)


def without_html(text: str) -> str:
    """The text of HTML with its breaks; an address that a link hides is told."""
    for pattern, instead in _HTML:
        text = pattern.sub(instead, text)
    return unescape(text)


def web_address(text: str) -> str:
    """An address of the web, https where only the host was typed, or "" for others."""
    found = "".join(one for one in text if one.isprintable() and not one.isspace())
    if found.lower().startswith("www."):
        found = f"https://{found}"
    is_web = regex.fullmatch(r"(?i)https?://[^\s<>\"/]+\.?[^\s<>\"]*", found)
    return found if is_web and len(found) <= 2000 else ""


def _lines(text: str) -> str:
    """The text with plain line ends and single spaces."""
    return str(_SPACES.sub(" ", _ENDS.sub("\n", text)))


def _paragraph(text: str) -> str:
    """One paragraph; only a line can be too long for `plain_text`, and is cut there."""
    if len(text) <= PARAGRAPH:
        return paragraphs(text)
    return "\n".join(filter(None, map(paragraphs, text.split("\n"))))
