"""Many votes at the same time, in threads or processes, that are really written."""

import multiprocessing
import secrets
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

from django.db import connections
from django.test import RequestFactory

from tests.participation.origins import SAME_ORIGIN
from wagtail_culture_social.domain.ballots import Rules
from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.participation.polls.tickets import Ticket
from wagtail_culture_social.participation.polls.views import vote
from wagtail_culture_social.participation.polls.voters import new_voter

OPTIONS = ("aaaaaaaa", "bbbbbbbb", "cccccccc")
LIBRARY = "203.0.113.7"
"""The one address of a whole library."""


def open_poll(**fields: Any) -> Poll:
    """A poll without a page: a vote reads none."""
    return Poll.objects.create(
        **{
            "twin_key": uuid4(),
            "block_id": str(uuid4()),
            "question": "Which?",
            "kind": "single",
            "mode": "cookie",
            "visibility": "always",
            "rules": Rules("single", OPTIONS).to_json(),
            "secret": secrets.token_hex(32),
            **fields,
        }
    )


def tokens(poll: Poll, count: int) -> list[str]:
    return [Ticket(new_voter()).signed(poll) for _ in range(count)]


def post(poll: Poll, token: str, address: str = LIBRARY, option: int = 0) -> int:
    """Send one vote; return the status of the answer."""
    data = {"token": token, "choice": OPTIONS[option]}
    request = RequestFactory().post("/", data, REMOTE_ADDR=address, **SAME_ORIGIN)
    return vote(request, poll.twin_key, poll.block_id).status_code


def address_of(number: int) -> str:
    """An address in a network of its own."""
    return f"10.{number >> 8}.{number & 255}.1"


def at_once(calls: Iterable[Callable[[], int]]) -> list[int]:
    """Make all calls in the same moment, each on a connection of its own."""
    waiting = list(calls)
    barrier = Barrier(len(waiting))

    def call(one: Callable[[], int]) -> int:
        try:
            barrier.wait(30)
            return one()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(waiting)) as threads:
        return list(threads.map(call, waiting))


def started(target: Callable[..., None], *args: Any) -> Any:
    """A process that goes on from here, with no connection of this one."""
    connections.close_all()
    process = multiprocessing.get_context("fork").Process(target=target, args=args)
    process.start()
    return process


def totals(poll: Poll) -> tuple[int, int]:
    """How many ballots there are, and how many the counters say."""
    counted = sum(poll.counters.values_list("value", flat=True))
    return poll.ballots.count(), counted
