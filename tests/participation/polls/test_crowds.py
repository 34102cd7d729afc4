"""Votes of a crowd count once each, on either database, whoever is killed meanwhile.

Each promise has a control: the same test with its guard taken away, which must fail.
"""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from time import monotonic, sleep
from typing import Any

import pytest
from django.db import connection

from tests.participation.committed import committed
from tests.participation.polls import crowds
from wagtail_culture_social.participation.defences.limiter import client_network
from wagtail_culture_social.participation.models import (
    Ballot,
    Counter,
    Poll,
    RateCount,
)
from wagtail_culture_social.participation.polls import modes, voting
from wagtail_culture_social.participation.polls.tickets import Ticket

SEE_OTHER = 303


pytestmark = pytest.mark.django_db


@pytest.fixture
def _django_db_helper(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with committed(django_db_blocker, Ballot, Counter, Poll, RateCount):
        yield


@pytest.fixture(autouse=True)
def _nobody_is_too_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modes, "LEAST_AGE", -1)


@contextmanager
def without_the_constraint(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take the unique constraint of ballots away, and what relies on it."""
    (constraint,) = Ballot._meta.constraints
    whole = voting.ballot_sql
    monkeypatch.setattr(
        voting, "ballot_sql", lambda *told: whole(*told).partition("ON CONFLICT")[0]
    )
    monkeypatch.setattr(Ballot._meta, "constraints", [])  # SQLite makes it anew
    with connection.schema_editor() as editor:
        editor.remove_constraint(Ballot, constraint)
    try:
        yield
    finally:
        Ballot.objects.all().delete()
        monkeypatch.undo()
        with connection.schema_editor() as editor:
            editor.add_constraint(Ballot, constraint)


def one_token_a_hundred_times() -> tuple[set[int], tuple[int, int]]:
    poll = crowds.open_poll()
    (token,) = crowds.tokens(poll, 1)
    statuses = crowds.at_once(partial(crowds.post, poll, token) for _ in range(100))
    return set(statuses), crowds.totals(poll)


def test_one_token_sent_a_hundred_times_at_once_is_one_ballot() -> None:
    assert one_token_a_hundred_times() == ({SEE_OTHER}, (1, 1))


def test_control_without_the_constraint_one_token_is_many_ballots(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with without_the_constraint(monkeypatch):
        _statuses, (ballots, _counted) = one_token_a_hundred_times()
    assert ballots == 100


def two_hundred_at_one_address() -> tuple[set[int], tuple[int, int]]:
    poll = crowds.open_poll()
    posts = [
        partial(crowds.post, poll, token, option=number % 3)
        for number, token in enumerate(crowds.tokens(poll, 200))
    ]
    statuses = [
        status
        for first in range(0, 200, 50)
        for status in crowds.at_once(posts[first : first + 50])
    ]
    return set(statuses), crowds.totals(poll)


def test_two_hundred_voters_behind_one_address_all_count() -> None:
    assert two_hundred_at_one_address() == ({SEE_OTHER}, (200, 200))


def test_control_where_the_address_is_the_voter_two_hundred_are_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def by_address(poll: Any, request: Any, ticket: Any, choices: Any) -> Any:
        return modes.Vote(Ticket(client_network(request)), choices)

    monkeypatch.setitem(modes._READERS, Poll.Mode.COOKIE, by_address)
    assert two_hundred_at_one_address() == ({SEE_OTHER}, (1, 1))


def vote_all(poll: Poll, tokens: list[str], first: int = 0) -> None:
    for number, token in enumerate(tokens, first):
        crowds.post(poll, token, crowds.address_of(number), number % 3)


def wait_for(ballots: int, poll: Poll) -> None:
    end = monotonic() + 30
    while poll.ballots.count() < ballots and monotonic() < end:
        sleep(0.01)


def test_a_worker_killed_among_two_thousand_votes_loses_and_doubles_none() -> None:
    poll = crowds.open_poll()
    tokens = crowds.tokens(poll, 2000)
    halves = tokens[:1000], tokens[1000:]
    workers = [
        crowds.started(vote_all, poll, half, number * 1000)
        for number, half in enumerate(halves)
    ]
    wait_for(300, poll)
    os.kill(workers[0].pid, signal.SIGKILL)
    for worker in workers:
        worker.join(60)
    ballots, counted = crowds.totals(poll)
    assert workers[0].exitcode == -signal.SIGKILL
    assert 1000 <= ballots < 2000
    assert ballots == counted
    # The browsers of who got no answer send their forms again.
    vote_all(poll, tokens[:1000])
    assert crowds.totals(poll) == (2000, 2000)


def killed_between_ballot_and_counter(poll: Poll, token: str) -> None:
    voting.AT_ONCE = frozenset()  # in one statement there is nothing between
    voting._add_to_counters = lambda *_args: os.kill(os.getpid(), signal.SIGKILL)
    crowds.post(poll, token)


def after_a_kill_in_the_middle_of_a_vote() -> tuple[int, int]:
    poll = crowds.open_poll()
    (token,) = crowds.tokens(poll, 1)
    worker = crowds.started(killed_between_ballot_and_counter, poll, token)
    worker.join(30)
    assert worker.exitcode == -signal.SIGKILL
    return crowds.totals(poll)


def test_a_kill_between_ballot_and_counter_leaves_neither() -> None:
    assert after_a_kill_in_the_middle_of_a_vote() == (0, 0)


def test_control_without_the_transaction_a_kill_leaves_a_ballot_uncounted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(voting.transaction, "atomic", lambda **_options: nullcontext())
    assert after_a_kill_in_the_middle_of_a_vote() == (1, 0)
