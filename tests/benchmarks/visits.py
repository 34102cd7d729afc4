"""Visits to two pages in turn: queries, median time, size and memory of each."""

import tracemalloc
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

WARM_UPS = 3


class Unavailable(Exception):
    """A page that does not answer, with the reason."""


@dataclass
class Visited:
    """What a page came to: queries on a cold and on a warm cache, median in ms."""

    cold: int
    warm: int
    octets: int
    time: float = 0


def compare(ours: str, floor: str, repeat: int) -> tuple[Visited, Visited]:
    """Visit both in turn, so that what else the machine does falls on both."""
    addresses, times = (ours, floor), ([], [])
    found = [counted(address) for address in addresses]
    for number in range(repeat):
        for which in (number % 2, 1 - number % 2):
            started = perf_counter()
            visit(addresses[which])
            times[which].append(perf_counter() - started)
    for one, taken in zip(found, times, strict=True):
        one.time = median(taken) * 1000
    return found[0], found[1]


def counted(address: str) -> Visited:
    """Count after visits that made the pictures."""
    for _ in range(WARM_UPS):
        visit(address)
    cache.clear()
    cold, octets = queries(address)
    warm, octets = queries(address)
    return Visited(cold, warm, octets)


def queries(address: str) -> tuple[int, int]:
    with CaptureQueriesContext(connection) as captured:
        octets = visit(address)
    return len(captured), octets


def visit(address: str) -> int:
    """Read the whole answer; return its size, without keeping it when streamed."""
    answer: Any = Client().get(address)
    if answer.status_code != 200:
        raise Unavailable(f"{address} answers {answer.status_code}")
    pieces = answer.streaming_content if answer.streaming else [answer.content]
    return sum(map(len, pieces))


def peak_memory(address: str) -> int:
    """Octets that Python had at most while an answer was read."""
    visit(address)
    tracemalloc.start()
    try:
        visit(address)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
