"""The streams of the events and their replays as raw blocks."""

from datetime import date

from home.builders.blocks import block
from home.builders.content import LANGUAGES, Words
from home.builders.pages import Builder
from home.builders.schedules import first_day, iso


def streams(entry: Words, today: date) -> list[Words]:
    """Return where an event can be watched, on which days."""
    return [
        block("stream", stream(item, today), "stream", entry["key"], position)
        for position, item in enumerate(entry.get("streams", []))
    ]


def stream(item: Words, today: date) -> Words:
    """Return one stream; its day is an offset from today."""
    return {
        "url": item["url"],
        "first": iso(first_day(item, today)),
        "last": None,
        "opens_before": item.get("opens_before", 15),
        "replay_follows": item.get("replay_follows", False),
    }


def replays(builder: Builder, entry: Words) -> list[Words]:
    """Return the recording of an event that is over, as its lead has it."""
    recording = builder.recording(entry, LANGUAGES[0])
    return [block("replay", recording, "replay", entry["key"])] if recording else []
