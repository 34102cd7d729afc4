"""Winners are frozen once, and counted again from the ballots at any time."""

import csv
import json
import subprocess
from io import StringIO
from typing import Any

import pytest

from tests.participation.contests import holding
from tests.participation.polls import electing
from wagtail_culture_social.domain.awards import Prizes
from wagtail_culture_social.domain.contests import Phase
from wagtail_culture_social.participation.contests import (
    caching,
    juries,
    shown,
    voting,
    winners,
)
from wagtail_culture_social.participation.contests.states import phase_of
from wagtail_culture_social.participation.models import Ballot, Contest, JuryRound
from wagtail_culture_social.participation.models.entries import EntryStatus

pytestmark = pytest.mark.django_db

PRIZES = Prizes(winners=2, mentions=1, public=1)


@pytest.fixture
def contest(settings: Any) -> Contest:
    """A contest whose jury and public have said all: the jury A B C D, the public D."""
    found = holding.contest()
    holding.entries(found, "ABCDE")
    poll = voting.begin(found)
    assert poll is not None
    titles = holding.titles_of(found, poll.rules["options"])
    for chosen in (["D"], ["D", "A"], ["E"], ["D", "E"]):
        electing.cast_new(poll, *(titles.index(title) for title in chosen))
    one = holding.a_round(found, keeps=2)
    holding.mark(one, holding.juror(found, "zoe"), A=5, B=4, C=3, D=2, E=1)
    settings.CULTURE_SOCIAL_NOW = holding.AFTER_VOTE
    juries.close_round(one)
    return Contest.objects.get(pk=found.pk)


def frozen(contest: Contest, prizes: Prizes = PRIZES) -> dict[str, list[str]]:
    assert winners.freeze(contest, prizes)
    return {
        kind: holding.titles_of(contest, contest.result[kind])
        for kind in ("winners", "mentions", "public")
    }


def test_jury_and_public_give_the_prizes(contest: Contest) -> None:
    assert frozen(contest) == {
        "winners": ["A", "B"],
        "mentions": ["C"],
        "public": ["D"],
    }
    assert winners.recount(contest)


def test_winners_are_frozen_once(contest: Contest) -> None:
    frozen(contest)
    before = (contest.result, contest.digest, contest.frozen_at)
    assert not winners.freeze(contest, Prizes(1))
    contest.refresh_from_db()
    assert (contest.result, contest.digest, contest.frozen_at) == before


def test_the_same_ballots_give_the_same_winners_and_digest(contest: Contest) -> None:
    first = (frozen(contest), contest.digest)
    Contest.objects.filter(pk=contest.pk).update(result=None, digest="", frozen_at=None)
    contest.refresh_from_db()
    assert (frozen(contest), contest.digest) == first


def test_without_a_jury_the_public_decides(settings: Any) -> None:
    contest = holding.contest()
    holding.entries(contest, "ABC")
    poll = voting.begin(contest)
    assert poll is not None
    titles = holding.titles_of(contest, poll.rules["options"])
    for title in "BBA":
        electing.cast_new(poll, titles.index(title))
    settings.CULTURE_SOCIAL_NOW = holding.AFTER_VOTE
    contest.refresh_from_db()
    given = frozen(contest, Prizes(winners=2))
    assert given == {"winners": ["B", "A"], "mentions": [], "public": []}
    assert winners.recount(contest)


def test_who_has_withdrawn_makes_place_and_the_rest_stays_countable(
    contest: Contest,
) -> None:
    contest.entries.filter(title__in="AD").update(status=EntryStatus.WITHDRAWN)
    assert frozen(contest) == {
        "winners": ["B", "C"],
        "mentions": ["E"],
        "public": ["E"],
    }
    contest.entries.filter(title="B").delete()
    assert winners.recount(contest)
    rows = winners.awarded(contest)
    assert [entry and entry.title for *_told, entry in rows] == [None, "C", "E", "E"]


@pytest.mark.parametrize("what", ["ballot", "mark", "result", "votes", "award"])
def test_a_count_that_was_tampered_with_is_found_out(
    contest: Contest, what: str
) -> None:
    frozen(contest)
    if what == "ballot":
        Ballot.objects.filter(poll=contest.vote).first().delete()
    elif what in {"mark", "result"}:
        one = JuryRound.objects.get(contest=contest)
        if what == "mark":
            one.result["counted"]["ballots"] = []
        else:
            one.result["standings"].reverse()
        one.save()
    elif what == "votes":
        contest.vote.result["rows"][0][1] += 5
        contest.vote.save()
    else:
        contest.result["winners"].reverse()
        contest.save()
    contest = Contest.objects.get(pk=contest.pk)
    assert not winners.recount(contest)


def test_nothing_is_frozen_before_vote_and_jury_have_ended(settings: Any) -> None:
    without = holding.contest(vote_opens_at=None, vote_closes_at=None)
    assert winners.why_not_yet(without) == (
        "There is neither a vote nor a round of a jury to count."
    )
    contest = holding.contest()
    holding.entries(contest, "AB")
    voting.begin(contest)
    assert winners.why_not_yet(contest) == "The public vote is not over yet."
    assert not winners.freeze(contest, PRIZES)
    settings.CULTURE_SOCIAL_NOW = holding.AFTER_VOTE
    one = holding.a_round(contest)
    assert winners.why_not_yet(contest) == "A round of the jury is not closed yet."
    assert not winners.freeze(contest, PRIZES)
    juries.close_round(one)
    assert winners.why_not_yet(contest) == ""
    contest.refresh_from_db()
    assert frozen(contest)["winners"] == []


