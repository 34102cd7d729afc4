"""Two moderators decide on one entry at once: one decides, the other one is told.

The requests are real ones, on the database of the run: SQLite or PostgreSQL.
"""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from tests.participation.committed import committed
from tests.participation.contests import calling
from tests.participation.moderation.deciders import LIST, MODEL, NAME
from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.contests import Rules
from wagtail_culture_social.participation.models import Contest, Entry
from wagtail_culture_social.participation.models.entries import EntryStatus

pytestmark = pytest.mark.django_db
ROUNDS = 6
SEEN = re.compile(r'name="seen_at" value="([^"]+)"')
APPROVAL = {"status": "approved"}
REFUSAL = {"status": "refused", "reason": "topic"}


@pytest.fixture
def _django_db_helper(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    rows = (Entry, Contest, ModelLogEntry, Session, User)
    with committed(django_db_blocker, *rows):
        yield


@pytest.fixture(autouse=True)
def _clock(settings: Any) -> None:
    """Let the time go on: who decided first is told by it."""
    settings.CULTURE_SOCIAL_NOW = None


@pytest.fixture
def moderators() -> list[Client]:
    """Two people who may decide."""
    clients = []
    for name in ("ann", "bob"):
        user = User.objects.create_superuser(name, f"{name}@example.org", "pw")
        clients.append(Client())
        clients[-1].force_login(user)
    return clients


def waiting(title: str = "Quay") -> Entry:
    """An entry that waits, to a contest that is on no page."""
    contest = Contest.objects.create(
        twin_key=uuid4(),
        block_id=str(uuid4()),
        title="Seas",
        rules=Rules().to_json(),
    )
    return Entry.objects.create(
        contest=contest,
        title=title,
        credit="Ana",
        email="ana@example.org",
        language="en",
        status=EntryStatus.PENDING,
        place=1,
        sent_at=calling.SENT,
        confirmed_at=calling.SENT,
    )


def edit(entry: Entry) -> str:
    return reverse(NAME.format("edit"), args=[entry.pk])


def seen(client: Client, address: str) -> dict[str, str]:
    """When somebody opened a page, as its form tells it."""
    found = SEEN.search(client.get(address).content.decode())
    assert found
    return {"seen_at": found[1]}


def outcomes() -> list[str]:
    """What was decided, in order, as the log has it."""
    rows = ModelLogEntry.objects.order_by("pk").values_list("action", flat=True)
    return [action.rpartition("_")[2] for action in rows if "entry_" in action]


def test_of_two_decisions_at_once_one_counts_and_the_other_one_is_told(
    moderators: list[Client],
) -> None:
    for number in range(ROUNDS):
        entry = waiting(f"Quay {number}")
        sent = [
            {**said, **seen(client, edit(entry))}
            for client, said in zip(moderators, (APPROVAL, REFUSAL), strict=True)
        ]
        mail.outbox.clear()
        before, barrier = len(outcomes()), Barrier(2)

        def post(client: Client, said: Any, at: str = edit(entry)) -> str:
            try:
                barrier.wait()  # noqa: B023
                return client.post(at, said, follow=True).content.decode()
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as pool:
            shown = list(pool.map(post, moderators, sent))
        (decided,) = outcomes()[before:]
        entry.refresh_from_db()
        assert entry.status == decided
        assert len(mail.outbox) == 1
        told = ["now stands as" in html for html in shown]
        warned = [
            "nothing was decided" in html or "after you opened this page" in html
            for html in shown
        ]
        assert sorted(told) == sorted(warned) == [False, True]
        assert told != warned


def test_who_comes_later_from_an_older_page_is_told_and_may_decide_then(
    moderators: list[Client],
) -> None:
    entry, (first, second) = waiting(), moderators
    old = seen(second, edit(entry))
    first.post(edit(entry), APPROVAL | seen(first, edit(entry)))
    html = second.post(edit(entry), REFUSAL | old).content.decode()
    assert "after you opened this page" in html
    assert outcomes() == ["approved"]
    assert len(mail.outbox) == 1
    again = SEEN.search(html)
    assert again
    second.post(edit(entry), REFUSAL | {"seen_at": again[1]})
    assert outcomes() == ["approved", "refused"]


def test_without_the_time_of_the_look_the_second_decision_would_stand(
    moderators: list[Client],
) -> None:
    entry, (first, second) = waiting(), moderators
    first.post(edit(entry), APPROVAL)
    second.post(edit(entry), REFUSAL)
    assert outcomes() == ["approved", "refused"]
    assert len(mail.outbox) == 2


def test_one_click_in_an_old_list_decides_nothing_that_was_decided_since(
    moderators: list[Client],
) -> None:
    entry, (first, second) = waiting(), moderators
    old = seen(second, LIST)
    first.post(edit(entry), REFUSAL | seen(first, edit(entry)))
    address = reverse("wagtail_bulk_action", args=[*MODEL, "approve"])
    query = f"?id={entry.pk}&next={LIST}"
    html = second.post(address + query, old, follow=True).content.decode()
    assert "1 entry was left as it is" in html
    assert outcomes() == ["refused"]


def test_all_is_what_was_there_when_somebody_asked(moderators: list[Client]) -> None:
    waiting("Asked for")
    address = reverse("wagtail_bulk_action", args=[*MODEL, "approve"])
    query = f"?id=all&next={LIST}"
    old = seen(moderators[0], address + query)
    late = waiting("Came since")
    Entry.objects.filter(pk=late.pk).update(confirmed_at=now())
    moderators[0].post(address + query, old)
    assert dict(Entry.objects.values_list("title", "status")) == {
        "Asked for": "approved",
        "Came since": "pending",
    }
