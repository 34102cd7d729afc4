"""What is forged, late, of another poll or used before is not counted, and says why."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import altcha
import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client

from tests import factories
from tests.participation.polls import electing
from tests.polls import options
from wagtail_culture_social.participation.models import Ballot, Poll, VotingCode
from wagtail_culture_social.participation.polls import modes, proofs
from wagtail_culture_social.participation.polls.codes import make_codes
from wagtail_culture_social.participation.polls.tickets import Ticket
from wagtail_culture_social.participation.polls.voters import COOKIE
from wagtail_culture_social.participation.polls.voting import Outcome

pytestmark = pytest.mark.django_db

NOW = datetime.fromisoformat(factories.NOW)
ADDRESS = "ada@example.org"


@pytest.fixture(autouse=True)
def _cheap_proofs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofs, "ITERATIONS", 10)
    monkeypatch.setattr(proofs, "TRIES", 2)


def refused(answer: Any, status: int, words: str) -> None:
    """Nothing was counted, no voter made, and the page says why."""
    assert answer.status_code == status
    assert COOKIE not in answer.cookies or not answer.cookies[COOKIE].value
    assert words in answer.content.decode()
    assert Ballot.objects.count() == 0


def solved(paper: Any) -> str:
    challenge = altcha.Challenge.from_dict(json.loads(paper.proof))
    return altcha.Payload(challenge, altcha.solve_challenge(challenge)).to_base64()


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
    assert answer.status_code == 409
    assert Ballot.objects.count() == 0


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


def test_a_proof_counts_once_and_for_its_own_form_only() -> None:
    poll, one, other = electing.poll(mode="proof"), Client(), Client()
    first, second = electing.form(one, poll), electing.form(other, poll)
    choice, proof = poll.rules["options"][0], solved(first)
    stolen = electing.send(other, poll, token=second.token, choice=choice, proof=proof)
    refused(stolen, 422, "not accepted")
    for _ in range(2):
        sent = {"token": first.token, "choice": choice, "proof": proof}
        assert electing.send(Client(), poll, **sent).status_code == 303
    assert Ballot.objects.count() == 1


@pytest.mark.parametrize("proof", ["e30=", "nonsense", "bnVsbA==", "[" * 5000])
def test_a_made_up_proof_counts_nothing(client: Client, proof: str) -> None:
    answer = electing.vote(client, electing.poll(mode="proof"), 0, proof=proof)
    refused(answer, 422, "not accepted")


def test_a_proof_that_is_old_or_not_done_counts_nothing(client: Client) -> None:
    poll = electing.poll(mode="proof")
    paper = electing.form(client, poll)
    challenge = altcha.Challenge.from_dict(json.loads(paper.proof))
    guess = altcha.Payload(challenge, altcha.Solution(1, "00" * 32)).to_base64()
    data = {"token": paper.token, "choice": poll.rules["options"][0]}
    refused(electing.send(client, poll, proof=guess, **data), 422, "not accepted")
    proof = solved(paper)
    with time_machine.travel(timedelta(hours=2), tick=False):
        answer = electing.send(client, poll, proof=proof, **data)
    refused(answer, 422, "not accepted")


def test_a_browser_that_computes_nothing_waits_a_minute_under_a_strict_limit(
    client: Client,
) -> None:
    poll = electing.poll(mode="proof")
    paper = electing.form(client, poll)
    data = {"token": paper.token, "choice": poll.rules["options"][0]}
    answer = electing.send(client, poll, **data)
    refused(answer, 422, "wait 60 seconds")
    assert answer.context["paper"].token == paper.token
    tokens = [electing.form(Client(), poll).token for _ in range(21)]
    with time_machine.travel(timedelta(seconds=62), tick=False):
        answers = [
            electing.send(Client(), poll, **{**data, "token": token})
            for token in tokens
        ]
    assert [one.status_code for one in answers] == [303] * 20 + [429]


def test_a_busy_network_computes_more(client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(proofs, "MANY", 1)
    poll = electing.poll(mode="proof")
    usual, more = (solved(electing.form(client, poll)) for _ in range(2))
    steps = [altcha.Payload.from_base64(one).solution.counter for one in (usual, more)]
    assert steps[0] < 4
    assert steps[1] >= 16


def link_in_the_mail(client: Client, poll: Poll, option: int, **more: Any) -> str:
    answer = electing.vote(client, poll, option, **{"email": ADDRESS, **more})
    assert answer.status_code == 303
    text = str(mail.outbox[-1].body)
    return next(line for line in text.splitlines() if line.startswith("http"))


def confirm(link: str) -> Any:
    page = Client().get(link)
    token = page.context["token"]
    return Client().post(link, {"token": token}, **electing.SAME_ORIGIN)


def test_an_e_mail_vote_is_no_row_before_its_button_is_pressed(client: Client) -> None:
    poll = electing.poll(mode="email")
    link = link_in_the_mail(client, poll, 0)
    assert Client().get(link).status_code == 200  # a program that reads links
    assert Ballot.objects.count() == 0
    assert confirm(link).status_code == 303
    assert electing.counted(poll) == {poll.rules["options"][0]: 1}
    assert not client.cookies


def test_a_used_link_counts_nothing_more(client: Client) -> None:
    poll = electing.poll(mode="email")
    links = [link_in_the_mail(client, poll, option) for option in (0, 1)]
    done = [Client().get(confirm(link)["Location"]) for link in (*links, links[0])]
    assert [one.context["outcome"] for one in done] == ["counted", "already", "already"]
    assert electing.counted(poll) == {poll.rules["options"][0]: 1}


def test_a_mailbox_may_change_its_vote_by_another_link(client: Client) -> None:
    poll = electing.poll(mode="email")
    confirm(link_in_the_mail(client, poll, 0))
    link = link_in_the_mail(client, poll, 1, email="ADA+again@example.org")
    assert "change your vote" in str(mail.outbox[-1].body)
    confirm(link)
    assert electing.counted(poll) == {poll.rules["options"][1]: 1}


def test_a_mailbox_gets_three_e_mails_an_hour(client: Client) -> None:
    poll = electing.poll(mode="email")
    answers = [electing.vote(client, poll, 0, email=ADDRESS) for _ in range(4)]
    assert [one.status_code for one in answers] == [303, 303, 303, 429]
    assert len(mail.outbox) == 3


def test_a_link_of_another_poll_or_of_last_week_counts_nothing(client: Client) -> None:
    poll, other = electing.poll(mode="email"), electing.poll(mode="email")
    link = link_in_the_mail(client, poll, 0)
    token = link.partition("token=")[2]
    address = electing.address(other, name="poll_confirm")
    answer = client.post(address, {"token": token}, **electing.SAME_ORIGIN)
    refused(answer, 422, "too old")
    with time_machine.travel(timedelta(hours=49), tick=False):
        refused(client.get(link), 422, "too old")


def test_an_address_is_nowhere_in_the_database(client: Client) -> None:
    poll = electing.poll(mode="email")
    confirm(link_in_the_mail(client, poll, 0))
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert "ada@" not in str(cursor.fetchall()), table


@pytest.mark.parametrize("address", ["", "ada", "ada@", "a" * 300 + "@example.org"])
def test_what_is_no_address_is_told_so(client: Client, address: str) -> None:
    poll = electing.poll(mode="email")
    refused(electing.vote(client, poll, 0, email=address), 422, "e-mail address")
    assert mail.outbox == []


def test_an_e_mail_that_cannot_be_sent_is_told(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    invitations = "wagtail_culture_social.participation.polls.invitations.send"
    monkeypatch.setattr(invitations, lambda *_args: False)
    poll = electing.poll(mode="email")
    refused(electing.vote(client, poll, 0, email=ADDRESS), 503, "could not be sent")


def test_a_printed_code_counts_once_and_may_change_its_vote(client: Client) -> None:
    poll = electing.poll(mode="code")
    first, second = poll.rules["options"]
    code, _other = make_codes(poll, 2)
    assert electing.vote(client, poll, 0, code=code.lower()).status_code == 303
    again = electing.vote(Client(), poll, 1, code=code)
    assert client.get(again["Location"]).context["outcome"] == "already"
    assert electing.counted(poll) == {first: 1}
    paper = electing.form(client, poll, code=code)  # as the QR code opens it
    assert paper.is_change
    electing.send(client, poll, token=paper.token, choice=second, code=code)
    assert electing.counted(poll) == {second: 1}
    assert not client.cookies


@pytest.mark.parametrize("code", ["", "AAAAA-AAAAA-AAAAA-AAAAA", "é", "x" * 500])
def test_an_unknown_code_counts_nothing(client: Client, code: str) -> None:
    poll = electing.poll(mode="code")
    make_codes(poll, 1)
    make_codes(electing.poll(mode="code"), 1)
    refused(electing.vote(client, poll, 0, code=code), 422, "not known here")


def test_a_code_of_another_poll_counts_nothing_and_only_digests_are_kept(
    client: Client,
) -> None:
    poll, other = electing.poll(mode="code"), electing.poll(mode="code")
    (code,) = make_codes(other, 1)
    refused(electing.vote(client, poll, 0, code=code), 422, "not known here")
    assert code.replace("-", "") not in str(list(VotingCode.objects.values()))


def test_a_ticket_of_no_poll_is_none() -> None:
    poll = Poll(twin_key=uuid4(), block_id="b")
    assert Ticket.read(poll, Ticket("v").signed(Poll(twin_key=uuid4()))) is None
    told = Ticket("v", 3, ("a", "b"), ("c",))
    assert Ticket.read(poll, told.signed(poll)) == told
