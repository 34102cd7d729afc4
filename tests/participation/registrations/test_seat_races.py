"""The last seat is sold once, and who waits comes in order, when all come at once.

The requests are real ones, on the database of the run: SQLite or PostgreSQL.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from tests.participation.committed import committed, together
from wagtail_culture_social.participation.models import (
    DueMail,
    FormToken,
    Registration,
    RegistrationOffer,
    Seating,
)
from wagtail_culture_social.participation.registrations import registering, seats
from wagtail_culture_social.participation.registrations.links import (
    CONFIRMING,
    MANAGING,
    path_to,
)
from wagtail_culture_social.participation.registrations.registering import Said

pytestmark = pytest.mark.django_db
CLIENTS, ROUNDS = 32, 20
START = datetime(2026, 12, 5, 19, tzinfo=UTC)
STATUS = Registration.Status


@pytest.fixture
def _django_db_helper(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    tables = Registration, Seating, RegistrationOffer, FormToken, DueMail
    with committed(django_db_blocker, *tables):
        yield


def date(capacity: int) -> Seating:
    """A date of an event, with so many seats and a waiting list."""
    offer = RegistrationOffer.objects.create(
        twin_key=uuid4(), block_id="block", capacity=capacity
    )
    return Seating.objects.create(
        offer=offer,
        recurrence_id="date",
        starts_at=START,
        ends_at=START,
        capacity=capacity,
    )


def people(where: Seating, *sizes: int) -> list[Registration]:
    """Groups who sent the form, in order."""
    return [
        registering.register(
            where, Said("Ada", f"{uuid4()}@example.org", adults=size), "en"
        )[0]
        for size in sizes
    ]


def press(rows: list[Registration], purpose: str) -> list[str]:
    """The buttons behind the links of these people."""
    return [path_to(row, purpose) for row in rows]


def statuses(where: Seating) -> list[str]:
    """Where everybody stands, in the order of the list."""
    rows = where.registrations.order_by("pk")
    return list(rows.values_list("status", flat=True))


def sold(where: Seating) -> int:
    rows = where.registrations.filter(status=STATUS.CONFIRMED)
    return sum(row.seats for row in rows)


def test_the_last_seat_is_sold_once() -> None:
    for _round in range(ROUNDS):
        where = date(capacity=1)
        rows = people(where, *[1] * CLIENTS)
        answers = together(press(rows, CONFIRMING))
        assert answers == [303] * CLIENTS
        where.refresh_from_db()
        assert (where.taken, sold(where)) == (1, 1)
        assert statuses(where).count(STATUS.WAITING) == CLIENTS - 1


def test_without_its_guards_the_last_seat_would_be_sold_to_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The negative control: the same crowd, who all look before one of them takes."""
    looked = Barrier(CLIENTS)

    @contextmanager
    def unheld(key: int) -> Iterator[Seating]:
        seating = Seating.objects.select_related("offer").get(pk=key)
        looked.wait()
        yield seating

    def look_then_take(seating: Seating, number: int) -> bool:
        if seating.left < number:
            return False
        seating.taken += number
        seating.save(update_fields=["taken"])
        return True

    where = date(capacity=1)
    rows = people(where, *[1] * CLIENTS)
    monkeypatch.setattr(seats, "held", unheld)
    monkeypatch.setattr(seats, "take", look_then_take)
    together(press(rows, CONFIRMING))
    assert sold(where) > 1


def test_one_statement_guards_the_seats_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Even who holds no date, and has read long ago, cannot take what is gone."""
    where = date(capacity=1)
    barrier = Barrier(CLIENTS)

    def take(_number: int) -> bool:
        try:
            barrier.wait()
            return seats.take(where, 1)
        finally:
            connection.close()

    with ThreadPoolExecutor(CLIENTS) as pool:
        assert sum(pool.map(take, range(CLIENTS))) == 1


def test_who_waits_comes_in_order_while_many_cancel_leave_and_confirm() -> None:
    for _round in range(ROUNDS // 2):
        where = date(capacity=8)
        holding = people(where, *[1] * 8)
        queue = people(where, 2, 1, 3, 1, 1, 2, 1, 4)
        for row in [*holding, *queue]:
            registering.confirm(row)
        newcomers = people(where, 1, 2, 1, 1)
        answers = together(
            press(holding[:6], MANAGING)
            + press([queue[1], queue[3]], MANAGING)
            + press(newcomers, CONFIRMING)
        )
        assert answers == [303] * 12
        where.refresh_from_db()
        assert where.taken == sold(where) <= 8
        line = [
            row
            for row in where.registrations.order_by("pk")
            if row.status != STATUS.CANCELLED
        ]
        came = [row for row in line if row.status == STATUS.CONFIRMED]
        assert line[: len(came)] == came
        assert line[len(came)].seats > where.left
        assert {row.status for row in line[len(came) :]} == {STATUS.WAITING}


def test_a_date_that_is_held_makes_others_wait() -> None:
    """Order needs more than the sum: who holds the date decides alone."""
    where = date(capacity=2)
    (row,) = people(where, 1)
    done: list[str] = []

    def confirm() -> None:
        try:
            registering.confirm(row)
            done.append("confirmed")
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with seats.held(where.pk):
            waits = pool.submit(confirm)
            assert not _is_done(waits.done)
            done.append("held")
        waits.result()
    assert done == ["held", "confirmed"]


def _is_done(told: Callable[[], bool]) -> bool:
    """Look for a while whether something happens that should not."""
    return any(told() for _time in range(20_000))
