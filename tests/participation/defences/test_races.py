"""What defends forms holds when many come at once; each promise has its control."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tests.participation.committed import committed
from wagtail_culture_social.participation.defences import consents, limiter, tokens
from wagtail_culture_social.participation.models import (
    Consent,
    ConsentText,
    FormToken,
    RateCount,
)

pytestmark = pytest.mark.django_db
THREADS = 12
CROWD, ROUNDS = 8, 25


@pytest.fixture
def _django_db_helper(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with committed(django_db_blocker, FormToken, RateCount, Consent, ConsentText):
        yield


def spend(token: str) -> bool:
    return tokens.spend(token, timezone.now() + timedelta(hours=1))


def together(deed: Callable[[], bool]) -> int:
    """How often a deed says yes when many do it at the same moment."""
    barrier = Barrier(THREADS)

    def do(_number: int) -> bool:
        try:
            barrier.wait()
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return sum(pool.map(do, range(THREADS)))


def test_of_many_who_come_together_one_spends_the_token() -> None:
    for number in range(5):
        token = str(number)
        assert together(lambda token=token: spend(token)) == 1


def test_looking_first_and_writing_then_would_let_several_through() -> None:
    """The negative control: the same race, with a check in the place of the rule."""
    looked = Barrier(THREADS)

    def look_then_write() -> bool:
        is_new = not FormToken.objects.filter(digest=tokens.digest("x")).exists()
        looked.wait()
        FormToken.objects.bulk_create(
            [FormToken(digest=tokens.digest("x"), expires_at=timezone.now())],
            ignore_conflicts=True,
        )
        return is_new

    assert together(look_then_write) == THREADS


ATTEMPT = limiter.Attempt("bucket", 0, 60, 10)


def counted_by_threads(count: Any) -> list[int]:
    """What each of many attempts at once was told, in order."""

    def do(_number: int) -> list[int]:
        try:
            return [count(ATTEMPT) for _ in range(ROUNDS)]
        finally:
            connection.close()

    with ThreadPoolExecutor(CROWD) as pool:
        return sorted(n for told in pool.map(do, range(CROWD)) for n in told)


def test_no_attempt_is_lost_or_counted_twice() -> None:
    told = counted_by_threads(limiter._count_in_table)
    assert told == list(range(1, CROWD * ROUNDS + 1))


def test_reading_first_and_writing_then_would_lose_attempts() -> None:
    """The negative control: the same crowd, with a sum made in Python."""

    def naive(attempt: limiter.Attempt) -> int:
        row, _created = RateCount.objects.get_or_create(
            bucket=attempt.bucket, span=attempt.span
        )
        row.count += 1
        row.save(update_fields=["count"])
        return row.count

    told = counted_by_threads(naive)
    assert told != list(range(1, CROWD * ROUNDS + 1))


def test_words_stay_that_somebody_agrees_to_while_they_are_forgotten() -> None:
    """Where writers take turns for the whole database, nobody can come between."""
    if connection.vendor == "sqlite":
        pytest.skip("one writer at a time")
    first, second = uuid4(), uuid4()
    consents.record(first, "rules", "I agree.", "en")

    def forget() -> None:
        try:
            consents.forget([first])
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        consents.record(second, "rules", "I agree.", "en")
        pool.submit(forget).result(timeout=30)
    left = Consent.objects.get()
    assert (left.subject, left.text.text) == (second, "I agree.")
