"""The fields of a page that an import fills: how each is read, compared and written.

Values are plain JSON in one form, so that what was imported, what the page has and
what the source says compare by ``==``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
EMPTY: tuple[Any, ...] = (None, "", [], {}, False)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a page: its value as JSON, and how to give the page another."""

    read: Callable[[Any], Any]
    write: Callable[[Any, Any], None]


def plain(name: str) -> Field:
    """Return a field whose value is JSON already."""

    def write(page: Any, value: Any) -> None:
        setattr(page, name, value)

    return Field(lambda page: getattr(page, name), write)


def stream(name: str) -> Field:
    """Return a stream: its blocks without their ids and without what is empty."""

    def read(page: Any) -> Any:
        return blocks_of(page, name, getattr(page, name))

    def write(page: Any, value: Any) -> None:
        setattr(page, name, stream_of(page, name, value))

    return Field(read, write)


def stream_of(page: Any, name: str, raw: Any) -> Any:
    """Return raw blocks as the value of a stream of a page."""
    return page._meta.get_field(name).stream_block.to_python(list(raw))


def blocks_of(page: Any, name: str, value: Any) -> Any:
    """Return the blocks of a stream in the form that compares."""
    return [
        _pruned({"type": child.block_type, "value": child.get_prep_value()["value"]})
        for child in value
    ]


def _pruned(value: Any) -> Any:
    """Drop ids, keys of Draftail and what is empty: forms write these in other ways."""
    if isinstance(value, dict):
        kept = {k: _pruned(v) for k, v in value.items() if k != "id"}
        return {k: v for k, v in kept.items() if v not in EMPTY}
    if isinstance(value, list):
        return [_pruned(one) for one in value]
    if isinstance(value, str):
        return BLOCK_KEY.sub("", value)
    return value.isoformat() if isinstance(value, date | time) else value


def _write_price(page: Any, value: Any) -> None:
    page.price = page._meta.get_field("price").to_python(value)


def _write_hashtags(page: Any, names: list[str]) -> None:
    page.hashtags.clear()
    page.hashtags.add(*names)


FACTS = {
    **{
        name: plain(name)
        for name in (
            "event_type",
            "time_zone",
            "state",
            "attendance",
            "stream_url",
            "currency",
            "booking_url",
            "age_min",
            "age_max",
            "accessibility",
        )
    },
    "schedule": stream("schedule"),
    "price": Field(
        lambda page: None if page.price is None else f"{page.price:.2f}", _write_price
    ),
    "venue": plain("venue_id"),
}
"""What is true in every language; the lead of a page's twins has it."""

WORDS = {
    "title": plain("title"),
    "summary": plain("summary"),
    "price_line": plain("price_line"),
    "body": stream("body"),
    "hashtags": Field(
        lambda page: sorted(tag.name for tag in page.hashtags.all()), _write_hashtags
    ),
    "social_image": plain("social_image_id"),
    "social_image_alt": plain("social_image_alt"),
}
"""What each language has of its own."""

FIELDS = {**FACTS, **WORDS}
