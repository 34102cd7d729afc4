"""Reading a long file takes no more memory than a few of its events."""

import json
import tracemalloc
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest

from tests.domain.imports.reading import (
    EVENING,
    TODAY,
    calendar,
    concert,
)
from wagtail_culture_social.domain.imports.csv_files import read_csv
from wagtail_culture_social.domain.imports.ics import read_ics
from wagtail_culture_social.domain.imports.openagenda import read_openagenda

LONG = "Un texte assez long. " * 50
COUNT = 1000


def long_calendar() -> bytes:
    start, text = "DTSTART:20261205", f"DESCRIPTION:{LONG}"
    event = concert(start, text)
    return calendar(*(event.replace("UID:1", f"UID:{n}") for n in range(COUNT)))


def long_agenda() -> bytes:
    event = {"title": {"fr": "Concert"}, "timings": [EVENING], "description": LONG}
    return json.dumps({"events": [{"uid": n, **event} for n in range(COUNT)]}).encode()


def long_table() -> bytes:
    rows = (f"{n},Concert,2026-12-05,{LONG}" for n in range(COUNT))
    return "\n".join(("id,title,date,summary", *rows)).encode()


def consumed(read: Iterator[Any]) -> int:
    return sum(1 for _one in read)


@pytest.mark.parametrize(
    ("reader", "make"),
    [(read_ics, long_calendar), (read_openagenda, long_agenda), (read_csv, long_table)],
)
def test_memory_stays_below_that_of_the_file(reader: Any, make: Any) -> None:
    raw = make()
    assert len(raw) > 1_000_000
    consumed(reader(raw, zone="Europe/Paris", since=TODAY))
    stream = BytesIO(raw)
    tracemalloc.start()
    try:
        count = consumed(reader(stream, zone="Europe/Paris", since=TODAY))
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == COUNT
    assert peak < len(raw)
