"""What a vote and its result cost the database, statement by statement."""

import json
from collections.abc import Callable, Iterable
from typing import Any

import altcha
import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.participation.origins import SAME_ORIGIN
from tests.participation.polls import electing
from tests.polls import options
from wagtail_culture_social.participation.models import Ballot, Poll
from wagtail_culture_social.participation.polls import proofs
from wagtail_culture_social.participation.polls.codes import make_codes
from wagtail_culture_social.participation.polls.results import result_of
from wagtail_culture_social.participation.polls.voting import last_ballot

pytestmark = pytest.mark.django_db

KINDS = {"SAVEPOINT": "begin", "RELEASE": "end", "SELECT": "read", "INSERT": "write"}
KINDS |= {"WITH": "write"}
BALLOTS = Ballot._meta.db_table


@pytest.fixture(autouse=True)
def _cheap_proofs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofs, "ITERATIONS", 10)
    monkeypatch.setattr(proofs, "TRIES", 2)


def done(send: Callable[[], Any]) -> list[str]:
    """What a vote did in the database, in order."""
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert send().status_code == 303
    return [KINDS[query["sql"].partition(" ")[0]] for query in captured]


def sender(poll: Poll, code: str) -> Callable[[], Any]:
    """Prepare the vote of somebody new, up to its last button."""
    client = Client()
    paper = electing.form(client, poll)
    data = {"token": paper.token, "choice": poll.rules["options"][0], "code": code}
    if poll.mode == Poll.Mode.PROOF:
        task = altcha.Challenge.from_dict(json.loads(paper.proof))
        proof = altcha.Payload(task, altcha.solve_challenge(task)).to_base64()
        data["proof"] = proof
    if poll.mode != Poll.Mode.EMAIL:
        return lambda: electing.send(client, poll, **data)
    electing.send(client, poll, email=f"{paper.token[:9]}@example.org", **data)
    link = electing.link_in(str(mail.outbox[-1].body))
    token = client.get(link).context["token"]
    return lambda: client.post(link, {"token": token}, **SAME_ORIGIN)


@pytest.mark.parametrize("mode", Poll.Mode.values)
def test_a_vote_reads_once_and_writes_three_times_in_one_transaction(mode: str) -> None:
    poll = electing.poll(mode=mode)
    codes = make_codes(poll, 2) if mode == "code" else ["", ""]
    sender(poll, codes[0])()  # SQL is written once
    send = sender(poll, codes[1])
    if connection.vendor == "postgresql":
        counted = uncounted = ["write"]
    else:
        counted = ["begin", "write", "write", "write", "end"]
        uncounted = ["begin", "write", "write", "end"]  # no counter
    assert done(send) == ["read", *counted]
    assert done(send) == ["read", *uncounted, "read"]  # it looks why
    assert Ballot.objects.count() == 2


def scans(queries: Iterable[dict[str, str]]) -> list[str]:
    """The plans of queries that read all ballots, of however many polls."""
    is_sqlite = connection.vendor == "sqlite"
    word = "EXPLAIN QUERY PLAN" if is_sqlite else "EXPLAIN"
    sign = "SCAN" if is_sqlite else "Seq Scan on"
    asked = [one["sql"] for one in queries if BALLOTS in one["sql"]]
    with connection.cursor() as cursor:
        if not is_sqlite:  # which scans small tables, whatever index there is
            cursor.execute("SET LOCAL enable_seqscan = off")
        plans = []
        for sql in asked:
            cursor.execute(f"{word} {sql}")
            plans += [str(row[-1]) for row in cursor.fetchall()]
    assert plans or not asked
    return [plan for plan in plans if f"{sign} {BALLOTS}" in plan]


def test_a_result_and_ones_own_ballot_are_two_queries_and_no_scan() -> None:
    poll = electing.poll()
    electing.cast_new(poll, 0)
    with CaptureQueriesContext(connection) as captured:
        assert result_of(poll).total == 1
        last_ballot(poll, "somebody")
    queries = captured.captured_queries
    assert len(queries) == 2
    assert BALLOTS not in queries[0]["sql"]
    assert BALLOTS in queries[1]["sql"]
    assert scans(queries) == []


@pytest.mark.parametrize("kind", ["single", "multiple", "ranked"])
def test_no_page_of_a_vote_reads_all_ballots(client: Client, kind: str) -> None:
    poll = electing.poll(kind=kind, options=options("A", "B"), visibility="always")
    with CaptureQueriesContext(connection) as captured:
        client.get(poll.page.url)
        paper = electing.form(client, poll)
        first = poll.rules["options"][0]
        sent = {"token": paper.token, "choice": first, f"rank-{first}": "1"}
        answer = electing.send(client, poll, **sent)
        assert client.get(answer["Location"]).context["result"].total == "1 vote"
        assert client.get(electing.address(poll)).context["paper"].is_change
    queries = [one for one in captured if one["sql"].startswith("SELECT")]
    assert any(BALLOTS in one["sql"] for one in queries)
    assert scans(queries) == []


def test_control_a_query_without_an_index_is_found() -> None:
    with CaptureQueriesContext(connection) as captured:
        list(Ballot.objects.filter(choices=["a"]).order_by())
    assert len(scans(captured)) == 1
