"""Rich text as Markdown, for those who take no HTML; reading it is done by imports."""

from html import escape
from html.parser import HTMLParser

import regex

_SPECIAL = regex.compile(r"([\\`*_\[\]])")
_AT_START = regex.compile(r"(?m)^([#+-])")
_BLANK_LINES = regex.compile(r"\s*\n\s*\n\s*")
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_BLOCKS = {"p", "ul", "ol", "blockquote", "h2", "h3", "h4", "h5", "h6"}


def to_markdown(html: str) -> str:
    """The rich text of an editor as CommonMark; a link within the site is its words.

    Source: https://spec.commonmark.org/0.31.2/ (backslash escapes, entities).
    """
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return str(_BLANK_LINES.sub("\n\n", "".join(writer.parts)).strip())


class _Writer(HTMLParser):
    """Gathers the parts of the text; what a link leads to waits for its end."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag == "br":
            self.parts.append("\n")
        elif tag == "li":
            self.parts.append("\n- ")
        elif tag == "a":
            address = dict(attrs).get("href") or ""
            self.addresses.append(address)
            self.parts.append("[" if address else "")
        self.parts.append(_MARKS.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.addresses:
            address = self.addresses.pop()
            self.parts.append(f"]({address})" if address else "")
        self.parts.append("\n\n" if tag in _BLOCKS else _MARKS.get(tag, ""))

    def handle_data(self, data: str) -> None:
        text = _SPECIAL.sub(r"\\\1", escape(data, quote=False))
        self.parts.append(_AT_START.sub(r"\\\1", text))
