"""A vote counts once, can be changed while the poll is open, and leaves one cookie."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests import factories
from tests.participation.origins import SAME_ORIGIN
from tests.participation.polls import asking, electing
from tests.polls import options
from wagtail_culture_social.participation.models import Ballot, FormToken, Poll
from wagtail_culture_social.participation.polls import modes
from wagtail_culture_social.participation.polls.tickets import Ticket
from wagtail_culture_social.participation.polls.voters import COOKIE
from wagtail_culture_social.participation.polls.voting import (
    MOST_CHANGES,
    Outcome,
    cast,
    next_ticket,
)

pytestmark = pytest.mark.django_db


def location(client: Client, answer: Any) -> Any:
    assert answer.status_code == 303
    return client.get(answer["Location"])


def test_before_a_vote_there_is_no_cookie_and_after_it_one(client: Client) -> None:
    poll = electing.poll()
    page = client.get(poll.page.url)
    form = client.get(electing.address(poll))
    assert not page.cookies
    assert not form.cookies
    assert "no-store" in form["Cache-Control"]
    answer = electing.vote(client, poll, 0)
    assert set(answer.cookies) == {COOKIE}
    cookie = answer.cookies[COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["secure"]
    # The poll closes on 31 December at 17:00 UTC; seven days later it is forgotten.
    assert int(cookie["max-age"]) == 43 * 86400
    assert electing.counted(poll) == {poll.rules["options"][0]: 1}


def test_the_cookie_is_secure_where_the_site_is() -> None:
    client, poll = Client(headers={"origin": "https://testserver"}), electing.poll()
    token = client.get(electing.address(poll), secure=True).context["paper"].token
    data = {"token": token, "choice": poll.rules["options"][0]}
    answer = client.post(electing.address(poll), data, secure=True)
    assert answer.cookies[COOKIE]["secure"]


def test_the_page_with_a_poll_is_the_same_for_who_has_voted(client: Client) -> None:
    poll = electing.poll(visibility="after_vote")
    before = client.get(poll.page.url).content
    electing.vote(client, poll, 0)
    assert client.get(poll.page.url).content == before
    assert Client().get(poll.page.url).content == before


@pytest.mark.parametrize("language", ["en", "fr"])
def test_who_has_voted_is_thanked_in_the_language_of_the_page(
    client: Client, language: str
) -> None:
    poll = electing.poll()
    factories.twin(poll.page, "fr")
    paper = electing.form(client, poll, language)
    choice = poll.rules["options"][1]
    answer = electing.send(client, poll, language, token=paper.token, choice=choice)
    done = location(client, answer)
    assert done.context["outcome"] == "counted"
    assert f'lang="{language}"' in done.content.decode()


def test_french_and_english_votes_are_counted_together(client: Client) -> None:
    poll = electing.poll()
    factories.twin(poll.page, "fr")
    for language in ("en", "fr", "fr"):
        visitor = Client()
        token = electing.form(visitor, poll, language).token
        choice = poll.rules["options"][0]
        electing.send(visitor, poll, language, token=token, choice=choice)
    assert electing.counted(poll) == {poll.rules["options"][0]: 3}
    assert Poll.objects.count() == 1


def test_a_changed_vote_is_added_and_the_counters_move(client: Client) -> None:
    poll = electing.poll()
    first, second = poll.rules["options"]
    electing.vote(client, poll, 0)
    assert electing.form(client, poll).is_change
    done = location(client, electing.vote(client, poll, 1))
    assert done.context["outcome"] == "changed"
    assert electing.counted(poll) == {second: 1}
    assert electing.said(poll) == [[first], [second]]
    keys = Ballot.objects.values_list("voter_key", "revision")
    assert [revision for _key, revision in keys] == [0, 1]
    assert len({key for key, _revision in keys}) == 1


def test_a_change_into_the_same_adds_nothing(client: Client) -> None:
    poll = electing.poll()
    electing.vote(client, poll, 0)
    done = location(client, electing.vote(client, poll, 0))
    assert done.context["outcome"] == "already"
    assert Ballot.objects.count() == 1


def test_a_double_click_is_one_vote_and_one_voter(client: Client) -> None:
    poll = electing.poll()
    token = electing.form(client, poll).token
    choice = poll.rules["options"][0]
    again = Client()
    answers = [
        electing.send(one, poll, token=token, choice=choice) for one in (client, again)
    ]
    assert answers[0].cookies[COOKIE].value == answers[1].cookies[COOKIE].value
    assert location(again, answers[1]).context["outcome"] == "already"
    assert Ballot.objects.count() == 1


def test_two_forms_opened_before_the_first_vote_are_one_voter(client: Client) -> None:
    poll = electing.poll()
    tokens = [electing.form(client, poll).token for _ in range(2)]
    first, second = poll.rules["options"]
    electing.send(client, poll, token=tokens[0], choice=first)
    late = electing.send(client, poll, token=tokens[1], choice=second)
    assert location(client, late).context["outcome"] == "already"
    assert electing.counted(poll) == {first: 1}


def test_one_cookie_serves_two_polls_and_their_ballots_have_nothing_in_common(
    client: Client,
) -> None:
    page = asking.page_with({}, {"kind": "rating", "options": []})
    one, other = Poll.objects.filter(page=page.pk).order_by("pk")
    electing.vote(client, one, 0)
    voter = client.cookies[COOKIE].value.partition(".")[0]
    token = electing.form(client, other).token
    electing.send(client, other, token=token, choice="4")
    assert client.cookies[COOKIE].value.partition(".")[0] == voter
    keys = Ballot.objects.values_list("voter_key", flat=True)
    assert len(set(keys)) == 2
    assert voter not in keys


def test_several_choices_are_one_ballot(client: Client) -> None:
    poll = electing.poll(kind="multiple", options=options("A", "B", "C"), most=2)
    electing.vote(client, poll, 2, 0)
    a, _b, c = poll.rules["options"]
    assert electing.counted(poll) == {a: 1, c: 1, "*": 1}
    electing.vote(client, poll, 0)
    assert electing.counted(poll) == {a: 1, "*": 1}


def test_a_ranking_is_counted_as_a_whole(client: Client) -> None:
    poll = electing.poll(kind="ranked", options=options("A", "B", "C"))
    a, b, c = poll.rules["options"]
    ranks = {f"rank-{a}": "2", f"rank-{b}": "", f"rank-{c}": "1"}
    electing.send(client, poll, token=electing.form(client, poll).token, **ranks)
    assert electing.counted(poll) == {f"{c}>{a}": 1}
    lines = {line.key: line.rank for line in electing.form(client, poll).lines}
    assert lines == {a: "2", b: "", c: "1"}


def test_no_more_ranks_or_choices_are_offered_than_there_may_be(
    client: Client,
) -> None:
    answers = options("A", "B", "C")
    ranked = electing.poll(kind="ranked", options=answers, most=2)
    assert electing.form(client, ranked).ranks == ["1", "2"]
    several = electing.poll(kind="multiple", options=answers, most=9)
    html = client.get(electing.address(several)).content.decode()
    assert "Choose 1 to 3." in html


def test_a_rating_is_a_mark(client: Client) -> None:
    poll = electing.poll(kind="rating", options=[], scale=10)
    paper = electing.form(client, poll)
    assert [line.text for line in paper.lines] == [str(n) for n in range(1, 11)]
    electing.send(client, poll, token=paper.token, choice="7")
    assert electing.counted(poll) == {"7": 1}


def test_results_after_a_vote_are_shown_to_who_has_voted_only(client: Client) -> None:
    poll = electing.poll(visibility="after_vote")
    assert client.get(electing.address(poll)).context["result"] is None
    done = location(client, electing.vote(client, poll, 0))
    assert done.context["result"] is not None
    assert client.get(electing.address(poll)).context["result"] is not None
    # The address of that page tells nobody else anything.
    query = {"done": "counted"}
    other = Client().get(electing.address(poll), query)
    assert other.context["result"] is None
    assert "outcome" not in other.context


def test_who_keeps_no_cookie_is_told_that_the_vote_is_counted(client: Client) -> None:
    poll = electing.poll()
    answer = electing.vote(client, poll, 0)
    told = "your vote is counted. Your browser keeps no cookie"
    assert told in Client().get(answer["Location"]).content.decode()
    assert told not in client.get(answer["Location"]).content.decode()
    assert told not in Client().get(electing.address(poll)).content.decode()


def test_shuffled_answers_come_in_another_order_to_each(client: Client) -> None:
    answers = options(*"ABCDEFGH")
    poll = electing.poll(options=answers, shuffles=True)
    seen = [[line.key for line in electing.form(client, poll).lines] for _ in range(9)]
    assert len({tuple(order) for order in seen}) > 1
    assert {tuple(sorted(order)) for order in seen} == {
        tuple(sorted(poll.rules["options"]))
    }


def test_a_quiz_tells_who_answered_whether_it_is_right(client: Client) -> None:
    answers = [*options("Right", is_right=True), *options("Wrong")]
    poll = electing.poll(kind="quiz", options=answers)
    done = location(client, electing.vote(client, poll, 1))
    assert done.context["is_right"] is False
    done = location(client, electing.vote(client, poll, 0))
    assert done.context["is_right"] is True


@pytest.mark.usefixtures("_in_one_moment")
def test_a_flood_of_one_network_is_told_to_wait_and_loses_nothing(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    poll = electing.poll()
    monkeypatch.setattr(modes, "_READERS", dict(modes._READERS))

    def under_a_low_limit(*args: Any) -> modes.Vote:
        vote = modes._by_cookie(*args)
        return modes.Vote(vote.ticket, vote.choices, ("vote", 2, 60))

    modes._READERS[Poll.Mode.COOKIE] = under_a_low_limit
    for _ in range(2):
        assert electing.vote(Client(), poll, 0).status_code == 303
    refused = electing.vote(client, poll, 1)
    assert refused.status_code == 429
    assert not refused.cookies
    line = {one.key: one for one in refused.context["paper"].lines}
    assert line[poll.rules["options"][1]].is_chosen
    assert Ballot.objects.count() == 2


def test_no_address_is_kept_of_a_voter(client: Client) -> None:
    poll = electing.poll()
    data = {
        "token": electing.form(client, poll).token,
        "choice": poll.rules["options"][0],
    }
    address = "203.0.113.77"
    client.post(electing.address(poll), data, REMOTE_ADDR=address, **SAME_ORIGIN)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert not any(address in str(row) for row in cursor.fetchall()), table
    assert FormToken.objects.count() == 0


def test_one_voter_changes_a_vote_no_more_than_a_thousand_times() -> None:
    poll = electing.poll()
    first, second = (poll.rules["options"][number] for number in (0, 1))
    last = Ticket("voter", MOST_CHANGES, (first,))
    assert cast(poll, last, (second,)) == Outcome.CHANGED
    assert cast(poll, next_ticket(poll, "voter"), (first,)) == Outcome.LIMITED
