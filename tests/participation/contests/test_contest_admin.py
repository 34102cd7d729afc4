"""Those who run a contest name its jury, follow its rounds and freeze its winners."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from tests import factories
from tests.participation.contests import holding
from tests.participation.polls import electing
from tests.participation.polls.test_moderation import editor_of
from wagtail_culture_social.domain.juries import MOST_RANKED
from wagtail_culture_social.participation.contests import juries, voting
from wagtail_culture_social.participation.contests.admin import names, rounds
from wagtail_culture_social.participation.models import Contest

pytestmark = pytest.mark.django_db

LIST = reverse(f"{names.CONTESTS}:index")
RIGHTS = ("view_contest", "change_contest")


def inspected(client: Client, contest: Contest) -> str:
    return client.get(names.address("inspect", contest.pk)).content.decode()


def title_of(answer: Any) -> str:
    found = re.search(r"<title>\s*(.*?)\s*</title>", answer.content.decode(), re.DOTALL)
    return found[1] if found else ""


def is_home(answer: Any) -> bool:
    """Wagtail sends away who lacks a right."""
    return answer.redirect_chain[-1][0] == reverse("wagtailadmin_home")


def test_a_contest_is_seen_whole(admin_client: Client) -> None:
    contest = holding.contest()
    holding.entries(contest, "AB")
    holding.a_round(contest)
    holding.juror(contest, "ada")
    voting.begin(contest)
    assert contest.title in admin_client.get(LIST).content.decode()
    html = inspected(admin_client, contest)
    for words in ("Public vote", "Entries: Approved", "ada", "0 of 2", "Under way"):
        assert words in html
    assert "The public vote is not over yet." in html
    assert f"http://testserver{reverse(f'{names.JURY}:home')}" in html


def test_every_page_of_a_contest_and_a_jury_has_a_title(admin_client: Client) -> None:
    contest = holding.contest()
    holding.entries(contest, "AB")
    holding.a_round(contest)
    contest.jurors.set(User.objects.filter(username="admin"))
    views = (("jury",), ("add_round",), ("edit_round", 1), ("close_round", 1))
    addresses = [names.address(view, contest.pk, *more) for view, *more in views]
    addresses.append(reverse(f"{names.JURY}:judge", args=[contest.pk]))
    for address in addresses:
        assert contest.title in title_of(admin_client.get(address)), address
    assert title_of(admin_client.get(reverse(f"{names.JURY}:home"))).startswith("Jury")


def test_the_jury_are_users_of_the_admin(admin_client: Client) -> None:
    contest = holding.contest()
    ada = holding.juror(contest, "ada")
    bob = holding.juror(contest, "bob")
    reader = User.objects.create_user("reader")
    address = names.address("jury", contest.pk)
    html = admin_client.get(address).content.decode()
    assert "bob" in html
    assert "reader" not in html
    admin_client.post(address, {"jurors": [bob.pk]})
    assert list(contest.jurors.all()) == [bob]
    refused = admin_client.post(address, {"jurors": [reader.pk, ada.pk]})
    assert refused.status_code == 200
    assert list(contest.jurors.all()) == [bob]
    assert ModelLogEntry.objects.filter(action=names.NAMED).count() == 1


def test_rounds_are_set_up_changed_and_removed(admin_client: Client) -> None:
    contest = holding.contest()
    holding.juror(contest, "ada")
    told = {"method": "stars", "quorum": "1", "keeps": "3"}
    admin_client.post(names.address("add_round", contest.pk), told)
    (one,) = contest.rounds.all()
    assert (one.number, one.method, one.quorum, one.keeps) == (1, "stars", 1, 3)
    address = names.address("edit_round", contest.pk, 1)
    admin_client.post(address, {**told, "keeps": "5"})
    one.refresh_from_db()
    assert one.keeps == 5
    admin_client.post(address, {"remove": "1"})
    assert not contest.rounds.exists()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("quorum", "0", "At least one juror has to judge an entry."),
        ("quorum", "2", "There are fewer jurors than that."),
        ("keeps", "0", "At least one entry has to go on."),
        ("method", "dice", "Select a valid choice."),
    ],
)
def test_a_round_without_sense_is_refused_in_words(
    admin_client: Client, field: str, value: str, words: str
) -> None:
    contest = holding.contest()
    holding.juror(contest, "ada")
    told = {"method": "stars", "quorum": "1", "keeps": "3", field: value}
    answer = admin_client.post(names.address("add_round", contest.pk), told)
    assert words in answer.content.decode()
    assert not contest.rounds.exists()


def test_a_ranking_of_too_many_entries_is_refused(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "MOST_RANKED", 2)
    contest = holding.contest()
    holding.entries(contest, "ABC")
    holding.juror(contest, "ada")
    told = {"method": "rank", "quorum": "1", "keeps": "1"}
    address = names.address("add_round", contest.pk)
    assert (
        "A ranking is for 2 entries"
        in admin_client.post(address, told).content.decode()
    )
    holding.a_round(contest, keeps=2)
    assert admin_client.post(address, told).status_code == 302
    assert MOST_RANKED == 60


def test_a_round_with_marks_stays_as_it_is(admin_client: Client) -> None:
    contest = holding.contest()
    holding.entries(contest, "AB")
    one = holding.a_round(contest, keeps=2)
    holding.mark(one, holding.juror(contest, "ada"), A=1)
    address = names.address("edit_round", contest.pk, 1)
    for data in ({"method": "rank", "quorum": "1", "keeps": "1"}, {"remove": "1"}):
        assert admin_client.post(address, data).status_code == 302
    one.refresh_from_db()
    assert (one.method, one.keeps) == ("stars", 2)


def test_closing_shows_progress_first_and_a_get_closes_nothing(
    admin_client: Client,
) -> None:
    contest = holding.contest()
    holding.entries(contest, "AB")
    one = holding.a_round(contest, keeps=1)
    holding.mark(one, holding.juror(contest, "ada"), A=5)
    address = names.address("close_round", contest.pk, 1)
    html = admin_client.get(address).content.decode()
    assert "1 entry of 2 lacks its quorum" in html
    one.refresh_from_db()
    assert one.closed_at is None
    admin_client.post(address)
    one.refresh_from_db()
    assert holding.titles_of(contest, one.result["kept"]) == ["A"]
    assert ModelLogEntry.objects.filter(action=names.ROUND_CLOSED).count() == 1
    assert "Closed on" in inspected(admin_client, contest)


def test_winners_are_frozen_after_a_question_and_taken_away_as_files(
    admin_client: Client, settings: Any
) -> None:
    contest = holding.contest()
    holding.entries(contest, "AB")
    one = holding.a_round(contest, keeps=2)
    holding.mark(one, holding.juror(contest, "ada"), A=5, B=3)
    poll = voting.begin(contest)
    assert poll is not None
    electing.cast_new(poll, 0)
    address = names.address("freeze", contest.pk)
    assert admin_client.get(address).status_code == 302
    settings.CULTURE_SOCIAL_NOW = holding.AFTER_JURY
    juries.close_round(one)
    form = admin_client.get(address).context["form"]
    assert form.initial == {"winners": 2, "public": 1}
    csv_url = names.address("winners_csv", contest.pk)
    assert admin_client.get(csv_url).status_code == 404
    admin_client.post(address, {"winners": "1", "mentions": "1", "public": "1"})
    contest.refresh_from_db()
    assert holding.titles_of(contest, contest.result["winners"]) == ["A"]
    html = inspected(admin_client, contest)
    assert contest.digest in html
    assert "the result is the same" in html
    assert b"Winner,1,A" in b"".join(admin_client.get(csv_url).streaming_content)
    told = admin_client.get(names.address("winners_json", contest.pk)).json()
    assert told["digest"] == contest.digest
    assert ModelLogEntry.objects.filter(action=names.FROZEN).count() == 1
    for view in ("jury", "add_round", "freeze"):
        assert admin_client.get(names.address(view, contest.pk)).status_code == 302


@pytest.mark.parametrize(
    ("changes", "date", "words"),
    [
        ({}, "results_at", "shows the winners from"),
        ({"results_at": None}, "jury_closes_at", "shows the winners from"),
        (
            {"results_at": None, "jury_closes_at": None},
            "results_at",
            "shows the winners at once",
        ),
    ],
)
def test_before_freezing_it_is_said_when_winners_are_shown(
    admin_client: Client,
    settings: Any,
    changes: dict[str, Any],
    date: str,
    words: str,
) -> None:
    contest = holding.contest(**changes)
    holding.entries(contest, "AB")
    voting.begin(contest)
    settings.CULTURE_SOCIAL_NOW = holding.AFTER_VOTE
    answer = admin_client.get(names.address("freeze", contest.pk))
    html = answer.content.decode()
    assert answer.context["shown_from"] == getattr(contest, date)
    assert words in html
    assert ("no date for results" in html) is ("results_at" in changes)


def test_who_may_not_change_the_page_runs_nothing(
    django_user_model: Any, client: Client
) -> None:
    contest = holding.contest()
    holding.a_round(contest)
    other = factories.add_page(
        type(factories.home()), factories.home(), title="Elsewhere"
    )
    stranger = editor_of(other, django_user_model, *RIGHTS)
    views = [
        names.address(view, contest.pk)
        for view in ("inspect", "jury", "add_round", "freeze", "winners_csv")
    ]
    views += [names.address("winners_json", contest.pk)]
    views += [
        names.address(view, contest.pk, 1) for view in ("edit_round", "close_round")
    ]
    assert contest.title not in stranger.get(LIST).content.decode()
    for address in views:
        for method in ("get", "post"):
            answer = getattr(stranger, method)(address, follow=True)
            assert answer.status_code in {403, 404, 405} or is_home(answer)
            assert getattr(client, method)(address).status_code in {302, 405}
    one = contest.rounds.get()
    assert one.closed_at is None


def test_who_only_sees_contests_changes_none(django_user_model: Any) -> None:
    contest = holding.contest()
    holding.a_round(contest)
    viewer = editor_of(contest.page, django_user_model, "view_contest")
    assert "Add a round" not in inspected(viewer, contest)
    for view, *more in (("jury",), ("add_round",), ("freeze",), ("close_round", 1)):
        answer = viewer.post(names.address(view, contest.pk, *more))
        assert answer.status_code in {302, 403}
    assert contest.rounds.get().closed_at is None


def test_nobody_adds_edits_or_deletes_a_contest_here(admin_client: Client) -> None:
    contest = holding.contest()
    for path in ("new/", f"edit/{contest.pk}/", f"delete/{contest.pk}/"):
        assert admin_client.get(f"{LIST}{path}", follow=True).status_code == 404
