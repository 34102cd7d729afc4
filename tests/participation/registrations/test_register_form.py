"""The form of a registration: what is refused, what counts once, what is kept."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from tests.participation.registrations import seating as seats
from tests.participation.registrations.visitors import (
    ADDRESS,
    SAID,
    TOKEN,
    post,
    sent,
    text,
    url,
)
from wagtail_culture_social.participation.models import (
    Consent,
    Registration,
)
from wagtail_culture_social.participation.registrations import desk, registering

pytestmark = pytest.mark.django_db
CHOSEN = re.compile(r'type="radio" name="date" value="([^"]+)"[^>]* checked')


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
        ({"email": f"{'a' * 243}@example.org"}, "254 characters at most"),
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


def test_no_group_is_larger_than_the_room_of_its_date(client: Client) -> None:
    seats.event()
    desk.give_seats(seats.seating().pk, 1)
    answer = sent(client, adults="2")
    assert answer.status_code == 422
    assert "There is 1 seat at most." in text(answer)
    desk.give_seats(seats.seating().pk, 0)
    assert sent(client, adults="2").status_code == 303


def test_who_cancels_leaves_no_needs(client: Client) -> None:
    seats.event()
    row = seats.came("ada", needs="A ramp", agreed="Yes")
    registering.cancel(row)
    assert Registration.objects.get().needs == ""
    assert not Consent.objects.exists()


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


def test_few_dates_are_all_seen_and_one_with_seats_is_chosen(client: Client) -> None:
    seats.event()
    seats.came("ben", 3)
    html = text(client.get(url()))
    chosen = re.findall(r'<input type="radio" name="date" value="([^"]+)"[^>]*>', html)
    assert chosen == [seats.seating(number).recurrence_id for number in (0, 1)]
    assert CHOSEN.findall(html) == [seats.seating(1).recurrence_id]
    asked = f"{url()}&date={seats.seating().recurrence_id}"
    found = CHOSEN.findall(text(client.get(asked)))
    assert found == [seats.seating().recurrence_id]


def test_many_dates_are_a_list_to_open(client: Client) -> None:
    days = [seats.SATURDAY + timedelta(days=number) for number in range(9)]
    seats.event(*map(seats.at, days))
    assert '<select name="date"' in text(client.get(url()))


def test_the_form_says_how_many_seats_one_may_have(client: Client) -> None:
    seats.event(capacity=9, most_seats=4)
    assert "There are 4 seats at most." in text(client.get(url()))
