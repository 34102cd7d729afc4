"""Prints how fast votes are beside a naive insert, as ratios of one run.

    python -m tests.benchmarks.votes [--seconds 2] [--rounds 5] [--crowd 4000]
        [--ballots 1000000]
    scripts/postgres.sh python -m tests.benchmarks.votes

Two processes call the whole site, middleware included, in turn for each view; then 32
connections vote through two workers; then the results of a large poll are read. Nothing
here fails on a clock; it fails when a vote is lost.
"""

import argparse
import os
import secrets
from collections.abc import Iterator
from functools import partial
from time import perf_counter
from typing import Any
from urllib.parse import urlencode

import django

from tests.benchmarks.rates import WORKERS, compare

WANTED = {"whole vote": 0.8, "ballot + counter": 1.2}
CONNECTIONS = 32


def requests(path: str, of: Any, choice: str, count: int) -> Iterator[dict[str, Any]]:
    """WSGI environments of POSTs, each from a network of its own."""
    from django.test import RequestFactory

    from tests.participation.polls.crowds import tokens

    for number, token in enumerate(tokens(of, count)):
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


def speeds(seconds: float, rounds: int) -> None:
    from django.urls import reverse

    from tests.participation.polls.crowds import OPTIONS, open_poll

    poll, plain = open_poll(), open_poll()
    whole = reverse("wagtail_culture_social:poll", args=[poll.twin_key, poll.block_id])
    paths = {
        "naive insert": (f"/bench/naive/{plain.twin_key}/", plain),
        "whole vote": (whole, poll),
        "ballot + counter": (f"/bench/bare/{poll.twin_key}/", poll),
    }
    calls = {
        name: partial(requests, path, of, OPTIONS[0])
        for name, (path, of) in paths.items()
    }
    compare(calls, WANTED, seconds, rounds)


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
        speeds(chosen.seconds, chosen.rounds)
        crowd(chosen.crowd)
        results(chosen.ballots)


if __name__ == "__main__":
    main()
