"""The public votes on the entries of a contest by the polls that there are."""

from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from tests.participation.contests import holding
from tests.participation.contests.choosing import address, begun, key_of, shown
from tests.participation.origins import SAME_ORIGIN
from tests.participation.polls import electing
from wagtail_culture_social.domain.ballots import MOST_ENTRIES
from wagtail_culture_social.participation.contests import voting
from wagtail_culture_social.participation.models import Contest, Poll
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.polls.closing import close_tonight
from wagtail_culture_social.participation.polls.codes import make_codes

pytestmark = pytest.mark.django_db


def test_the_options_of_a_vote_are_the_entries_approved_when_it_begins() -> None:
    contest = holding.contest()
    holding.entries(contest, "AB")
    holding.entry(contest, "W", status=EntryStatus.PENDING)
    holding.entry(contest, "Late", decided_at=contest.vote_closes_at)
    holding.entry(contest, "Child", is_minor=True)
    poll = voting.begin(contest)
    assert poll is not None
    assert sorted(holding.titles_of(contest, poll.rules["options"])) == ["A", "B"]
    assert (poll.kind, poll.mode, poll.rules["most"]) == ("entries", "cookie", 2)
    assert (poll.opens_at, poll.closes_at) == (
        contest.vote_opens_at,
        contest.vote_closes_at,
    )


def test_a_vote_is_made_once_and_then_stays_as_it_is() -> None:
    contest, poll = begun("AB")
    holding.entry(contest, "C")
    assert voting.begin(Contest.objects.get(pk=contest.pk)) == poll
    poll.refresh_from_db()
    assert len(poll.rules["options"]) == 2


@pytest.mark.parametrize(
    "now", ["2026-11-20T08:59:59+01:00", "2026-11-30T18:00:00+01:00"]
)
def test_no_vote_begins_before_its_date_or_after_its_end(
    settings: Any, now: str
) -> None:
    contest = holding.contest()
    holding.entries(contest, "AB")
    settings.CULTURE_SOCIAL_NOW = now
    assert voting.begin(contest) is None
    assert voting.begin_tonight() == "Votes on entries begun: 0."


def test_the_night_begins_what_nobody_has_visited(settings: Any) -> None:
    contest = holding.contest()
    holding.entries(contest, "AB")
    assert voting.begin_tonight() == "Votes on entries begun: 1."
    contest.refresh_from_db()
    assert contest.vote is not None


def test_an_address_that_no_database_can_look_up_is_none(client: Client) -> None:
    contest = holding.contest()
    strange = address(contest).replace(contest.block_id, "a%00b")
    with pytest.raises(Resolver404):
        resolve(unquote(strange.partition("?")[0]))
    assert client.get(strange, follow=True).status_code == 404


def test_without_entries_there_is_nothing_to_vote_for(client: Client) -> None:
    contest = holding.contest()
    answer = client.get(address(contest))
    assert answer.status_code == 200
    assert "There is nothing to vote for at present." in answer.content.decode()
    assert not Poll.objects.exists()


