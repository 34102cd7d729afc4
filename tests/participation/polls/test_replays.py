"""What is forged, late, of another poll or used before is not counted, and says why."""

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.test import Client

from tests import factories
from tests.participation.polls import electing
from tests.participation.polls.electing import refused
from tests.polls import options
from wagtail_culture_social.participation.models import Ballot, Poll
from wagtail_culture_social.participation.polls import modes
from wagtail_culture_social.participation.polls.tickets import Ticket
from wagtail_culture_social.participation.polls.voters import COOKIE
from wagtail_culture_social.participation.polls.voting import Outcome

pytestmark = pytest.mark.django_db

NOW = datetime.fromisoformat(factories.NOW)


def test_a_forged_cookie_counts_nothing_and_is_taken_away(client: Client) -> None:
    poll = electing.poll()
    client.cookies[COOKIE] = "somebody.1799341200:forged"
    refused(electing.vote(client, poll, 0), 422, "was not written by this site")
    assert electing.vote(client, poll, 0).status_code == 303


def test_a_token_of_another_poll_counts_nothing(client: Client) -> None:
    one, other = electing.poll(), electing.poll()
    token = electing.form(client, other).token
    choice = one.rules["options"][0]
    refused(electing.send(client, one, token=token, choice=choice), 422, "too old")


@pytest.mark.parametrize("token", ["", "nonsense", "é:\x00:a", "x" * 10_000])
def test_a_made_up_token_counts_nothing(client: Client, token: str) -> None:
    poll = electing.poll()
    choice = poll.rules["options"][0]
    refused(electing.send(client, poll, token=token, choice=choice), 422, "too old")


def test_a_form_of_yesterday_counts_nothing_and_keeps_the_choice(
    client: Client,
) -> None:
    poll = electing.poll()
    token, choice = electing.form(client, poll).token, poll.rules["options"][1]
    with time_machine.travel(timedelta(hours=25), tick=False):
        answer = electing.send(client, poll, token=token, choice=choice)
    refused(answer, 422, "too old")
    paper = answer.context["paper"]
    assert paper.token != token
    assert [line.key for line in paper.lines if line.is_chosen] == [choice]


def test_a_used_token_counts_once(client: Client) -> None:
    poll = electing.poll()
    token = electing.form(client, poll).token
    for number in range(3):
        choice = poll.rules["options"][number % 2]
        electing.send(Client(), poll, token=token, choice=choice)
    assert Ballot.objects.count() == 1
    assert electing.counted(poll) == {poll.rules["options"][0]: 1}


def test_another_site_cannot_send_a_vote(client: Client) -> None:
    poll = electing.poll()
    data = {
        "token": electing.form(client, poll).token,
        "choice": poll.rules["options"][0],
    }
    for headers in (
        {"HTTP_ORIGIN": "https://evil.example"},
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {},
    ):
        answer = client.post(electing.address(poll), data, **headers)
        refused(answer, 403, "not sent from this site")


