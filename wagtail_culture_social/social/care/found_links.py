"""The links that pages hold, and those among them that lead to nothing here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.social.care.parts import Part, parts_of

GONE = gettext_lazy("The page is gone.")
UNPUBLISHED = gettext_lazy("The page is not published.")
NO_DOCUMENT = gettext_lazy("The document is gone.")


@dataclass(frozen=True, eq=False, slots=True)
class Link:
    """A link in a part: to an address, or to a page or a document of the site."""

    part: Part
    url: str = ""
    page: int | None = None
    document: int | None = None

    @property
    def goal(self) -> str:
        """Where it leads, for a person."""
        if self.page:
            return _("Page %(key)d") % {"key": self.page}
        return self.url or _("Document %(key)d") % {"key": self.document}


def links_of(page: Any) -> Iterator[Link]:
    """Return every link that an editor set on a page."""
    for part in parts_of(page):
        if part.value:
            yield from _links_in(part)


def broken_here(links: Iterable[Link]) -> dict[Link, Any]:
    """Return the links to pages and documents that visitors do not find, and why."""
    links = list(links)
    pages = _kept(page_model(), {link.page for link in links}, "live")
    documents = _kept(get_document_model(), {link.document for link in links}, "pk")
    reasons = {}
    for link in links:
        if link.page and not pages.get(link.page):
            reasons[link] = UNPUBLISHED if link.page in pages else GONE
        elif link.document and link.document not in documents:
            reasons[link] = NO_DOCUMENT
    return reasons


class _Anchors(HTMLParser):
    """Collects the attributes of the links in a rich text, as the database has it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found.append(dict(attrs))


def _links_in(part: Part) -> Iterator[Link]:
    if isinstance(part.kind, blocks.RichTextBlock | RichTextField):
        yield from _links_in_text(part)
    elif isinstance(part.kind, blocks.URLBlock | models.URLField):
        yield Link(part, url=str(part.value).strip())
    elif isinstance(part.kind, blocks.PageChooserBlock):
        yield Link(part, page=_key(part.value))
    elif isinstance(part.kind, DocumentChooserBlock):
        yield Link(part, document=_key(part.value))


def _links_in_text(part: Part) -> Iterator[Link]:
    anchors = _Anchors()
    anchors.feed(str(part.value))
    for link in anchors.found:
        kind, key = link.get("linktype"), _key(link.get("id"))
        if kind == "page":
            yield Link(part, page=key)
        elif kind == "document":
            yield Link(part, document=key)
        elif (url := link.get("href") or "").startswith(("https:", "http:")):
            yield Link(part, url=url)


def _key(value: Any) -> int | None:
    text = str(value)
    return int(text) if text.isdecimal() else None


def _kept(model: Any, keys: set[int | None], name: str) -> dict[int, Any]:
    rows = model.objects.filter(pk__in=keys - {None})
    return dict(rows.values_list("pk", name))
