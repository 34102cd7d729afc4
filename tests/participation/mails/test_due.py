"""Mails stay due until they went out, over one connection, and nobody gets two."""

import time
from datetime import timedelta
from itertools import count
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail

from tests.participation.mails.servers import SERVER, Server
from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.mails import due, sending
from wagtail_culture_social.participation.models import DueMail

pytestmark = pytest.mark.django_db
WHAT = "test.hello"


@pytest.fixture(autouse=True)
def _server(settings: Any) -> None:
    settings.EMAIL_BACKEND = SERVER
    Server.begin()


def owe(number: int) -> list[str]:
    """Owe so many people a mail; return their names."""
    keys = [uuid4() for _ in range(number)]
    due.owe(keys, WHAT)
    return [str(key) for key in keys]


def tell(mark: DueMail) -> bool:
    return sending.send(f"{mark.subject}@example.org", "digest", "en", {"waiting": []})


def send(seconds: float | None = None) -> int:
    return due.send(due.marks(WHAT), tell, seconds)


def told() -> list[str]:
    return [message.to[0].partition("@")[0] for message in mail.outbox]


def test_many_mails_go_out_over_one_connection_which_is_closed() -> None:
    names = owe(5)
    assert send() == 5
    assert told() == names
    assert Server.opened == 1
    assert not DueMail.objects.exists()
    owe(1)
    send()
    assert Server.opened == 2


def test_no_server_is_waited_for_without_end(settings: Any) -> None:
    owe(1)
    send()
    assert Server.timeouts == [sending.TIMEOUT]


def test_whom_the_server_refuses_stays_due_and_the_others_get_theirs() -> None:
    names = owe(4)
    Server.begin(names[1])
    assert send() == 3
    assert Server.opened == 2
    assert [str(mark.subject) for mark in DueMail.objects.all()] == [names[1]]
    Server.begin()
    assert send() == 1
    assert sorted(told()) == sorted(names)


def test_a_server_that_is_away_is_asked_once() -> None:
    owe(4)
    Server.begin(is_away=True)
    assert send() == 0
    assert (Server.opened, Server.tries) == (1, [])
    assert DueMail.objects.filter(taken_at=None).count() == 4


def test_a_request_sends_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    owe(5)
    clock = count()
    monkeypatch.setattr(time, "monotonic", lambda: float(next(clock)))
    assert send(3) == 2
    assert DueMail.objects.count() == 3


def test_what_a_killed_process_had_begun_is_sent_later() -> None:
    class Killed(BaseException):
        pass

    def die(mark: DueMail) -> bool:
        raise Killed

    names = owe(2)
    with pytest.raises(Killed):
        due.send(due.marks(WHAT), die)
    assert send() == 1
    assert told() == names[1:]
    long_ago = DueMail.objects.get().taken_at - due.LEASE - timedelta(seconds=1)
    DueMail.objects.update(taken_at=long_ago)
    assert send() == 1
    assert told() == names[::-1]


def test_what_another_one_is_sending_is_left_to_them() -> None:
    owe(1)
    seen = list(due.marks(WHAT))
    assert send() == 1
    assert due.send(due.marks(WHAT).filter(pk=seen[0].pk), tell) == 0
    owe(1)

    def tell_twice(mark: DueMail) -> bool:
        assert send() == 0
        return tell(mark)

    assert due.send(due.marks(WHAT), tell_twice) == 1
    assert len(told()) == 2


def test_news_that_come_while_somebody_is_told_are_told_too() -> None:
    (name,) = owe(1)

    def tell_and_owe(mark: DueMail) -> bool:
        due.owe([mark.subject], WHAT)
        return tell(mark)

    assert due.send(due.marks(WHAT), tell_and_owe) == 1
    assert send() == 1
    assert told() == [name, name]


def test_nothing_is_told_that_is_not_so_any_more_or_too_old() -> None:
    owe(1)
    assert due.send(due.marks(WHAT), lambda mark: None) == 0
    assert not DueMail.objects.exists()
    due.owe([uuid4()], WHAT, now() - timedelta(seconds=1))
    assert send() == 0