def test_more_entries_than_can_be_counted_make_no_vote(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert MOST_ENTRIES == 10_000
    monkeypatch.setattr(voting, "MOST_ENTRIES", 2)
    contest = holding.contest()
    holding.entries(contest, "ABC")
    assert voting.begin(contest) is None


def test_visitors_choose_then_vote_and_change_their_vote(client: Client) -> None:
    contest, poll = begun()
    a, b, c = (key_of(contest, title) for title in "ABC")
    html = client.get(address(contest)).content.decode()
    assert set(shown(html)) == {a, b, c}
    form = client.get(electing.address(poll), {"choice": [a, c]})
    lines = form.context["paper"].lines
    assert {line.text for line in lines} == {"A – Photo by A", "C – Photo by C"}
    assert all(line.is_chosen for line in lines)
    token = form.context["paper"].token
    done = client.post(
        electing.address(poll),
        {"token": token, "choice": [a, c]},
        **SAME_ORIGIN,
    )
    page = client.get(done["Location"])
    chosen = {line.text for line in page.context["chosen"]}
    assert chosen == {"A – Photo by A", "C – Photo by C"}
    assert electing.counted(poll) == {a: 1, c: 1, "*": 1}
    again = electing.form(client, poll)
    assert [line.key for line in again.lines] == sorted([a, c])
    electing.send(client, poll, token=again.token, choice=[b])
    assert electing.counted(poll) == {b: 1, "*": 1}


def test_nobody_votes_for_more_entries_than_allowed_or_for_others(
    client: Client,
) -> None:
    contest, poll = begun()
    other = str(holding.entry(contest, "Late").key)
    keys = poll.rules["options"]
    form = electing.form(client, poll)
    too_many = electing.send(client, poll, token=form.token, choice=keys)
    assert "Please choose 2 answers at most." in too_many.content.decode()
    unknown = electing.send(client, poll, token=form.token, choice=[other])
    assert unknown.status_code == 422
    assert electing.counted(poll) == {}


def test_whoever_has_chosen_nothing_is_shown_where_to_choose(client: Client) -> None:
    contest, poll = begun()
    html = client.get(electing.address(poll)).content.decode()
    assert "You have not chosen an entry yet." in html
    assert address(contest) in html


def test_a_vote_by_mail_carries_entries(client: Client, mailoutbox: list[Any]) -> None:
    contest, poll = begun(vote_mode="email")
    a, b = key_of(contest, "A"), key_of(contest, "B")
    form = electing.form(client, poll)
    sent = {"token": form.token, "choice": [a, b], "email": "ada@example.org"}
    electing.send(client, poll, **sent)
    (mail,) = mailoutbox
    assert contest.title in mail.body
    electing.confirm(mail.body)
    assert electing.counted(poll) == {a: 1, b: 1, "*": 1}


def test_a_withdrawn_entry_can_no_longer_be_chosen(client: Client) -> None:
    contest, poll = begun()
    a = key_of(contest, "A")
    contest.entries.filter(title="A").update(status=EntryStatus.WITHDRAWN)
    assert a not in shown(client.get(address(contest)).content.decode())
    assert electing.form(client, poll, choice=a).lines == []


def test_entries_and_polls_of_a_page_do_not_disturb_each_other(
    client: Client,
) -> None:
    contest, poll = begun()
    page = contest.page.specific
    page.save_revision().publish()
    poll_again = voting.begin(Contest.objects.get(pk=contest.pk))
    assert poll_again is not None
    assert poll_again.is_offered
    assert client.get(page.url).status_code == 200


def test_dates_follow_the_contest_and_options_stay_once_somebody_voted() -> None:
    contest, poll = begun()
    electing.cast_new(poll, 0)
    Contest.objects.filter(pk=contest.pk).update(
        vote_closes_at=contest.jury_closes_at, is_offered=False
    )
    voting.follow_page(None, contest.page)
    after = Poll.objects.get(pk=poll.pk)
    assert after.closes_at == contest.jury_closes_at
    assert not after.is_offered
    assert (after.rules, after.secret) == (poll.rules, poll.secret)


def test_a_vote_that_is_taken_away_takes_no_more_votes() -> None:
    contest, poll = begun()
    electing.cast_new(poll, 0)
    Contest.objects.filter(pk=contest.pk).update(
        vote_opens_at=None, vote_closes_at=None
    )
    voting.follow_page(None, contest.page)
    assert not Poll.objects.get(pk=poll.pk).is_offered


def test_before_anybody_voted_publishing_makes_the_vote_anew() -> None:
    contest, poll = begun("AB")
    holding.entry(contest, "C")
    contest.page.specific.save_revision().publish()
    contest.refresh_from_db()
    assert contest.vote is None
    again = voting.begin(contest)
    assert again is not None
    assert len(again.rules["options"]) == 3


def test_printed_codes_keep_their_vote() -> None:
    contest, poll = begun(vote_mode="code")
    make_codes(poll, 3)
    contest.page.specific.save_revision().publish()
    contest.refresh_from_db()
    assert contest.vote == poll


def test_a_closed_vote_stays_as_it_was_counted(settings: Any) -> None:
    contest, poll = begun()
    electing.cast_new(poll, 0, 1)
    settings.CULTURE_SOCIAL_NOW = holding.AFTER_VOTE
    assert close_tonight() == "Polls closed: 1."
    before = Poll.objects.values().get(pk=poll.pk)
    Contest.objects.filter(pk=contest.pk).update(vote_closes_at=contest.results_at)
    voting.follow_page(None, contest.page)
    assert Poll.objects.values().get(pk=poll.pk) == before
    assert before["result"]["total"] == 1
