"""What each mode asks of a visitor: a computation, an e-mail, a printed code."""

import json
import re
from datetime import timedelta
from typing import Any

import altcha
import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client

from tests import factories, polls
from tests.participation.origins import SAME_ORIGIN
from tests.participation.polls import electing
from tests.participation.polls.electing import refused
from tests.polls import options
from wagtail_culture_social.participation.models import Ballot, Poll, VotingCode
from wagtail_culture_social.participation.polls import proofs
from wagtail_culture_social.participation.polls.codes import make_codes

pytestmark = pytest.mark.django_db

ADDRESS = "ada@example.org"


@pytest.fixture(autouse=True)
def _cheap_proofs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofs, "ITERATIONS", 10)
    monkeypatch.setattr(proofs, "TRIES", 2)


def solved(paper: Any) -> str:
    challenge = altcha.Challenge.from_dict(json.loads(paper.proof))
    return altcha.Payload(challenge, altcha.solve_challenge(challenge)).to_base64()


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


def test_a_proof_is_for_the_voter_of_its_form_alone() -> None:
    """Or cookies, which cost nothing elsewhere, would multiply one computation."""
    cheap, poll = electing.poll(), electing.poll(mode="proof")
    solver, others = Client(), [Client() for _ in range(3)]
    for one in others:
        electing.vote(one, cheap, 0)
    paper = electing.form(solver, poll)
    choice, proof = poll.rules["options"][0], solved(paper)
    data = {"choice": choice, "token": paper.token, "proof": proof}
    for one in others:
        answer = electing.send(one, poll, **data)
        assert answer.status_code == 422
        assert "Here is a new one" in answer.content.decode()
    assert poll.ballots.count() == 0
    # Who honestly voted elsewhere meanwhile sends the new form, which is theirs.
    anew = answer.context["paper"]
    assert anew.token != paper.token
    assert [line.key for line in anew.lines if line.is_chosen] == [choice]
    data |= {"token": anew.token, "proof": solved(anew)}
    assert electing.send(others[-1], poll, **data).status_code == 303
    assert poll.ballots.count() == 1


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


@pytest.mark.usefixtures("_in_one_moment")
def test_a_busy_network_computes_more(client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(proofs, "MANY", 1)
    poll = electing.poll(mode="proof")
    usual, more = (solved(electing.form(client, poll)) for _ in range(2))
    steps = [altcha.Payload.from_base64(one).solution.counter for one in (usual, more)]
    assert steps[0] < 4
    assert steps[1] >= 16


def mail_about(client: Client, poll: Poll, option: int, **more: Any) -> str:
    """The e-mail that somebody gets who chose an option."""
    answer = electing.vote(client, poll, option, **{"email": ADDRESS, **more})
    assert answer.status_code == 303
    return str(mail.outbox[-1].body)


def test_an_e_mail_vote_is_no_row_before_its_button_is_pressed(client: Client) -> None:
    poll = electing.poll(mode="email")
    told = mail_about(client, poll, 0)
    link = electing.link_in(told)
    assert Client().get(link).status_code == 200  # a program that reads links
    assert Ballot.objects.count() == 0
    assert electing.confirm(told).status_code == 303
    assert electing.counted(poll) == {poll.rules["options"][0]: 1}
    assert not client.cookies


def test_a_used_link_counts_nothing_more(client: Client) -> None:
    poll = electing.poll(mode="email")
    mails = [mail_about(client, poll, option) for option in (0, 1)]
    answers = [electing.confirm(told) for told in (*mails, mails[0])]
    done = [Client().get(answer["Location"]) for answer in answers]
    assert [one.context["outcome"] for one in done] == ["counted", "already", "already"]
    assert electing.counted(poll) == {poll.rules["options"][0]: 1}


def test_a_mailbox_may_change_its_vote_by_another_link(client: Client) -> None:
    poll = electing.poll(mode="email")
    electing.confirm(mail_about(client, poll, 0))
    told = mail_about(client, poll, 1, email="ADA+again@example.org")
    assert "change your vote" in told
    electing.confirm(told)
    assert electing.counted(poll) == {poll.rules["options"][1]: 1}


@pytest.mark.usefixtures("_in_one_moment")
def test_a_mailbox_gets_three_e_mails_an_hour(client: Client) -> None:
    poll = electing.poll(mode="email")
    answers = [electing.vote(client, poll, 0, email=ADDRESS) for _ in range(4)]
    assert [one.status_code for one in answers] == [303, 303, 303, 429]
    assert len(mail.outbox) == 3


def test_a_link_of_another_poll_or_of_last_week_counts_nothing(client: Client) -> None:
    poll, other = electing.poll(mode="email"), electing.poll(mode="email")
    link = electing.link_in(mail_about(client, poll, 0))
    token = link.partition("token=")[2]
    address = electing.address(other, name="poll_confirm")
    answer = client.post(address, {"token": token}, **SAME_ORIGIN)
    refused(answer, 422, "too old")
    with time_machine.travel(timedelta(hours=49), tick=False):
        refused(client.get(link), 422, "too old")


@pytest.mark.parametrize(
    ("change", "status", "words"),
    [
        ({"options": options("A", "B")}, 409, "just been changed"),
        ({"kind": "rating", "options": []}, 409, "just been changed"),
        ({"mode": "code"}, 422, "too old, or of another poll"),
        ({"mode": "cookie"}, 422, "too old, or of another poll"),
    ],
)
def test_a_link_counts_nothing_once_the_poll_is_another(
    client: Client, change: dict[str, Any], status: int, words: str
) -> None:
    poll = electing.poll(mode="email")
    told = mail_about(client, poll, 0)
    token = client.get(electing.link_in(told)).context["token"]
    page = poll.page.specific
    page.body = [("poll", polls.poll(**{"mode": "email", **change}))]
    page.body[0].id = poll.block_id
    factories.publish(page)
    address = electing.address(poll, name="poll_confirm")
    answer = client.post(address, {"token": token}, **SAME_ORIGIN)
    refused(answer, status, words)
    refused(client.get(electing.link_in(told)), status, words)


def test_a_link_followed_after_the_close_says_so_at_once(
    client: Client, settings: Any
) -> None:
    poll = electing.poll(mode="email")
    told = mail_about(client, poll, 0)
    settings.CULTURE_SOCIAL_NOW = poll.closes_at
    refused(client.get(electing.link_in(told)), 409, "too late")


def test_what_is_wrong_is_tied_to_its_field(client: Client) -> None:
    for mode in ("email", "code"):
        poll = electing.poll(mode=mode)
        html = electing.vote(client, poll, 0).content.decode()
        field = re.search(f'<input id="[^"]*-{mode}"[^>]*>', html)
        assert field is not None
        assert 'aria-invalid="true"' in field[0]
        described = re.search('aria-describedby="([^"]*)"', field[0])
        assert described is not None
        for name in described[1].split():
            assert f'id="{name}"' in html
        assert f'-{mode}">' in html.partition("wcs-form__errors")[2]
        assert "aria-invalid" not in client.get(electing.address(poll)).content.decode()


def test_an_address_is_nowhere_in_the_database(client: Client) -> None:
    poll = electing.poll(mode="email")
    electing.confirm(mail_about(client, poll, 0))
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
