"""After the close the result is frozen, and no row can be tied to another."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from tests.participation.polls import asking, electing
from tests.polls import options
from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.ballots import Result
from wagtail_culture_social.participation.models import Ballot, FormToken, Poll
from wagtail_culture_social.participation.polls import closing
from wagtail_culture_social.participation.polls.codes import make_codes
from wagtail_culture_social.participation.polls.tickets import Ticket
from wagtail_culture_social.participation.polls.voters import COOKIE, voter_key
from wagtail_culture_social.participation.polls.voting import cast, next_ticket
from wagtail_culture_social.registry import nightly_tasks

pytestmark = pytest.mark.django_db


def after_the_end(settings: Any, poll: Poll) -> Poll:
    settings.CULTURE_SOCIAL_NOW = poll.closes_at + timedelta(seconds=1)
    return poll


def closed(settings: Any, poll: Poll) -> Poll:
    after_the_end(settings, poll)
    assert closing.close_due() == 1
    poll.refresh_from_db()
    return poll


def a_poll_with_votes() -> tuple[Poll, list[str]]:
    """Ten voters, of whom three changed their vote; return who they are."""
    poll = electing.poll(kind="ranked", options=options("A", "B", "C"))
    a, b, c = poll.rules["options"]
    voters = [f"voter-{number}" for number in range(10)]
    for number, voter in enumerate(voters):
        cast(poll, Ticket(voter), ((a, b), (b,), (c, a))[number % 3])
    for voter in voters[:3]:
        cast(poll, next_ticket(poll, voter), (c,))
    return poll, voters


def test_the_result_is_that_of_the_last_ballots(settings: Any) -> None:
    poll, _voters = a_poll_with_votes()
    a, b, c = poll.rules["options"]
    closed(settings, poll)
    result = Result.from_json(poll.result)
    assert result.total == 10
    assert {row.option: row.votes for row in result.rows} == {a: 3, b: 2, c: 5}
    assert result.winners == (c,)
    assert result.rounds
    assert poll.closed_at == now()


def test_no_ballot_can_be_tied_to_a_voter_to_another_ballot_or_to_a_time(
    settings: Any,
) -> None:
    poll, voters = a_poll_with_votes()
    keys = {voter_key(poll, voter) for voter in voters}
    secret = poll.secret
    assert set(Ballot.objects.values_list("voter_key", flat=True)) == keys
    closed(settings, poll)
    rows = list(Ballot.objects.order_by("pk").values("pk", "voter_key", "choices"))
    assert len(rows) == 10
    assert len({row["voter_key"] for row in rows}) == 10
    assert not keys & {row["voter_key"] for row in rows}
    assert set(Ballot.objects.values_list("revision", flat=True)) == {0}
    # Their order is that of what they say, and no longer that in which people came.
    said = [str(row["choices"]) for row in rows]
    assert said == sorted(said)
    assert poll.secret == ""
    assert secret not in str(list(Poll.objects.values()))
    assert FormToken.objects.count() == 0


def test_printed_codes_are_deleted(settings: Any) -> None:
    poll = electing.poll(mode="code")
    make_codes(poll, 5)
    closed(settings, poll)
    assert poll.codes.count() == 0


def test_the_digest_is_that_of_the_stored_ballots_and_finds_a_change(
    settings: Any,
) -> None:
    poll = closed(settings, a_poll_with_votes()[0])
    assert closing.stored_digest(poll) == poll.digest
    assert len(poll.digest) == 64
    ballot = poll.ballots.first()
    ballot.choices = list(reversed(poll.rules["options"]))
    ballot.save()
    assert closing.stored_digest(poll) != poll.digest


def test_a_poll_is_closed_once_and_not_before_its_end(settings: Any) -> None:
    poll, _voters = a_poll_with_votes()
    assert closing.close_due() == 0
    assert not closing.close(poll.pk)
    closed(settings, poll)
    result = poll.result
    assert closing.close_due() == 0
    assert not closing.close(poll.pk)
    poll.refresh_from_db()
    assert poll.result == result


def test_counters_that_went_wrong_do_not_reach_the_result(settings: Any) -> None:
    poll, _voters = a_poll_with_votes()
    poll.counters.update(value=1000)
    assert Result.from_json(closed(settings, poll).result).total == 10


def test_the_first_visitor_after_the_end_closes_a_small_poll(
    client: Client, settings: Any
) -> None:
    poll = electing.poll()
    electing.vote(client, poll, 0)
    after_the_end(settings, poll)
    page = client.get(electing.address(poll))
    assert page.context["paper"] is None
    assert page.context["result"] is not None
    poll.refresh_from_db()
    assert poll.closed_at
    assert poll.result["total"] == 1


def test_the_nightly_command_closes_what_is_due(settings: Any) -> None:
    poll = after_the_end(settings, electing.poll())
    assert closing.close_tonight in nightly_tasks()
    assert closing.close_tonight() == "Polls closed: 1."
    poll.refresh_from_db()
    assert poll.closed_at


def test_the_first_visitor_of_its_page_closes_a_poll_to_which_no_link_leads(
    client: Client, settings: Any
) -> None:
    poll = electing.poll(visibility="after_close")
    electing.cast_new(poll, 0)
    after_the_end(settings, poll)
    assert "1 vote" in client.get(poll.page.url).content.decode()
    poll.refresh_from_db()
    assert (poll.secret, poll.result["total"]) == ("", 1)


def test_a_page_is_shown_although_its_poll_cannot_be_closed_now(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(key: int) -> bool:
        raise OperationalError("database is locked")

    monkeypatch.setattr(closing, "close", locked)
    poll = electing.poll(visibility="after_close")
    electing.cast_new(poll, 0)
    after_the_end(settings, poll)
    assert "1 vote" in client.get(poll.page.url).content.decode()
    assert client.get(electing.address(poll)).status_code == 200


def test_an_open_question_has_nothing_to_freeze_and_stops_no_other_poll(
    client: Client, settings: Any
) -> None:
    page, _other = asking.question(), electing.poll()
    page[1].refresh_from_db()
    settings.CULTURE_SOCIAL_NOW = page[1].closes_at + timedelta(days=1)
    assert client.get(page[0].url).status_code == 200
    assert closing.close_due() == 1
    page[1].refresh_from_db()
    assert page[1].closed_at is None


def test_a_large_poll_is_left_to_the_night_and_takes_no_vote(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing, "FEW", 1)
    poll = electing.poll()
    for _ in range(2):
        electing.cast_new(poll, 0)
    after_the_end(settings, poll)
    assert client.get(electing.address(poll)).context["paper"] is None
    poll.refresh_from_db()
    assert poll.closed_at is None
    assert electing.cast_new(poll, 0) == "closed"
    assert closing.close_due() == 1


def test_the_cookie_of_a_voter_finds_no_ballot_any_more(
    client: Client, settings: Any
) -> None:
    poll = electing.poll(visibility="after_vote")
    electing.vote(client, poll, 0)
    voter = client.cookies[COOKIE].value.partition(".")[0]
    closed(settings, poll)
    assert next_ticket(poll, voter) == Ticket(voter)
    page = client.get(electing.address(poll))
    assert page.content == Client().get(electing.address(poll)).content


def test_a_poll_is_closed_when_its_last_page_is_deleted() -> None:
    poll = electing.poll(options=options("A", "B"), closes_at=None)
    cast(poll, Ticket("voter"), (poll.rules["options"][0],))
    mine = poll.ballots.filter(voter_key=voter_key(poll, "voter"))
    assert closing.close_due() == 0
    assert mine.exists()
    poll.page.delete()
    assert closing.close_due() == 1
    poll.refresh_from_db()
    assert (poll.secret, poll.result["total"]) == ("", 1)
    assert not mine.exists()
