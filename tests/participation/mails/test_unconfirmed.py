"""No mail to an address that nobody has confirmed says what a stranger typed."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from tests import examples, factories
from tests.participation.entries import entrants
from tests.participation.register import sending
from tests.participation.registrations import seating, visitors
from wagtail_culture_social.participation.defences.forms import DefendedForm

pytestmark = pytest.mark.django_db
TYPED = "Strange Words"


@pytest.fixture(autouse=True)
def _at_once(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    monkeypatch.setattr(DefendedForm, "least_age", -1)


def enter(client: Client) -> None:
    """Enter a contest as a child, and confirm one's own address."""
    said = {"name": TYPED, "title": TYPED, "credit": TYPED, "is_minor": "on"}
    said["guardian_email"] = entrants.PARENT
    entrants.write(client, entrants.in_words(), **said)
    client.post(entrants.link())


def register(client: Client) -> None:
    """Ask for seats."""
    seating.event()
    said = {"name": TYPED, "needs": TYPED, "agrees": "on"}
    assert visitors.sent(client, **said).status_code == 303


def join(client: Client) -> None:
    """Register an institution."""
    page, _twin = examples.campaign()
    said = {"name": TYPED, "city": TYPED}
    assert sending.send(client, page, **said).status_code == 303


@pytest.mark.parametrize(
    ("act", "unconfirmed"), [(enter, [0, 2]), (register, [0]), (join, [0])]
)
def test_a_mail_to_a_stranger_has_no_word_of_another(
    client: Client, act: Any, unconfirmed: list[int]
) -> None:
    act(client)
    for number in unconfirmed:
        message: Any = mail.outbox[number]
        words = f"{message.subject} {message.body} {message.alternatives[0][0]}"
        assert TYPED not in words
    assert all(
        TYPED in str(message.body)
        for number, message in enumerate(mail.outbox)
        if number not in unconfirmed
    )


def test_who_confirmed_seats_is_greeted_by_name(client: Client) -> None:
    register(client)
    client.post(visitors.link())
    assert f"Hello {TYPED}," in mail.outbox[1].body
    assert f"Hello {TYPED}," in str(mail.outbox[1].alternatives[0][0])
