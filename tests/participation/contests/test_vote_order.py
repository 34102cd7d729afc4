"""Entries are chosen in an order by lot, on a page that caches keep for a while."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.participation.contests.choosing import address, begun, shown
from tests.participation.polls import electing
from wagtail_culture_social.participation.contests import vote_views

pytestmark = pytest.mark.django_db


def test_the_order_is_another_every_hour_and_the_same_for_all(
    client: Client, settings: Any
) -> None:
    contest, poll = begun("ABCDEFGH")
    first = shown(client.get(address(contest)).content.decode())
    assert first == list(vote_views.order_of(poll, 1795626000 // 3600))
    assert shown(Client().get(address(contest)).content.decode()) == first
    settings.CULTURE_SOCIAL_NOW = "2026-11-25T19:00:00+01:00"
    second = shown(client.get(address(contest)).content.decode())
    assert sorted(second) == sorted(first)
    assert second != first


def test_who_leafs_on_keeps_order_and_choice_beyond_the_hour(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vote_views, "EACH", 3)
    contest, _poll = begun("ABCDEFGH")
    first = client.get(address(contest))
    hour, chosen = first.context["order"], shown(first.content.decode())[0]
    settings.CULTURE_SOCIAL_NOW = "2026-11-25T19:10:00+01:00"
    query = {"order": hour, "choice": chosen}
    pages = [client.get(address(contest, page=n, **query)) for n in (1, 2, 3)]
    keys = [key for page in pages for key in shown(page.content.decode())]
    assert len(keys) == len(set(keys)) == 8
    hidden = f'<input type="hidden" name="choice" value="{chosen}">'
    assert [hidden in page.content.decode() for page in pages] == [False, True, True]


@pytest.mark.parametrize("asked_for", ["1", "0", "x", "9" * 30, "-1"])
def test_nobody_picks_an_order_that_suits_them(client: Client, asked_for: str) -> None:
    contest, _poll = begun("ABCDEFGH")
    current = client.get(address(contest)).context["order"]
    assert client.get(address(contest, order=asked_for)).context["order"] == current


def test_the_page_to_choose_knows_no_visitor_and_caches_keep_it(
    client: Client, settings: Any
) -> None:
    contest, poll = begun()
    settings.CULTURE_SOCIAL_NOW = "2026-11-25T18:55:00+01:00"
    answer = client.get(address(contest))
    assert answer["Cache-Control"] == "max-age=300"
    assert not answer.cookies
    assert answer.content == Client().get(address(contest)).content
    assert "no-store" in client.get(electing.address(poll))["Cache-Control"]


def test_it_is_asked_again_when_the_vote_ends(client: Client, settings: Any) -> None:
    contest, _poll = begun()
    settings.CULTURE_SOCIAL_NOW = "2026-11-30T17:59:00+01:00"
    assert client.get(address(contest))["Cache-Control"] == "max-age=60"
    settings.CULTURE_SOCIAL_NOW = "2026-11-30T18:00:00+01:00"
    assert "nothing to vote for" in client.get(address(contest)).content.decode()


def test_a_page_of_many_entries_takes_as_many_queries_as_one_of_few(
    client: Client,
) -> None:
    counts = []
    for titles in ("AB", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"):
        contest, _poll = begun(titles)
        cache.clear()
        client.get(address(contest))
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(address(contest))
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 12
