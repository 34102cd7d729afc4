"""How often a second two processes call the whole site, and the ratios of one run."""

import multiprocessing
from collections import Counter as Sums
from collections.abc import Callable, Iterable, Mapping
from statistics import median
from time import perf_counter
from typing import Any

WORKERS = 2
FORK = multiprocessing.get_context("fork")
MOST = 2_000
"""Calls a second that are made ready for one process."""

Calls = Callable[[int], Iterable[dict[str, Any]]]
"""What makes so many WSGI environments, no two with the same proof."""


def worker(calls: Calls, seconds: float, most: int, ready: Any, told: Any) -> None:
    """Call the site for some seconds; tell how often, how long, and its answers."""
    from django.core.wsgi import get_wsgi_application

    site = get_wsgi_application()
    made = list(calls(int(seconds * most)))
    ready.wait()
    started, done, statuses = perf_counter(), 0, Sums()
    for environ in made:
        site(environ, lambda status, _headers: statuses.update([status[:3]])).close()
        done += 1
        if perf_counter() - started > seconds:
            break
    told.put((done, perf_counter() - started, dict(statuses)))


def rate(calls: Calls, seconds: float, most: int = MOST) -> tuple[float, int]:
    """Answers a second of two processes that begin together, and how many there were.

    All are 303, or it fails.
    """
    from django.db import connections

    connections.close_all()
    ready, told = FORK.Barrier(WORKERS), FORK.Queue()
    workers = [
        FORK.Process(target=worker, args=(calls, seconds, most, ready, told))
        for _ in range(WORKERS)
    ]
    for one in workers:
        one.start()
    found = [told.get(timeout=300) for _ in workers]
    for one in workers:
        one.join()
    assert all(set(statuses) == {"303"} for *_speed, statuses in found), found
    per_second = sum(done / taken for done, taken, _statuses in found)
    return per_second, sum(done for done, *_more in found)


def compare(
    calls: Mapping[str, Calls],
    wanted: Mapping[str, float],
    seconds: float,
    rounds: int,
    most: int = MOST,
) -> int:
    """Call each in turn, round after round; print ratios to the first of them.

    Return how many answers there were in all.
    """
    rates: dict[str, list[float]] = {name: [] for name in calls}
    answers = 0
    for _ in range(rounds):
        for name, made in calls.items():
            per_second, count = rate(made, seconds, most)
            rates[name].append(per_second)
            answers += count
    floors = next(iter(rates.values()))
    for name, found in rates.items():
        ratio = median(ours / floor for ours, floor in zip(found, floors, strict=True))
        goal = f" (≥ {wanted[name]})" if name in wanted else ""
        print(f"  {name:20}{median(found):8,.1f} /s{ratio:7.2f} × naive{goal}")
    return answers