def test_programs_that_fill_in_everything_or_at_once_are_not_counted(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    poll = electing.poll()
    refused(electing.vote(client, poll, 0, more="x"), 422, "leave the last field")
    monkeypatch.setattr(modes, "LEAST_AGE", 1)
    refused(electing.vote(client, poll, 0), 422, "very quick")


def test_the_instant_of_the_close_decides_and_no_nightly_job(
    client: Client, settings: Any
) -> None:
    poll = electing.change(electing.poll(), closes_at=NOW + timedelta(minutes=5))
    paper = electing.form(client, poll)
    data = {"token": paper.token, "choice": poll.rules["options"][0]}
    for late in (timedelta(0), timedelta(seconds=1)):
        settings.CULTURE_SOCIAL_NOW = poll.closes_at + late
        answer = electing.send(Client(), poll, **data)
        refused(answer, 409, "too late")
    electing.change(poll, closed_at=None, secret="again")
    settings.CULTURE_SOCIAL_NOW = poll.closes_at - timedelta(microseconds=1)
    assert electing.send(client, poll, **data).status_code == 303
    assert Ballot.objects.count() == 1


def test_a_vote_before_the_opening_counts_nothing(client: Client) -> None:
    poll = electing.poll()
    paper = electing.form(client, poll)
    electing.change(poll, opens_at=NOW + timedelta(microseconds=1))
    choice = poll.rules["options"][0]
    answer = electing.send(client, poll, token=paper.token, choice=choice)
    refused(answer, 409, "not open yet")


def test_a_vote_on_its_way_while_the_poll_closes_is_not_added() -> None:
    poll = electing.poll()
    Poll.objects.filter(pk=poll.pk).update(secret="", closed_at=NOW)
    assert electing.cast_new(poll, 0) == Outcome.CLOSED
    assert Ballot.objects.count() == 0


def test_a_vote_on_its_way_while_the_rules_change_is_not_added() -> None:
    poll = electing.poll()
    Poll.objects.filter(pk=poll.pk).update(secret="another")
    assert electing.cast_new(poll, 0) == Outcome.REFUSED
    Poll.objects.filter(pk=poll.pk).delete()
    assert electing.cast_new(poll, 0) == Outcome.REFUSED


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_poll_that_is_gone_while_its_form_is_open_says_so(
    client: Client, language: str
) -> None:
    poll = electing.poll()
    token = electing.form(client, poll).token
    electing.change(poll, is_offered=False)
    choice = poll.rules["options"][0]
    answer = electing.send(client, poll, language, token=token, choice=choice)
    assert answer.status_code == 410
    assert f'lang="{language}"' in answer.content.decode()
    assert client.get(electing.address(poll), follow=True).status_code == 404
    Poll.objects.all().delete()
    assert electing.send(client, poll, language, token=token).status_code == 410


@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        ("single", {}, "choose an answer"),
        ("single", {"choice": ["nobody"]}, "does not exist"),
        ("single", {"choice": [0, 1]}, "1 answer at most"),
        ("single", {"choice": [str(n) for n in range(900)]}, "1 answer at most"),
        ("single", {"choice": [str(n) for n in range(10_000)]}, "1 answer at most"),
        ("ranked", {"ranks": ["1", "3"]}, "A place was left out"),
        ("ranked", {"ranks": ["1", "1"]}, "the same place"),
        ("ranked", {"ranks": ["first", ""]}, "does not exist"),
        ("rating", {"choice": ["6"]}, "does not exist"),
    ],
)
def test_a_bad_ballot_gets_a_clear_message(
    client: Client, kind: str, data: dict[str, Any], words: str
) -> None:
    answers = [] if kind == "rating" else options("A", "B", "C")
    poll = electing.poll(kind=kind, options=answers)
    keys = poll.rules["options"]
    sent = {
        f"rank-{key}": rank
        for key, rank in zip(keys, data.get("ranks", ()), strict=False)
    }
    if "choice" in data:
        choices = data["choice"]
        sent["choice"] = [keys[one] if one in {0, 1} else one for one in choices]
    token = electing.form(client, poll).token
    refused(electing.send(client, poll, token=token, **sent), 422, words)


def test_an_address_may_hold_anything(client: Client) -> None:
    """PostgreSQL refuses to look for NUL, which is why it gets no such question."""
    poll = electing.poll()
    address = electing.address(poll).partition("?")[0]
    assert client.get(address, {"lang": "\0"}).status_code == 200
    strange = address.replace(poll.block_id, "a%00b")
    for answer in (client.get(strange), client.post(strange)):
        assert answer.status_code == 404


def test_a_ticket_of_no_poll_is_none() -> None:
    poll = Poll(twin_key=uuid4(), block_id="b")
    assert Ticket.read(poll, Ticket("v").signed(Poll(twin_key=uuid4()))) is None
    told = Ticket("v", 3, ("a", "b"), ("c",))
    assert Ticket.read(poll, told.signed(poll)) == told


def test_a_vote_brings_no_file(client: Client, monkeypatch: Any) -> None:
    begun: list[str] = []
    begin = MemoryFileUploadHandler.new_file
    monkeypatch.setattr(
        MemoryFileUploadHandler,
        "new_file",
        lambda self, *told, **more: (begun.append("file"), begin(self, *told, **more)),
    )
    poll = electing.poll()
    sent = {"token": electing.form(client, poll).token, "file": BytesIO(b"x" * 9)}
    assert electing.send(client, poll, **sent).status_code == 400
    assert not begun
    assert Ballot.objects.count() == 0
