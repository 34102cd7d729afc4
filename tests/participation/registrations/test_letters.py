"""Writing to everybody of a date: whoever is left gets the letter later, and once."""

import time
from itertools import count
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.participation.mails.servers import SERVER, Server
from tests.participation.privacy.canaries import left_of
from tests.participation.registrations import seating as given
from tests.participation.registrations.at_desk import logged, sent, shown, words_of
from wagtail_culture_social.participation.mails import due
from wagtail_culture_social.participation.models import DueMail, Letter, Registration
from wagtail_culture_social.participation.privacy.retention import purge
from wagtail_culture_social.participation.privacy.views import PERSON
from wagtail_culture_social.participation.registrations import letters, registering
from wagtail_culture_social.participation.registrations.admin.names import address
from wagtail_culture_social.participation.registrations.telling import tell_tonight

pytestmark = pytest.mark.django_db
SAID = {"to": "all", "heading_en": "Come early", "message_en": "At three."}
NAMES = ["ada", "ben", "cid", "dan"]


@pytest.fixture(autouse=True)
def _date(settings: Any) -> None:
    given.event(capacity=9)
    for name in NAMES:
        given.came(name)
    settings.EMAIL_BACKEND = SERVER
    Server.begin()
    mail.outbox.clear()


def told() -> list[str]:
    """Who got the letter, in order."""
    assert {message.subject for message in mail.outbox} <= {"Come early"}
    return [message.to[0].partition("@")[0] for message in mail.outbox]


def test_everybody_gets_it_over_one_connection_and_no_word_stays(
    admin_client: Client,
) -> None:
    answer = sent(admin_client, "write", **SAID)
    assert answer.redirect_chain[-1][0] == address("date", given.seating().pk)
    assert "4 messages sent." in words_of(answer)
    assert "still to go" not in words_of(answer)
    assert told() == NAMES
    assert Server.opened == 1
    assert not Letter.objects.exists()
    assert logged() == [("registrations_written_to", {"sent": 4, "left": 0})]


def test_a_form_that_is_sent_again_after_a_fault_reaches_nobody_twice(
    admin_client: Client,
) -> None:
    answer = admin_client.get(address("write", given.seating().pk))
    token = answer.context["form"]["token"].value()
    assert f'value="{token}"' in words_of(answer)
    Server.begin("ben")
    sent(admin_client, "write", **SAID, token=token)
    Server.begin()
    again = sent(admin_client, "write", **SAID, token=token)
    assert "nobody gets its message twice" in words_of(again)
    assert "1 message is still to go." in words_of(again)
    sent(admin_client, "sending")
    assert told() == ["ada", "cid", "dan", "ben"]
    other = admin_client.get(address("write", given.seating().pk))
    assert other.context["form"]["token"].value() != token


def test_whom_it_did_not_reach_is_shown_and_gets_it_when_one_goes_on(
    admin_client: Client,
) -> None:
    Server.begin("ben")
    answer = sent(admin_client, "write", **SAID)
    html = words_of(answer)
    assert "3 messages sent. 1 message is still to go." in html
    assert "ben@example.org" in html
    assert "ada@example.org" not in html
    assert "data-wcs-go-on" in html
    assert "1 message is still to go." in shown(admin_client, "date")
    assert "data-wcs-go-on" not in shown(admin_client, "sending")
    again = sent(admin_client, "sending")
    assert "0 messages sent. 1 message is still to go." in words_of(again)
    assert "data-wcs-go-on" not in words_of(again)
    Server.begin()
    last = sent(admin_client, "sending")
    assert "1 message sent." in words_of(last)
    assert told() == ["ada", "cid", "dan", "ben"]
    assert not Letter.objects.exists()
    gone = admin_client.get(address("sending", given.seating().pk))
    assert gone.status_code == 302


def test_a_request_ends_in_time_and_the_night_sends_the_rest(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = count(step=due.AT_ONCE / 2)
    with monkeypatch.context() as slow:
        slow.setattr(time, "monotonic", lambda: next(clock))
        answer = sent(admin_client, "write", **SAID)
    assert "1 message sent. 3 messages are still to go." in words_of(answer)
    tell_tonight()
    tell_tonight()
    assert told() == NAMES
    assert not Letter.objects.exists()
    assert not DueMail.objects.exists()


def test_a_letter_to_who_is_gone_or_cancelled_meanwhile_is_not_sent(
    admin_client: Client,
) -> None:
    Server.begin(is_away=True)
    sent(admin_client, "write", **SAID)
    ada, ben, *_rest = Registration.objects.order_by("pk")
    assert left_of({ben.key.hex, str(ben.key)})
    Server.begin()
    registering.cancel(ada)
    admin_client.post(reverse(PERSON), {"address": ben.email, "erase": "1"})
    marks = {ben.email, ben.key.hex, str(ben.key)}
    assert left_of(marks) == set()
    mail.outbox.clear()
    tell_tonight()
    assert told() == ["cid", "dan"]


def test_a_letter_that_was_of_use_before_the_date_goes_with_it(
    admin_client: Client, settings: Any
) -> None:
    Server.begin(is_away=True)
    sent(admin_client, "write", **SAID)
    settings.CULTURE_SOCIAL_NOW = "2026-11-28T18:00:00+01:00"
    Server.begin()
    tell_tonight()
    assert told() == []
    sent(admin_client, "write", **SAID)
    assert told() == NAMES


def test_words_that_nobody_got_are_erased_after_a_month(
    admin_client: Client, settings: Any
) -> None:
    Server.begin(is_away=True)
    sent(admin_client, "write", **SAID)
    assert Letter.objects.get().words == {"en": ["Come early", "At three."]}
    settings.CULTURE_SOCIAL_NOW = "2026-12-27T03:00:00+01:00"
    counts = purge()
    assert (counts["letter.words"], counts["mail.due"]) == (1, 4)
    assert not Letter.objects.exists()


def test_a_letter_that_comes_while_others_are_erased_stays() -> None:
    seating, said = given.seating(), {"en": letters.Words("Come early", "At three.")}
    letters.write(seating, [], said)
    came: list[str] = []

    def meanwhile(execute: Any, sql: str, *told: Any) -> Any:
        answer = execute(sql, *told)
        if not came and "duemail" in sql:
            came.append("now")
            came.append(letters.write(seating, seating.registrations.all(), said))
        return answer

    with connection.execute_wrapper(meanwhile):
        letters.forget_sent()
    letter = Letter.objects.get()
    assert came == ["now", f"{letters.LETTER}{letter.pk}"]
