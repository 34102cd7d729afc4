"""What visitors are asked, as raw blocks with dates that move; answers are `voices`."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from home.builders.blocks import block, items, picture
from home.builders.content import Words, stable_id, words
from home.institution import read_content

OPENS, CLOSES = time(9), time(18)


def polls_on(model: str, key: str) -> list[Words]:
    """Return what the content asks on one page."""
    return [p for p in read_content("votes")["poll"] if p["page"] == [model, key]]


def poll_blocks(
    entries: list[Words], images: dict[str, int], language: str
) -> list[Words]:
    """Return polls as raw blocks; without dates, so that the demo can vote first."""
    return [
        block("poll", poll(entry, images, language), "poll", entry["key"])
        for entry in entries
    ]


def poll(entry: Words, images: dict[str, int], language: str) -> Words:
    """Return the value of one poll."""
    own = words(entry, language)
    options = [
        option(one, images, language, is_right=number == entry.get("right"))
        for number, one in enumerate(entry.get("options", []))
    ]
    return {
        "question": own["question"],
        "kind": entry["kind"],
        "introduction": own["introduction"],
        "options": items(options, "poll", entry["key"]),
        "least": None,
        "most": entry.get("most"),
        "scale": 5,
        "opens_at": None,
        "closes_at": None,
        "mode": entry.get("mode", "cookie"),
        "visibility": entry["visibility"],
        "shuffles": False,
    }


def option(
    entry: Words, images: dict[str, int], language: str, *, is_right: bool
) -> Words:
    """Return one answer to choose."""
    own = words(entry, language)
    return {
        "text": own["text"],
        "picture": picture(images.get(entry.get("image", "")), own.get("alt", "")),
        "is_right": is_right,
        "explanation": own.get("explanation", ""),
    }


def poll_dates(entries: list[Words], now: datetime) -> dict[str, Words]:
    """Return when polls open and close, by the id of their blocks."""
    return {
        stable_id("poll", entry["key"]): dict(_dates(entry, now)) for entry in entries
    }


def _dates(entry: Words, now: datetime) -> Iterator[tuple[str, Any]]:
    for name, field, hour in (
        ("opens", "opens_at", OPENS),
        ("closes", "closes_at", CLOSES),
    ):
        day = now.date() + timedelta(days=entry[name])
        yield field, datetime.combine(day, hour).isoformat()
