"""The events in a JSON file of OpenAgenda's, one after the other, in constant memory.

They stand in a list, in ``events``, in ``event``, or one is the whole file; ``events``
may stand one level deeper.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

import ijson
import regex
from ijson.common import ObjectBuilder

from wagtail_culture_social.domain.imports.imported import ImportFault

DEEPEST = 60
"""How many objects and lists may stand in each other."""

MOST_EVENT = 2 * 1024 * 1024
"""Bytes of a file that may be one event."""

_PLACE = regex.compile(r"(?:item|event|(?:[^.]+\.)?events\.item)")
_LONGEST = 3
_WHOLE = regex.compile("")
_MARKS = frozenset({"timings", "firstTiming", "attendanceMode"})


def events_in(stream: BinaryIO) -> Iterator[Any]:
    """The events from where the stream is; raises `ImportFault`.

    "broken" and "too-deep" may come after some events, "another-shape" before any.
    """
    start, size = stream.tell(), stream.seek(0, 2)
    found = _at(stream, start, _PLACE)
    first = next(found, None)
    if is_event(first):
        yield first
        yield from found
        return
    whole = next(_at(stream, start, _WHOLE)) if size - start <= MOST_EVENT else None
    if is_event(whole):
        yield whole
    elif not isinstance(whole, dict) or whole.get("events") != []:
        raise ImportFault("another-shape", kind="openagenda")


def is_event(found: Any) -> bool:
    """Whether it has what only events have."""
    return isinstance(found, dict) and not _MARKS.isdisjoint(found)


def _at(stream: BinaryIO, start: int, place: "regex.Pattern[str]") -> Iterator[Any]:
    """The values at paths that match; keys are joined by dots, items named so."""
    stream.seek(start)
    path: list[str] = []
    builder, depth = None, 0
    for event, value in _parsed(stream):
        if event.startswith("end_"):
            path.pop()
        elif event == "map_key":
            path[-1] = value
        elif not builder and len(path) <= _LONGEST and place.fullmatch(".".join(path)):
            builder, depth = ObjectBuilder(), len(path)
        if builder:
            builder.event(event, value)
        if event.startswith("start_"):
            path.append("item" if event == "start_array" else "")
            if len(path) > DEEPEST:
                raise ImportFault("too-deep")
        elif builder and event != "map_key" and len(path) == depth:
            yield builder.value
            builder = None


def _parsed(stream: BinaryIO) -> Iterator[tuple[str, Any]]:
    try:
        yield from ijson.basic_parse(stream, use_float=True)
    except (ijson.JSONError, ValueError, OverflowError):
        raise ImportFault("broken", kind="openagenda") from None
