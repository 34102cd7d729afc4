"""Of any number who send at once, one sends each mail."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections

from tests.participation.committed import committed
from wagtail_culture_social.participation.mails import due
from wagtail_culture_social.participation.models import DueMail

pytestmark = pytest.mark.django_db
WHAT = "test.race"


@pytest.fixture
def _django_db_helper(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with committed(django_db_blocker, DueMail):
        yield


def test_nobody_gets_a_mail_twice_when_several_send_at_once() -> None:
    keys = [uuid4() for _ in range(20)]
    due.owe(keys, WHAT)
    told: list[Any] = []
    barrier = Barrier(4)

    def send(_number: int) -> int:
        marks = due.marks(WHAT)
        barrier.wait()
        try:
            return due.send(marks, lambda mark: not told.append(mark.subject))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        sent = sum(pool.map(send, range(4)))
    assert sent == len(keys)
    assert sorted(told) == sorted(keys)
    assert not DueMail.objects.exists()
