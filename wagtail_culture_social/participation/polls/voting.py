"""How a ballot is counted: once, whatever comes twice, late, or at the same time."""

import json
from collections import Counter as Sums
from enum import StrEnum
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, router, transaction

from wagtail_culture_social.domain.ballots import Rules, counter_keys
from wagtail_culture_social.participation.defences.limiter import (
    Attempt,
    attempt_sql,
    is_cache_redis,
)
from wagtail_culture_social.participation.models import Ballot, Counter, Poll
from wagtail_culture_social.participation.polls.states import state_of
from wagtail_culture_social.participation.polls.tickets import Ticket
from wagtail_culture_social.participation.polls.voters import voter_key

AT_ONCE = frozenset({"postgresql"})
"""Databases whose statements may hold several that write."""
MOST_CHANGES = 1_000
"""How often one voter may change a vote: each change is one more row until the end."""


class Outcome(StrEnum):
    """What became of a vote that was sent."""

    COUNTED = "counted"
    CHANGED = "changed"
    ALREADY = "already"
    LIMITED = "limited"
    CLOSED = "closed"
    REFUSED = "refused"


def cast(
    poll: Poll,
    ticket: Ticket,
    choices: tuple[str, ...],
    attempt: Attempt | None = None,
) -> Outcome:
    """Count a checked ballot: in one transaction a limit, the ballot, its counters.

    PostgreSQL, which is a way off, is asked for all of it in one statement.

    The unique constraint tells what comes twice. The secret tells a poll that was
    closed, or whose rules were changed before the first vote, since ``poll`` was
    read: its ballots can no longer be added. ``closes_at`` is asked first, and no
    nightly job.
    """
    if state_of(poll) != "open":
        return Outcome.CLOSED
    if ticket.revision and choices == ticket.replaces:
        return Outcome.ALREADY
    if ticket.revision > MOST_CHANGES:
        return Outcome.LIMITED
    alias = router.db_for_write(Ballot) or DEFAULT_DB_ALIAS
    ballot = _ballot(poll, ticket, choices)
    change = _change(poll, ticket.replaces, choices)
    ask = _at_once if connections[alias].vendor in AT_ONCE else _one_by_one
    is_allowed, is_added = ask(alias, ballot, change, attempt)
    if not is_allowed:
        return Outcome.LIMITED
    if is_added:
        return Outcome.CHANGED if ticket.revision else Outcome.COUNTED
    return _why_not(poll)


def last_ballot(poll: Poll, voter: str) -> Ballot | None:
    """Return what a voter said last, ``None`` when they said nothing yet."""
    ballots = poll.ballots.filter(voter_key=voter_key(poll, voter))
    return ballots.order_by("-revision").first()


def next_ticket(poll: Poll, voter: str) -> Ticket:
    """Return the ticket of a voter's first vote, or of a change of their last."""
    last = last_ballot(poll, voter)
    if last is None:
        return Ticket(voter)
    return Ticket(voter, last.revision + 1, tuple(last.choices))


def _why_not(poll: Poll) -> Outcome:
    found = Poll.objects.filter(pk=poll.pk).only("secret", "closed_at").first()
    if found is None or found.secret == poll.secret:
        return Outcome.ALREADY if found else Outcome.REFUSED
    return Outcome.CLOSED if found.closed_at else Outcome.REFUSED


def _ballot(poll: Poll, ticket: Ticket, choices: tuple[str, ...]) -> list[Any]:
    key, said = voter_key(poll, ticket.voter), json.dumps(choices)
    return [key, ticket.revision, said, poll.pk, poll.secret]


def _change(
    poll: Poll, replaced: tuple[str, ...], choices: tuple[str, ...]
) -> list[Any]:
    """Return poll, counter and difference of each counter, one after the other.

    They are in one order for everybody, so that two votes never wait for each other.
    """
    rules = Rules.from_json(poll.rules)
    change = Sums(counter_keys(rules, choices))
    if replaced:
        change.subtract(counter_keys(rules, replaced))
    rows = ((poll.pk, key, change[key]) for key in sorted(change) if change[key])
    return [value for row in rows for value in row]


