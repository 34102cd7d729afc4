"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/); Django writes RSS and Atom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

VERSION = "https://jsonfeed.org/version/1.1"
EXTENSION = "_culture_social"
"""The name of our own object in an item; the format wants the underscore."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a feed; `id` never changes, `text` is plain.

    `image_octets` is the size of the image's file, which RSS and Atom ask for. `more`
    is what only our own readers understand: it goes into the object `EXTENSION`.
    """

    id: str
    url: str
    title: str
    text: str
    image: str = ""
    image_octets: int = 0
    published: datetime | None = None
    modified: datetime | None = None
    tags: tuple[str, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)


def json_feed(
    items: Iterable[Item],
    *,
    title: str,
    url: str,
    feed_url: str,
    language: str = "",
    description: str = "",
) -> dict[str, Any]:
    """The feed, ready for JSON: its page is `url`; what is empty is left out."""
    return {
        "version": VERSION,
        **_said(
            title=title,
            home_page_url=url,
            feed_url=feed_url,
            description=description,
            language=language,
        ),
        "items": [_item(item) for item in items],
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "content_text": item.text,
        **_said(
            url=item.url,
            title=item.title,
            image=item.image,
            date_published=_moment(item.published),
            date_modified=_moment(item.modified),
            tags=list(item.tags),
        ),
        **({EXTENSION: dict(item.more)} if item.more else {}),
    }


def _moment(moment: datetime | None) -> str:
    """A date of RFC 3339, to the second."""
    return moment.isoformat(timespec="seconds") if moment else ""


def _said(**values: str | list[str]) -> dict[str, str | list[str]]:
    return {name: value for name, value in values.items() if value}
