"""Links of entries that are lost, and messages that do not go out."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from tests.participation.contests import calling
from tests.participation.entries import entrants
from tests.participation.entries.entrants import confirmed, send, text
from tests.participation.register.registers import BROKEN_BACKEND
from wagtail_culture_social.participation.contests.shown import enter_url
from wagtail_culture_social.participation.models import Entry

pytestmark = pytest.mark.django_db


def test_a_lost_link_is_sent_again_to_the_address_of_the_entry(client: Client) -> None:
    contest = calling.contest()
    entry = confirmed(client, contest)
    answer = entrants.ask_for_links(client, contest, "Ada@Example.org")
    assert answer.status_code == 303
    (message,) = mail.outbox
    assert message.to == [entrants.ADDRESS]
    assert "Quay at two" in message.body
    assert entry.title in text(client.get(entrants.link()))


def test_a_lost_link_to_confirm_is_sent_again(client: Client) -> None:
    contest = calling.contest()
    send(client, contest)
    mail.outbox.clear()
    entrants.ask_for_links(client, contest, entrants.ADDRESS)
    (message,) = mail.outbox
    assert "Confirm my entry" in message.body
    assert "Quay at two" not in message.body + str(message.alternatives[0][0])
    client.post(entrants.link())
    assert Entry.objects.get().status == "pending"


def test_who_has_a_like_address_is_shown_no_entry_of_another(client: Client) -> None:
    """A provider may think that they are two people."""
    contest = calling.contest(most_per_person=1)
    confirmed(client, contest)
    send(client, contest, email="ada+b@example.org", title="Late")
    address = entrants.link()
    for answer in (client.get(address), client.post(address)):
        assert "as many entries as this contest allows" in text(answer)
        assert "/entry/mine/" not in text(answer)
        assert "Quay at two" not in text(answer)
    assert answer.status_code == 409


def test_a_message_that_does_not_go_out_is_told(client: Client, settings: Any) -> None:
    contest = calling.contest()
    send(client, contest, is_minor="on", guardian_email=entrants.PARENT)
    address = entrants.link()
    settings.EMAIL_BACKEND = BROKEN_BACKEND
    shown = client.post(address, follow=True)
    assert Entry.objects.get().status == "pending"
    again = client.post(shown.request["PATH_INFO"], {"do": "parent"}, follow=True)
    for answer in (shown, again):
        assert "A message could not be sent." in text(answer)
        assert "on its way" not in text(answer)
        assert 'value="parent"' in text(answer)


def test_nobody_learns_whether_an_address_is_known(client: Client) -> None:
    contest = calling.contest()
    confirmed(client, contest)
    addresses = (entrants.ADDRESS, "nobody@example.org", "ada+b@example.org")
    answers = [entrants.ask_for_links(client, contest, one) for one in addresses]
    pages = [text(client.get(one["Location"])) for one in answers]
    assert len({(one.status_code, one["Location"]) for one in answers}) == 1
    assert len(set(pages)) == 1
    assert [message.to for message in mail.outbox] == [[one] for one in addresses]
    for message in mail.outbox[1:]:
        assert "/culture/entry/mine/" not in message.body
        assert "There is none" in message.body


def test_entries_of_other_contests_are_not_sent(client: Client) -> None:
    contest = calling.contest()
    confirmed(client, contest)
    entrants.ask_for_links(client, entrants.in_words(), entrants.ADDRESS)
    assert "/culture/entry/mine/" not in mail.outbox[0].body


def test_page_and_form_lead_to_the_form_for_lost_links(
    client: Client, settings: Any
) -> None:
    contest = calling.contest()
    address = f"/{contest.block_id}/link/?lang=en"
    page = contest.page.specific
    for one in (enter_url(contest, "en"), page.url):
        assert address in text(client.get(one))
    settings.CULTURE_SOCIAL_NOW = "2026-10-01T12:00:00+02:00"
    assert address not in text(client.get(page.url))
