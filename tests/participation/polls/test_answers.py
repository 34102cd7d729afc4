"""Open questions: what is written waits, and only what was approved is ever public."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.participation.origins import SAME_ORIGIN
from tests.participation.polls import asking
from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.models import Answer, Consent
from wagtail_culture_social.participation.models.answers import Status

pytestmark = pytest.mark.django_db

SENTENCE = "A book about lighthouses."


def address_of(poll: Any, name: str = "answer", language: str = "en") -> str:
    path = reverse(
        f"wagtail_culture_social:{name}", args=[poll.twin_key, poll.block_id]
    )
    return f"{path}?lang={language}"


def filled(client: Client, address: str, monkeypatch: Any, **changes: str) -> dict:
    """The form as somebody sends it who took their time."""
    form = client.get(address).context["form"]
    monkeypatch.setattr(type(form), "least_age", -1)
    token = form["token"].value()
    data = {"token": token, "text": SENTENCE, "name": "Ada", "agrees": "on"}
    return {**data, **changes}


def send(client: Client, address: str, data: dict[str, str]) -> Any:
    return client.post(address, data, **SAME_ORIGIN)


def test_an_answer_waits_until_somebody_has_read_it(
    client: Client, monkeypatch: Any
) -> None:
    page, poll = asking.question()
    address = address_of(poll)
    answer = send(client, address, filled(client, address, monkeypatch))
    assert answer.status_code == 302
    thanks = client.get(answer.url).content.decode()
    assert "your answer has come in" in thanks
    row = Answer.objects.get()
    assert (row.text, row.name, row.status) == (SENTENCE, "Ada", Status.PENDING)
    assert Consent.objects.get(subject=row.key).text.language == "en"
    assert not client.cookies
    assert mail.outbox == []
    assert SENTENCE not in client.get(page.url).content.decode()


def test_a_form_that_is_sent_twice_counts_once(
    client: Client, monkeypatch: Any
) -> None:
    _page, poll = asking.question()
    address = address_of(poll)
    data = filled(client, address, monkeypatch)
    assert [send(client, address, data).status_code for _ in range(2)] == [302, 302]
    assert Answer.objects.count() == 1


def test_what_is_not_approved_is_nowhere(client: Client) -> None:
    page, poll = asking.question()
    for status in Status:
        asking.answer(poll, f"This one is {status}.", status)
    feed = reverse("wagtail_culture_social:feed", args=[page.get_parent().pk])
    for address in (page.url, address_of(poll, "answers"), address_of(poll), feed):
        html = client.get(address).content.decode()
        for status in set(Status) - {Status.APPROVED}:
            assert f"This one is {status}." not in html, address
    assert "This one is approved." in client.get(page.url).content.decode()


def test_an_answer_cannot_leave_its_page(client: Client) -> None:
    page, poll = asking.question()
    asking.answer(poll, "<script>alert(1)</script>", name="<b>Ada</b>")
    html = client.get(page.url).content.decode()
    assert "<script>alert" not in html
    assert "&lt;b&gt;Ada" in html


@pytest.mark.parametrize(
    ("language", "message"),
    [("en", "This field is required."), ("fr", "Champ requis.")],
)
def test_what_is_missing_is_said_in_the_language_of_the_page(
    client: Client, monkeypatch: Any, language: str, message: str
) -> None:
    page, poll = asking.question()
    factories.twin(page, "fr")
    address = address_of(poll, language=language)
    data = filled(client, address, monkeypatch, text="", agrees="")
    answer = send(client, address, data)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert f'<html lang="{language}"' in html
    assert html.count(message) >= 2
    assert f'href="#wcs-poll-{poll.block_id[:8]}-text"' in html


@pytest.mark.parametrize("name", ["answers", "answer"])
def test_the_state_is_said_in_the_language_of_the_page(
    client: Client, name: str
) -> None:
    page, poll = asking.question(closes_at=asking.PAST)
    factories.twin(page, "fr")
    html = client.get(address_of(poll, name, "fr")).content.decode()
    assert "Clos le" in html
    assert "Closed on" not in html


def test_what_comes_too_late_is_given_back(client: Client, monkeypatch: Any) -> None:
    _page, poll = asking.question()
    address = address_of(poll)
    data = filled(client, address, monkeypatch)
    poll.closes_at = now()
    poll.save()
    html = send(client, address, data).content.decode()
    assert "your answer was not kept" in html
    assert SENTENCE in html
    assert not Answer.objects.exists()


def test_a_question_that_is_gone_gives_back_what_was_written(
    client: Client, monkeypatch: Any
) -> None:
    _page, poll = asking.question()
    address = address_of(poll, language="fr")
    data = filled(client, address, monkeypatch)
    poll.delete()
    answer = send(client, address, data)
    assert answer.status_code == 410
    assert '<html lang="fr"' in answer.content.decode()
    assert SENTENCE in answer.content.decode()
    assert client.get(address, follow=True).status_code == 404


def test_a_question_of_a_page_that_is_not_public_is_not_asked(client: Client) -> None:
    page, poll = asking.question()
    page.unpublish()
    assert client.get(address_of(poll), follow=True).status_code == 404


def test_a_long_wall_has_parts(client: Client) -> None:
    page, poll = asking.question()
    for number in range(60):
        asking.answer(poll, f"Answer number {number}.")
    html = client.get(page.url).content.decode()
    assert "60 answers" in html
    assert html.count("wcs-wall__item") == 12
    assert address_of(poll, "answers").replace("&", "&amp;") in html
    first = client.get(address_of(poll, "answers")).content.decode()
    last = client.get(address_of(poll, "answers") + "&page=2").content.decode()
    assert (first.count("wcs-wall__item"), last.count("wcs-wall__item")) == (50, 10)
    assert "lang=en&amp;page=2" in first


def test_no_cache_keeps_a_wall_from_which_an_answer_may_be_taken(
    client: Client,
) -> None:
    _page, poll = asking.question()
    asking.answer(poll, SENTENCE)
    told = client.get(address_of(poll, "answers")).headers["Cache-Control"]
    assert {"no-store", "private"} <= set(told.split(", "))