def _one_by_one(
    alias: str, ballot: list[Any], change: list[Any], attempt: Attempt | None
) -> tuple[bool, bool]:
    """Count a ballot step by step; tell whether it may be, and whether it is."""
    with connections[alias].cursor() as cursor, transaction.atomic(using=alias):
        if attempt and not attempt.is_allowed():
            return False, False
        cursor.execute(ballot_sql(alias), ballot)
        is_added = cursor.rowcount == 1
        if is_added and change:
            _add_to_counters(cursor, alias, change)
    return True, is_added


def _at_once(
    alias: str, ballot: list[Any], change: list[Any], attempt: Attempt | None
) -> tuple[bool, bool]:
    """The same in one statement; what is counted in a cache is counted before."""
    if attempt and is_cache_redis():
        if not attempt.is_allowed():
            return False, False
        attempt = None
    values = [*ballot, *change]
    if attempt:
        values = [attempt.bucket, attempt.span, *ballot, attempt.most, *change]
    sql = vote_sql(alias, len(change) // 3, is_limited=attempt is not None)
    with connections[alias].cursor() as cursor:
        cursor.execute(sql, values)
        count, is_added = cursor.fetchone()
    return attempt is None or count <= attempt.most, is_added


def _add_to_counters(cursor: Any, alias: str, change: list[Any]) -> None:
    values = ", ".join(["(%s, %s, %s)"] * (len(change) // 3))
    cursor.execute(counter_sql(alias, f"VALUES {values}"), change)


@cache
def ballot_sql(alias: str, condition: str = "") -> str:
    """Return the statement that adds a ballot to a poll that has this secret.

    ``condition`` is one more, from its ``AND`` on. ``FOR KEY SHARE`` waits for who is
    closing the poll, then looks again.
    """
    connection = connections[alias]
    quote, kind = connection.ops.quote_name, Ballot._meta.get_field("choices")
    lock = "FOR KEY SHARE " if connection.vendor == "postgresql" else ""
    columns = ", ".join(map(quote, ("poll_id", "voter_key", "revision", "choices")))
    unique = ", ".join(map(quote, ("poll_id", "voter_key", "revision")))
    return (
        f"INSERT INTO {quote(Ballot._meta.db_table)} ({columns}) "  # noqa: S608
        f"SELECT {quote('id')}, %s, %s, CAST(%s AS {kind.db_type(connection)}) "
        f"FROM {quote(Poll._meta.db_table)} "
        f"WHERE {quote('id')} = %s AND {quote('secret')} = %s {condition}{lock}"
        f"ON CONFLICT ({unique}) DO NOTHING"
    )


@cache
def counter_sql(alias: str, changes: str) -> str:
    """Return the statement that adds to counters, and makes those that are missing.

    ``changes`` are rows of poll, key and difference in SQL.
    """
    quote = connections[alias].ops.quote_name
    table, value = quote(Counter._meta.db_table), quote("value")
    columns = f"{quote('poll_id')}, {quote('key')}"
    return (
        f"INSERT INTO {table} ({columns}, {value}) "
        f"{changes} ON CONFLICT ({columns}) "
        f"DO UPDATE SET {value} = {table}.{value} + excluded.{value}"
    )


def vote_sql(alias: str, rows: int, *, is_limited: bool) -> str:
    """Return the statement of PostgreSQL that does what a vote does, or nothing.

    It says how many attempts there were, and whether the ballot was added.
    """
    steps, condition, count = [], "", "0"
    if is_limited:
        steps.append(f"attempt AS ({attempt_sql(alias)})")
        count = "(SELECT count FROM attempt)"
        condition = f"AND {count} <= %s "
    steps.append(f"added AS ({ballot_sql(alias, condition)} RETURNING 1)")
    is_added = "EXISTS (SELECT FROM added)"
    if rows:
        values = ", ".join(["(%s::bigint, %s, %s::integer)"] * rows)
        changes = f"SELECT * FROM (VALUES {values}) AS change WHERE {is_added}"  # noqa: S608
        steps.append(f"counted AS ({counter_sql(alias, changes)})")
    return f"WITH {', '.join(steps)} SELECT {count}, {is_added}"
