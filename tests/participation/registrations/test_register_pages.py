"""Somebody registers, confirms by a link and cancels by a link: pages and mails."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.utils.translation import gettext, override

from tests import factories
from tests.participation.registrations import seating as seats
from tests.participation.registrations.visitors import SAID, link, sent, text, url
from wagtail_culture_social.participation.models import (
    Registration,
)
from wagtail_culture_social.participation.privacy.retention import purge
from wagtail_culture_social.participation.registrations.links import (
    CONFIRMING,
    MANAGING,
    path_to,
)

pytestmark = pytest.mark.django_db


def test_one_registers_confirms_and_cancels(client: Client) -> None:
    seats.event()
    answer = sent(client)
    assert answer.status_code == 303
    assert 'role="status"' in text(client.get(answer["Location"]))
    row = Registration.objects.get()
    assert (row.status, row.seats, row.language) == ("unconfirmed", 2, "en")
    confirming = link()
    assert "<button" in text(client.get(confirming))
    assert seats.status(row) == "unconfirmed"
    answer = client.post(confirming)
    assert answer.status_code == 303
    assert seats.status(row) == "confirmed"
    mine = link()
    row.refresh_from_db()
    assert row.code in text(client.get(mine))
    assert row.code in text(client.get(answer["Location"]))
    assert seats.status(row) == "confirmed"
    assert client.post(mine).status_code == 303
    assert seats.status(row) == "cancelled"
    assert seats.seating().taken == 0
    assert "Register again" in text(client.get(mine))


def test_links_that_are_used_twice_answer_kindly(client: Client) -> None:
    seats.event()
    sent(client)
    confirming, row = link(), Registration.objects.get()
    assert [client.post(confirming).status_code for _ in range(2)] == [303, 303]
    assert "confirmed" in text(client.get(confirming))
    assert len(mail.outbox) == 2
    mine = link()
    assert [client.post(mine).status_code for _ in range(2)] == [303, 303]
    assert "cancelled" in text(client.get(mine))
    assert len(mail.outbox) == 3
    assert seats.status(row) == "cancelled"


@pytest.mark.parametrize("method", ["get", "head"])
def test_programs_that_follow_links_change_nothing(client: Client, method: str) -> None:
    seats.event()
    asked, came = seats.asked("ada"), seats.came("ben")
    for row, purpose in ((asked, CONFIRMING), (came, MANAGING)):
        assert getattr(client, method)(path_to(row, purpose)).status_code == 200
    assert seats.status(asked) == "unconfirmed"
    assert seats.status(came) == "confirmed"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_is_in_the_language_of_the_page(
    client: Client, language: str
) -> None:
    page = seats.event()
    titles = {"en": page.title, "fr": "Chanter ensemble"}
    factories.twin(page, "fr", title=titles["fr"])
    answer = sent(client, language)
    shown = client.get(answer["Location"])
    assert shown["Content-Language"] == language
    client.post(link())
    with override(language):
        subjects = [
            gettext(words) % {"title": titles[language]}
            for words in ("Please confirm: %(title)s", "Registered: %(title)s")
        ]
    assert [message.subject for message in mail.outbox] == subjects
    html = mail.outbox[1].alternatives[0][0]
    assert f'lang="{language}"' in html
    assert link() in html
    assert client.get(link())["Content-Language"] == language


def test_the_mail_that_confirms_has_code_and_calendar(client: Client) -> None:
    seats.event()
    row = seats.came("ada", 2)
    (message,) = mail.outbox
    assert row.code in message.body
    assert "2 seats" in message.body
    ((name, content, kind),) = message.attachments
    assert (name[-4:], kind) == (".ics", "text/calendar")
    assert "SUMMARY:Singing together" in content


def test_who_waits_is_told_the_number(client: Client) -> None:
    seats.event()
    seats.came("ada", 3)
    seats.came("ben")
    row = seats.came("cid")
    assert "number 2" in mail.outbox[-1].body
    assert mail.outbox[-1].attachments == []
    assert "number 2" in text(client.get(path_to(row, MANAGING)))


@pytest.mark.parametrize("purpose", ["confirm", "mine"])
def test_a_link_that_is_cut_or_of_nobody_says_so(client: Client, purpose: str) -> None:
    seats.event()
    row = seats.asked()
    path = path_to(row, CONFIRMING if purpose == "confirm" else MANAGING)
    row.delete()
    for address in (path, path[:-9] + "/", f"/culture/registration/{purpose}/é/"):
        assert client.get(address).status_code == 410
        assert client.post(address).status_code == 410


def test_the_link_of_one_purpose_does_not_serve_the_other(client: Client) -> None:
    seats.event()
    token = path_to(seats.asked(), CONFIRMING).rsplit("/", 2)[1]
    assert client.get(f"/culture/registration/mine/{token}/").status_code == 410


def test_who_is_late_or_whose_date_is_off_is_told(
    client: Client, settings: Any
) -> None:
    page = seats.event()
    late, gone = seats.asked("ada"), seats.came("ben", where=seats.seating(1))
    seats.edit(page, factories.change(seats.SUNDAY, "cancelled"))
    shown = text(client.get(path_to(gone, MANAGING)))
    assert "does not take place" in shown
    assert "<button" not in shown
    settings.CULTURE_SOCIAL_NOW = "2026-11-28T16:00:00+01:00"
    path = path_to(late, CONFIRMING)
    assert "closed" in text(client.get(path))
    assert client.post(path).status_code == 303
    assert seats.status(late) == "unconfirmed"


def test_pages_that_are_gone_or_private_offer_nothing(client: Client) -> None:
    page = seats.event()
    address = url()
    page.view_restrictions.create(restriction_type="login")
    assert client.get(address, follow=True).status_code == 404
    page.view_restrictions.all().delete()
    assert client.get(address).status_code == 200
    page.unpublish()
    assert client.get(address, follow=True).status_code == 404


def test_a_page_that_goes_while_its_form_is_open_says_so_and_keeps_nothing(
    client: Client,
) -> None:
    page = seats.event()
    address, language = url("fr"), "fr"
    page.delete()
    assert client.get(address, follow=True).status_code == 404
    answer = client.post(address, SAID)
    assert answer.status_code == 410
    assert answer["Content-Language"] == language
    with override(language):
        assert gettext("Nobody can register any more") in text(answer)
    assert not Registration.objects.exists()
    for nobodys in (uuid4(), "a%00"):
        path = f"/culture/registration/{uuid4()}/{nobodys}/"
        assert client.post(path, SAID, follow=True).status_code == 404


def test_a_registration_outlives_its_page_and_can_be_cancelled(client: Client) -> None:
    page = seats.event()
    row = seats.came("ada")
    page.delete()
    path = path_to(row, MANAGING)
    assert "28 November 2026" in text(client.get(path))
    assert client.post(path).status_code == 303
    assert seats.status(row) == "cancelled"


def test_the_button_behind_a_used_link_cancels(client: Client) -> None:
    seats.event()
    row = seats.came("ada")
    shown = text(client.get(path_to(row, CONFIRMING)))
    found = re.search(r'<form[^>]* action="([^"]+)"', shown)
    assert found
    client.post(found[1])
    assert seats.status(row) == "cancelled"


def test_pages_of_registrations_are_never_kept_and_set_no_cookie(
    client: Client,
) -> None:
    seats.event()
    came = seats.came()
    for address in (url(), path_to(came, MANAGING)):
        answer = client.get(address)
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex"
        assert not answer.cookies


def test_who_never_confirmed_is_deleted(settings: Any) -> None:
    seats.event()
    asked, came = seats.asked("ada"), seats.came("ben")
    settings.CULTURE_SOCIAL_NOW = "2026-11-28T03:00:00+01:00"
    purge()
    assert list(Registration.objects.all()) == [came]
    assert not Registration.objects.filter(pk=asked.pk).exists()
