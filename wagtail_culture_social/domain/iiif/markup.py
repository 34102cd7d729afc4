"""Values of manifests made harmless: the few elements that IIIF allows, or text.

A value is markup when it begins with ``<`` and ends with ``>``; else every sign of it
is text. Rule: Presentation API 3.0, "HTML Markup in Property Values". Of the elements
allowed there ``img`` is left out: a page asks nothing of other servers.
"""

import re
from html import escape, unescape

import nh3

from wagtail_culture_social.domain.plain_text import LONGEST, one_line, paragraphs

TAGS = {"a", "b", "br", "i", "p", "small", "span", "sub", "sup"}
SCHEMES = {"http", "https", "mailto"}
_BREAK = re.compile(r"<(?:br|/p)\b[^>]*>", re.IGNORECASE)


def is_markup(value: str) -> bool:
    """Whether IIIF reads a value as HTML."""
    text = value.strip()
    return text.startswith("<") and text.endswith(">")


def safe_html(value: str) -> str:
    """A value as HTML that may stand in a page; at most ``LONGEST`` characters."""
    if not is_markup(value):
        return "<br>".join(escape(paragraphs(value)).split("\n"))
    return nh3.clean(
        value.strip()[:LONGEST],
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer",
    )


def shortened(value: str) -> str:
    """A value of at most about ``LONGEST`` characters, which is still markup if it was.

    What is longer is cut here once, not on each visit.
    """
    if len(value) <= LONGEST:
        return value
    if not is_markup(value):
        return paragraphs(value)
    clean = safe_html(value)
    return clean if is_markup(clean) else f"<span>{clean}</span>"


def plain(value: str) -> str:
    """A value on one line, without markup: for titles and alternative texts."""
    if is_markup(value):
        broken = _BREAK.sub(" ", value.strip()[:LONGEST])
        value = unescape(nh3.clean(broken, tags=set()))
    return one_line(value)
