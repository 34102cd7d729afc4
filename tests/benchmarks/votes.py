"""Prints how fast votes are beside a naive insert, as ratios of one run.

    python -m tests.benchmarks.votes [--seconds 2] [--rounds 5] [--crowd 4000]
        [--ballots 1000000]
    scripts/postgres.sh python -m tests.benchmarks.votes

Two processes call the whole site, middleware included, in turn for each view; then 32
connections vote through two workers; then the results of a large poll are read. Nothing
here fails on a clock; it fails when a vote is lost.
"""

import argparse
import multiprocessing
import os
import secrets
from collections import Counter as Sums
from collections.abc import Iterator
from statistics import median
from time import perf_counter
from typing import Any
from urllib.parse import urlencode

import django

WANTED = {"whole vote": 0.8, "ballot + counter": 1.2}
WORKERS, CONNECTIONS = 2, 32
FORK = multiprocessing.get_context("fork")


def requests(path: str, tokens: list[str], choice: str) -> Iterator[dict[str, Any]]:
    """WSGI environments of POSTs, each from a network of its own."""
    from django.test import RequestFactory

    for number, token in enumerate(tokens):
        yield (
            RequestFactory()
            .post(
                path,
                urlencode({"token": token, "choice": choice}),
                "application/x-www-form-urlencoded",
                HTTP_X_FORWARDED_FOR=f"10.{number >> 8 & 255}.{number & 255}.1",
                HTTP_ORIGIN="http://testserver",
                HTTP_SEC_FETCH_SITE="same-origin",
            )
            .environ
        )


def worker(path: str, poll: Any, seconds: float, ready: Any, told: Any) -> None:
    """Call the site for some seconds; tell how often a second it answered 303."""
    from django.core.wsgi import get_wsgi_application

    from tests.participation.polls.crowds import OPTIONS, tokens

    site = get_wsgi_application()
    calls = list(requests(path, tokens(poll, int(seconds * 2_000)), OPTIONS[0]))
    ready.wait()
    started, done, statuses = perf_counter(), 0, Sums()
    for environ in calls:
        site(environ, lambda status, _headers: statuses.update([status[:3]])).close()
        done += 1
        if perf_counter() - started > seconds:
            break
    told.put((done / (perf_counter() - started), dict(statuses)))


def rate(path: str, poll: Any, seconds: float) -> float:
    """Votes a second of two processes that begin together."""
    from django.db import connections

    connections.close_all()
    ready, told = FORK.Barrier(WORKERS), FORK.Queue()
    workers = [
        FORK.Process(target=worker, args=(path, poll, seconds, ready, told))
        for _ in range(WORKERS)
    ]
    for one in workers:
        one.start()
    found = [told.get(timeout=120) for _ in workers]
    for one in workers:
        one.join()
    assert all(set(statuses) == {"303"} for _rate, statuses in found), found
    return sum(each for each, _statuses in found)


def compare(seconds: float, rounds: int) -> None:
    from django.urls import reverse

    from tests.participation.polls.crowds import open_poll

    poll, plain = open_poll(), open_poll()
    whole = reverse("wagtail_culture_social:poll", args=[poll.twin_key, poll.block_id])
    paths = {
        "naive insert": (f"/bench/naive/{plain.twin_key}/", plain),
        "whole vote": (whole, poll),
        "ballot + counter": (f"/bench/bare/{poll.twin_key}/", poll),
    }
    rates: dict[str, list[float]] = {name: [] for name in paths}
    for _ in range(rounds):
        for name, (path, of) in paths.items():
            rates[name].append(rate(path, of, seconds))
    floors = rates["naive insert"]
    for name, found in rates.items():
        ratio = median(ours / floor for ours, floor in zip(found, floors, strict=True))
        wanted = f" (≥ {WANTED[name]})" if name in WANTED else ""
        print(f"  {name:18}{median(found):8,.0f} /s{ratio:7.2f} × naive{wanted}")


def crowd(count: int) -> None:
    """Many connections at once through two workers: no vote lost, no server error."""
    from tests.benchmarks.vote_server import serve, votes_of
    from tests.participation.polls.crowds import open_poll, tokens, totals

    poll = open_poll()
    sent = tokens(poll, count)
    with serve(WORKERS) as port:
        started = perf_counter()
        statuses = votes_of(port, poll, sent, CONNECTIONS)
        taken = perf_counter() - started
    ballots, counted = totals(poll)
    print(
        f"  {CONNECTIONS} connections, {WORKERS} workers: {count:,} votes in "
        f"{taken:.1f} s, answers {dict(statuses)}, {count - ballots} lost, "
        f"{ballots - counted} not in the counters"
    )
    assert (ballots, counted, set(statuses)) == (count, count, {303})


def results(count: int) -> None:
    """Read the results of a large poll; show what the database does for it."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests.participation.polls.crowds import OPTIONS, open_poll
    from wagtail_culture_social.participation.models import Ballot, Counter
    from wagtail_culture_social.participation.polls.results import result_of
    from wagtail_culture_social.participation.polls.voting import last_ballot

    poll = open_poll()
    rows = (
        Ballot(poll=poll, voter_key=secrets.token_hex(16), choices=[OPTIONS[0]])
        for _ in range(count)
    )
    Ballot.objects.bulk_create(rows, batch_size=20_000)
    Counter.objects.create(poll=poll, key=OPTIONS[0], value=count)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    last_ballot(poll, "nobody")
    with CaptureQueriesContext(connection) as captured:
        started = perf_counter()
        total = result_of(poll).total
        last_ballot(poll, "nobody")
        taken = perf_counter() - started
    print(f"  {total:,} ballots: {len(captured)} queries, {taken * 1000:.2f} ms")
    for query in captured:
        plan = explained(query["sql"])
        print(f"    {plan}")
        assert "ballot" not in plan or "Index" in plan or "USING INDEX" in plan
        assert "Seq Scan on wagtail_culture_social_participation_ballot" not in plan


def explained(sql: str) -> str:
    from django.db import connection

    word = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        cursor.execute(f"{word} {sql}")
        return "; ".join(str(row[-1]).strip() for row in cursor.fetchall())


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--crowd", type=int, default=4_000)
    parser.add_argument("--ballots", type=int, default=1_000_000)
    chosen = parser.parse_args(arguments)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.vote_settings"
    django.setup()
    from django.db import connection

    from tests.benchmarks.programme import database
    from wagtail_culture_social.participation.polls import modes

    modes.LEAST_AGE = -1  # nobody reads these forms
    with database():
        print(f"{connection.vendor}, median of {chosen.rounds} rounds in turn")
        compare(chosen.seconds, chosen.rounds)
        crowd(chosen.crowd)
        results(chosen.ballots)


if __name__ == "__main__":
    main()
