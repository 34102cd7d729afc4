"""Juries judge round by round, without names, and never what is their own."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.participation.contests import holding
from wagtail_culture_social.domain.juries import MOST_RANKED
from wagtail_culture_social.domain.lots import draw
from wagtail_culture_social.participation.contests import juries
from wagtail_culture_social.participation.contests.admin.judging import waiting_for
from wagtail_culture_social.participation.models import Contest, JuryMark, JuryRound
from wagtail_culture_social.participation.models.entries import EntryStatus

pytestmark = pytest.mark.django_db


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page_of(contest: Contest, number: int = 1) -> str:
    address = reverse("wagtail_culture_social_jury:judge", args=[contest.pk])
    return f"{address}?p={number}"


def send(client: Client, contest: Contest, **values: str) -> Any:
    """Say something of the entries with these titles; the others are shown, too."""
    keys = {one.title: str(one.key) for one in contest.entries.all()}
    said = {f"mark-{keys[title]}": value for title, value in values.items()}
    return client.post(page_of(contest), {"shown": list(keys.values()), **said})


def said(one: JuryRound) -> dict[str, int | None]:
    return dict(one.marks.values_list("entry__title", "value"))


def test_a_juror_sees_works_without_names_and_says_something_of_each() -> None:
    contest = holding.contest()
    holding.entries(contest, "AB")
    one, ada = holding.a_round(contest), holding.juror(contest, "ada")
    client = signed_in(ada)
    html = client.get(page_of(contest)).content.decode()
    assert ". A</h2>" in html
    assert ". B</h2>" in html
    for secret in ("Photo by", "Name of", "@example.org", "/entry/"):
        assert secret not in html
    assert send(client, contest, A="5").status_code == 302
    assert said(one) == {"A": 5}
    assert "1 of 2 entries judged" in client.get(page_of(contest)).content.decode()
    send(client, contest, A="", B="4")
    assert said(one) == {"B": 4}


def test_nobody_else_sees_the_pages_of_a_jury(admin_client: Client) -> None:
    contest = holding.contest()
    holding.entries(contest, "AB")
    one, other = holding.a_round(contest), holding.contest()
    stranger = signed_in(holding.juror(other, "eve"))
    for client in (admin_client, stranger):
        assert client.get(page_of(contest), follow=True).status_code == 404
        send(client, contest, A="5")
    assert Client().get(page_of(contest)).status_code == 302
    assert not one.marks.exists()


def test_ones_own_entries_are_not_shown_nor_judged() -> None:
    contest = holding.contest()
    holding.entry(contest, "Own", email="Ada+Photos@Jury.Example")
    holding.entry(contest, "Child", guardian_email="ada@jury.example")
    holding.entries(contest, "AB")
    one, ada = holding.a_round(contest), holding.juror(contest, "ada")
    client = signed_in(ada)
    html = client.get(page_of(contest)).content.decode()
    assert ". Own</h2>" not in html
    assert ". Child</h2>" not in html
    send(client, contest, Own="5", Child="5", A="1")
    assert said(one) == {"A": 1}


def test_who_has_no_address_is_not_taken_for_entrants_without_one() -> None:
    contest = holding.contest()
    holding.entry(contest, "A", email="")
    one, ada = holding.a_round(contest), holding.juror(contest, "ada")
    ada.email = ""
    assert len(juries.to_judge(one, ada)) == 1


def test_what_is_declared_not_to_be_theirs_is_not_counted() -> None:
    contest = holding.contest()
    holding.entries(contest, "AB")
    one, ada = holding.a_round(contest), holding.juror(contest, "ada")
    send(signed_in(ada), contest, A="own", B="3")
    assert said(one) == {"A": None, "B": 3}
    (juror,) = juries.progress_of(one).jurors
    assert (juror.judged, juror.total, juror.is_done) == (1, 1, True)
    juries.close_round(one)
    one.refresh_from_db()
    assert holding.titles_of(contest, one.result["kept"]) == ["B"]
    assert holding.titles_of(contest, one.result["short"]) == ["A"]


def test_only_approved_entries_are_judged() -> None:
    contest = holding.contest()
    holding.entries(contest, "A")
    holding.entry(contest, "W", status=EntryStatus.PENDING)
    holding.entry(contest, "Child", is_minor=True)
    one, ada = holding.a_round(contest), holding.juror(contest, "ada")
    assert holding.titles_of(contest, juries.to_judge(one, ada)) == ["A"]


def test_each_juror_has_an_order_of_their_own_that_stays() -> None:
    contest = holding.contest()
    holding.entries(contest, "ABCDEFGH")
    one = holding.a_round(contest)
    ada, bob = holding.juror(contest, "ada"), holding.juror(contest, "bob")
    first = juries.to_judge(one, ada)
    assert first == juries.to_judge(one, ada) != juries.to_judge(one, bob)
    assert first == list(draw(first, f"{one.pk} {ada.pk}"))


@pytest.mark.parametrize(
    ("now", "is_sitting"),
    [
        ("2026-11-10T17:59:00+01:00", False),
        ("2026-11-10T18:00:00+01:00", True),
        ("2026-12-05T17:59:00+01:00", True),
        ("2026-12-05T18:00:00+01:00", False),
    ],
)
def test_a_jury_sits_from_the_end_of_entries_to_its_own(
    settings: Any, now: str, is_sitting: bool
) -> None:
    contest = holding.contest()
    holding.entries(contest, "AB")
    one, ada = holding.a_round(contest), holding.juror(contest, "ada")
    settings.CULTURE_SOCIAL_NOW = now
    client = signed_in(ada)
    assert juries.is_sitting(contest) is is_sitting
    assert client.get(page_of(contest)).status_code == (200 if is_sitting else 302)
    send(client, contest, A="5")
    assert one.marks.exists() is is_sitting
    assert [two.contest for two in waiting_for(ada)] == [contest] * is_sitting


def test_without_a_date_no_jury_sits() -> None:
    contest = holding.contest(jury_closes_at=None)
    assert not juries.is_sitting(contest)


@pytest.mark.parametrize("mark", ["0", "6", "-1", "x", "1.5", "5' OR 1"])
def test_what_is_no_mark_is_not_kept(mark: str) -> None:
    contest = holding.contest()
    holding.entries(contest, "AB")
    one, ada = holding.a_round(contest), holding.juror(contest, "ada")
    assert send(signed_in(ada), contest, A=mark, B="3").status_code == 200
    assert not one.marks.exists()


def test_a_ranking_gives_each_place_once() -> None:
    contest = holding.contest()
    holding.entries(contest, "ABC")
    one = holding.a_round(contest, method="rank", keeps=1)
    ada = holding.juror(contest, "ada")
    client = signed_in(ada)
    twice = send(client, contest, A="1", B="1")
    html = twice.content.decode()
    assert "Two entries have this place" in html
    fault = f"id_mark-{contest.entries.get(title='A').key}_error"
    assert f'id="{fault}" role="alert"' in html
    assert f'aria-describedby="{fault}"' in html
    assert not one.marks.exists()
    send(client, contest, A="2", B="1")
    assert said(one) == {"A": 2, "B": 1}
    assert juries.left_to_judge(one, ada) == 0
    assert juries.progress_of(one).jurors[0].is_done
    juries.close_round(one)
    one.refresh_from_db()
    assert holding.titles_of(contest, one.result["kept"]) == ["B"]


def test_nobody_ranks_more_entries_than_one_can(monkeypatch: Any) -> None:
    assert MOST_RANKED == 60
    judging = "wagtail_culture_social.participation.contests.admin.judging"
    monkeypatch.setattr(f"{judging}.MOST_RANKED", 2)
    contest = holding.contest()
    holding.entries(contest, "ABC")
    holding.a_round(contest, method="rank")
    client = signed_in(holding.juror(contest, "ada"))
    assert (
        "too many entries for a ranking"
        in client.get(page_of(contest)).content.decode()
    )


def test_rounds_follow_one_another_and_the_next_has_what_the_last_kept() -> None:
    contest = holding.contest()
    holding.entries(contest, "ABC")
    first = holding.a_round(contest, method="yes_no", keeps=2)
    second = holding.a_round(contest, method="stars", keeps=1)
    ada = holding.juror(contest, "ada")
    holding.mark(first, ada, A=0, B=1, C=1)
    assert not juries.close_round(second)
    assert juries.close_round(first)
    assert juries.current_round(contest) == second
    assert sorted(holding.titles_of(contest, juries.to_judge(second, ada))) == [
        "B",
        "C",
    ]
    send(signed_in(ada), contest, A="5", B="2", C="3")
    assert said(second) == {"B": 2, "C": 3}
    assert juries.close_round(second)
    second.refresh_from_db()
    assert holding.titles_of(contest, second.result["kept"]) == ["C"]


def test_a_round_is_closed_once_and_then_counts_no_more() -> None:
    contest = holding.contest()
    a, _b = holding.entries(contest, "AB")
    one, ada = holding.a_round(contest), holding.juror(contest, "ada")
    holding.mark(one, ada, A=5)
    assert juries.close_round(one)
    one.refresh_from_db()
    before = one.result
    assert not juries.close_round(one)
    with pytest.raises(juries.RoundOver):
        juries.judge(one, ada, [str(a.key)], {str(a.key): 1})
    one.refresh_from_db()
    assert one.result == before
    assert said(one) == {"A": 5}


def test_who_has_left_the_jury_counts_no_more() -> None:
    contest = holding.contest()
    holding.entries(contest, "AB")
    one = holding.a_round(contest, keeps=1)
    ada, bob = holding.juror(contest, "ada"), holding.juror(contest, "bob")
    holding.mark(one, ada, A=3, B=2)
    holding.mark(one, bob, A=1, B=5)
    contest.jurors.remove(bob)
    juries.close_round(one)
    one.refresh_from_db()
    assert holding.titles_of(contest, one.result["kept"]) == ["A"]


def test_progress_tells_who_is_how_far_and_what_lacks_its_quorum() -> None:
    contest = holding.contest()
    holding.entry(contest, "Own", email="ada@jury.example")
    holding.entries(contest, "AB")
    one = holding.a_round(contest, quorum=2)
    ada, bob = holding.juror(contest, "ada"), holding.juror(contest, "bob")
    holding.mark(one, ada, A=3)
    holding.mark(one, bob, A=1, B=5, Own=2)
    progress = juries.progress_of(one)
    assert [(who.judged, who.total) for who in progress.jurors] == [(1, 2), (3, 3)]
    assert (progress.entries, progress.short) == (3, 2)


def test_a_result_can_be_counted_again_and_tells_no_names() -> None:
    contest = holding.contest()
    holding.entries(contest, "AB")
    one, zoe = holding.a_round(contest), holding.juror(contest, "zoe")
    holding.mark(one, zoe, A=4, B=4)
    juries.close_round(one)
    one.refresh_from_db()
    assert juries.recount(one)
    assert "zoe" not in str(one.result)
    zoe.delete()
    JuryMark.objects.all().delete()
    assert juries.recount(one)
    one.result["kept"] = list(reversed(one.result["kept"]))
    assert not juries.recount(one)
