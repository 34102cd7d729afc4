"""How many entries one person has in a contest, one by one and all at once.

The requests are real ones, on the database of the run: SQLite or PostgreSQL.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from tests.participation.committed import committed, together
from wagtail_culture_social.domain.contests import Rules
from wagtail_culture_social.participation.entries import confirming
from wagtail_culture_social.participation.entries.entering import person_of
from wagtail_culture_social.participation.entries.links import (
    CONFIRMING,
    MANAGING,
    path_to,
)
from wagtail_culture_social.participation.models import Contest, Entry
from wagtail_culture_social.participation.models.entries import EntryStatus

pytestmark = pytest.mark.django_db
CLIENTS, ROUNDS = 12, 5


@pytest.fixture
def _django_db_helper(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with committed(django_db_blocker, Entry, Contest):
        yield


def contest(most: int | None = 1) -> Contest:
    rules = Rules(most_per_person=most).to_json()
    return Contest.objects.create(
        twin_key=uuid4(), block_id=str(uuid4()), title="Seas", rules=rules
    )


def entry(of: Contest, email: str = "ada@example.org", **fields: Any) -> Entry:
    told = {
        "title": "The Sea",
        "credit": "Ada",
        "language": "en",
        "place": 1,
        "sent_at": timezone.now(),
        **fields,
    }
    person = person_of(of, email)
    return Entry.objects.create(contest=of, email=email, person=person, **told)


def press(entries: list[Entry]) -> list[str]:
    """The buttons behind the links of these entries."""
    return [path_to(one, CONFIRMING) for one in entries]


def waiting(of: Contest) -> int:
    return of.entries.filter(status=EntryStatus.PENDING).count()


def test_of_entries_confirmed_together_no_more_than_allowed_are_in() -> None:
    for most in range(1, ROUNDS + 1):
        one = contest(most)
        answers = together(press([entry(one) for _ in range(CLIENTS)]))
        assert waiting(one) == most
        assert sorted(answers) == [303] * most + [409] * (CLIENTS - most)


def test_without_holding_the_contest_several_would_be_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The negative control: the same person, who looks before one of them writes."""
    looked = Barrier(CLIENTS)
    has_room = confirming.has_room

    def look_then_write(one: Entry) -> bool:
        found = has_room(one)
        looked.wait()
        return found

    @contextmanager
    def unheld(_contest: int) -> Iterator[None]:
        yield

    monkeypatch.setattr(confirming, "held", unheld)
    monkeypatch.setattr(confirming, "has_room", look_then_write)
    one = contest()
    together(press([entry(one) for _ in range(CLIENTS)]))
    assert waiting(one) > 1


def test_one_link_pressed_by_many_confirms_once(client: Client) -> None:
    one = contest()
    answers = together(press([entry(one)] * CLIENTS))
    assert answers == [303] * CLIENTS
    assert waiting(one) == 1


def test_another_spelling_is_the_same_person_and_another_contest_is_not(
    client: Client,
) -> None:
    one = contest()
    for email in ("ada@example.org", "ADA+x@Example.org"):
        client.post(path_to(entry(one, email), CONFIRMING))
    client.post(path_to(entry(one, "ben@example.org"), CONFIRMING))
    assert waiting(one) == 2
    other = contest()
    client.post(path_to(entry(other), CONFIRMING))
    assert waiting(other) == 1


def test_what_waits_for_its_link_or_is_withdrawn_does_not_count(
    client: Client,
) -> None:
    one = contest()
    entry(one)
    first, second = entry(one), entry(one, title="Second")
    client.post(path_to(first, CONFIRMING))
    answer = client.post(path_to(second, CONFIRMING))
    assert answer.status_code == 409
    assert "as many entries as this contest allows" in answer.content.decode()
    assert "The Sea" in answer.content.decode()
    client.post(path_to(first, MANAGING), {"do": "withdraw"})
    assert client.post(path_to(second, CONFIRMING)).status_code == 303
    assert waiting(one) == 1


def test_without_a_limit_one_enters_as_often_as_one_likes(client: Client) -> None:
    one = contest(None)
    for _time in range(4):
        client.post(path_to(entry(one), CONFIRMING))
    assert waiting(one) == 4
