"""Somebody registers, confirms by a link and cancels by a link: pages and mails."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils.translation import gettext, override

from tests import factories
from tests.participation.registrations import seating as seats
from wagtail_culture_social.participation.models import (
    Consent,
    Registration,
    RegistrationOffer,
)
from wagtail_culture_social.participation.privacy.retention import purge
from wagtail_culture_social.participation.registrations.links import (
    CONFIRMING,
    MANAGING,
    path_to,
)
from wagtail_culture_social.participation.registrations.shown import form_url

pytestmark = pytest.mark.django_db

TOKEN = re.compile(r'name="token" value="([^"]+)"')
LINK = re.compile(r"https?://[^/]+(/culture/registration/[^\s\"]+)")
ADDRESS = "ada@example.org"
SAID = {"name": "Ada", "email": ADDRESS, "adults": "2", "needs": ""}


def url(language: str = "en") -> str:
    return form_url(RegistrationOffer.objects.get(), language)


def sent(client: Client, language: str = "en", **said: Any) -> Any:
    """What the server answers to somebody who fills in the form."""
    shown = client.get(url(language)).content.decode()
    found = TOKEN.search(shown)
    assert found
    date = seats.seating().recurrence_id
    return post(client, {**SAID, "date": date, "token": found[1], **said}, language)


def post(client: Client, data: dict[str, Any], language: str = "en") -> Any:
    headers = {"sec-fetch-site": "same-origin", "origin": "http://testserver"}
    return client.post(url(language), data, headers=headers)


def link() -> str:
    """The last link of the last mail."""
    return LINK.findall(str(mail.outbox[-1].body))[-1]


def text(answer: Any) -> str:
    return answer.content.decode()


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


def test_a_form_that_comes_twice_counts_once(client: Client) -> None:
    seats.event()
    token = TOKEN.search(text(client.get(url())))
    assert token
    data = {**SAID, "date": seats.seating().recurrence_id, "token": token[1]}
    assert [post(client, data).status_code for _ in range(3)] == [303] * 3
    assert Registration.objects.count() == 1
    assert len(mail.outbox) == 1


def test_the_form_tells_nobody_who_is_registered(client: Client) -> None:
    seats.event()
    row = seats.came("ada", 1)
    mail.outbox.clear()
    answer = sent(client, adults="3")
    assert answer.status_code == 303
    assert seats.status(row) == "confirmed"
    assert row.code in mail.outbox[0].body
    assert Registration.objects.get().seats == 1


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"adults": "0"}, "greater than or equal to 1"),
        ({"adults": "4"}, "less than or equal to 3"),
        ({"adults": "9" * 400}, "id_adults"),
        ({"email": "ada"}, "valid email address"),
        ({"name": ""}, "required"),
        ({"name": "😀" * 255}, "too long"),
        ({"date": "nonsense"}, "choose another one"),
        ({"needs": "A ramp"}, "tick it"),
        ({"more": "x"}, "leave the last field empty"),
        ({"token": "x"}, "stood open"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    client: Client, said: dict[str, str], words: str
) -> None:
    seats.event()
    answer = sent(client, **said)
    assert answer.status_code == 422
    assert words in text(answer)
    assert f'value="{said.get("email", ADDRESS)}"' in text(answer)
    assert not Registration.objects.exists()
    assert mail.outbox == []


def test_another_site_cannot_send_the_form(client: Client) -> None:
    seats.event()
    answer = client.post(url(), SAID, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


def test_adults_and_children_have_seats(client: Client) -> None:
    seats.event(has_children_seats=True)
    assert sent(client, adults="2", children="2").status_code == 422
    assert sent(client, adults="0", children="0").status_code == 422
    assert sent(client, adults="1", children="2").status_code == 303
    row = Registration.objects.get()
    assert (row.adults, row.children, row.seats) == (1, 2, 3)
    assert "1 adult, 2 children" in mail.outbox[0].body


def test_needs_are_kept_with_what_was_agreed_to(client: Client) -> None:
    seats.event()
    assert sent(client, needs="A ramp", agrees="on").status_code == 303
    row, consent = Registration.objects.get(), Consent.objects.get()
    assert row.needs == "A ramp"
    assert consent.subject == row.key
    assert consent.purpose == "registration.needs"
    assert "prepare my visit" in consent.text.text


def test_without_a_waiting_list_nobody_registers_for_what_is_full(
    client: Client,
) -> None:
    seats.event(seats.at(seats.SATURDAY), has_waiting_list=False)
    seats.came("ben", 2)
    answer = sent(client)
    assert answer.status_code == 422
    assert "There is 1 seat at most." in text(answer)
    seats.came("cid", 1)
    assert "<form" not in text(client.get(url()))


def test_a_mail_that_cannot_be_sent_keeps_nothing(
    client: Client, settings: Any
) -> None:
    seats.event()
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = seats.BROKEN_BACKEND
    answer = sent(client)
    assert "could not be sent" in text(answer)
    assert not Registration.objects.exists()
    settings.EMAIL_BACKEND = backend
    token = TOKEN.search(text(answer))
    assert token
    data = {**SAID, "date": seats.seating().recurrence_id, "token": token[1]}
    assert post(client, data).status_code == 303


def test_a_mailbox_is_not_flooded(client: Client) -> None:
    seats.event()
    answers = [sent(client).status_code for _ in range(4)]
    assert answers == [303, 303, 303, 422]
    assert len(mail.outbox) == 3


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