def test_nothing_is_frozen_while_a_vote_is_still_to_come(settings: Any) -> None:
    contest = holding.contest()
    holding.entries(contest, "AB")
    one = holding.a_round(contest)
    holding.mark(one, holding.juror(contest, "ada"), A=5, B=4)
    settings.CULTURE_SOCIAL_NOW = "2026-11-15T12:00:00+01:00"
    juries.close_round(one)
    assert winners.why_not_yet(contest) == "The public vote is not over yet."
    assert not winners.freeze(contest, PRIZES)
    settings.CULTURE_SOCIAL_NOW = "2026-11-25T18:00:00+01:00"
    assert not winners.freeze(contest, PRIZES)
    settings.CULTURE_SOCIAL_NOW = holding.AFTER_VOTE
    assert frozen(contest)["winners"] == ["A", "B"]


def test_no_vote_begins_once_winners_are_frozen(settings: Any) -> None:
    contest = holding.contest(vote_opens_at=None, vote_closes_at=None)
    holding.entries(contest, "AB")
    one = holding.a_round(contest)
    holding.mark(one, holding.juror(contest, "ada"), A=5, B=4)
    juries.close_round(one)
    frozen(contest)
    contest.vote_opens_at = holding.BEFORE_VOTE
    contest.vote_closes_at = contest.jury_closes_at
    contest.save()
    assert voting.begin(contest) is None
    assert voting.begin_tonight() == "Votes on entries begun: 0."
    assert winners.recount(contest)


def test_a_vote_that_is_taken_away_does_not_keep_winners_from_being_frozen() -> None:
    contest = holding.contest()
    holding.entries(contest, "AB")
    poll = voting.begin(contest)
    assert poll is not None
    electing.cast_new(poll, 0)
    rows = Contest.objects.filter(pk=contest.pk)
    rows.update(vote_opens_at=None, vote_closes_at=None)
    voting.follow_page(None, contest.page)
    contest = rows.get()
    assert winners.why_not_yet(contest) == ""
    assert len(frozen(contest)["winners"]) == 1
    assert winners.recount(contest)


def awards_on_page(contest: Contest) -> list[str]:
    page = contest.page.specific_class.objects.get(pk=contest.page_id)
    (block,) = shown.contests_of(page)
    told = shown.block_context(page, block, None)["contest"]
    return [award.title for award in told.awards]


def test_without_a_date_results_are_shown_from_the_freezing_on(
    contest: Contest, settings: Any
) -> None:
    Contest.objects.filter(pk=contest.pk).update(results_at=None, jury_closes_at=None)
    contest.refresh_from_db()
    assert phase_of(contest) == Phase.CLOSED
    assert awards_on_page(contest) == []
    frozen(contest)
    assert phase_of(contest) == Phase.RESULTS
    assert len(awards_on_page(contest)) == 3


def test_without_a_date_no_result_is_shown_before_the_jury_ends(
    contest: Contest, settings: Any
) -> None:
    Contest.objects.filter(pk=contest.pk).update(results_at=None)
    contest.refresh_from_db()
    frozen(contest)
    assert phase_of(contest) == Phase.JURY
    assert awards_on_page(contest) == []
    settings.CULTURE_SOCIAL_NOW = holding.AFTER_JURY
    assert phase_of(contest) == Phase.RESULTS
    assert len(awards_on_page(contest)) == 3


def test_a_date_of_results_is_waited_for(contest: Contest, settings: Any) -> None:
    frozen(contest)
    settings.CULTURE_SOCIAL_NOW = holding.AFTER_JURY
    assert phase_of(contest) == Phase.COUNTING
    assert awards_on_page(contest) == []


def test_nothing_is_frozen_while_entries_are_taken(contest: Contest) -> None:
    contest.closes_at = None
    contest.save()
    assert winners.why_not_yet(contest) == "Entries can still be sent."
    assert not winners.freeze(contest, PRIZES)


def test_caches_ask_again_for_the_page_of_winners(
    contest: Contest,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    purged: list[Any] = []
    monkeypatch.setattr(caching, "purge", lambda key, paths: purged.append(key))
    with django_capture_on_commit_callbacks(execute=True):
        frozen(contest)
    assert purged == [contest.twin_key]


def test_anybody_can_reckon_the_digest_from_the_file(contest: Contest) -> None:
    frozen(contest)
    told = json.loads(json.dumps(winners.as_json(contest)))
    lines = "".join(f"{line}\n" for line in told["inputs"]).encode()
    sums = subprocess.run(["sha256sum"], input=lines, capture_output=True, check=True)
    assert sums.stdout.decode().split()[0] == told["digest"] == contest.digest
    assert told["awards"]["winners"] == contest.result["winners"]
    for secret in ("@", "zoe", "Name of"):
        assert secret not in json.dumps(told)


def test_the_table_has_every_award_and_no_formula(contest: Contest) -> None:
    contest.entries.filter(title="A").update(credit="=1+1", title="+A")
    winners.freeze(contest, PRIZES)
    text = "".join(winners.as_table(contest)).lstrip("\ufeff")
    rows = list(csv.reader(StringIO(text)))
    assert [row[:3] for row in rows[1:]] == [
        ["Winner", "1", "'+A"],
        ["Winner", "2", "B"],
        ["Honourable mention", "1", "C"],
        ["The public’s choice", "1", "D"],
    ]
    assert rows[1][3] == "'=1+1"
    assert [row[4] for row in rows[1:]] == ["1", "0", "0", "3"]
