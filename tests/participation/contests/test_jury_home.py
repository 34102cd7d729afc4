"""Jurors are told what is left to judge, and find it in words they can hear."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.participation.contests import holding
from tests.participation.contests.test_juries import page_of, signed_in
from wagtail_culture_social.participation.digest import tell_moderators

pytestmark = pytest.mark.django_db

HOME = reverse("wagtail_culture_social_jury:home")


def test_jurors_hear_what_is_said_in_its_language() -> None:
    contest = holding.contest()
    (place,) = [one for one in contest.rules["fields"] if one["kind"] == "choice"]
    (story,) = [one for one in contest.rules["fields"] if one["kind"] == "long"]
    answers = {place["id"]: place["choices"][0], story["id"]: "La nuit."}
    holding.entry(contest, "Quai", language="fr", answers=answers)
    holding.a_round(contest)
    html = signed_in(holding.juror(contest, "ada")).get(page_of(contest))
    text = html.content.decode()
    for words in (
        '" lang="fr">1. Quai</h2>',
        '<p class="wcs-jury__label" lang="en">Place</p>',
        '<div lang="en"><p>The harbour</p></div>',
        '<div lang="fr"><p>La nuit.</p></div>',
    ):
        assert words in text


def test_jurors_are_told_by_mail_each_night_until_all_is_judged(
    mailoutbox: list[Any],
) -> None:
    contest = holding.contest()
    holding.entries(contest, "AB")
    one, ada = holding.a_round(contest), holding.juror(contest, "ada")
    bob = holding.juror(contest, "bob")
    holding.mark(one, bob, A=5, B=4)
    tell_moderators()
    (mail,) = mailoutbox
    assert mail.to == [ada.email]
    assert "2 entries are left for you to judge" in mail.body
    assert page_of(contest).partition("?")[0] in mail.body


def test_jurors_find_their_way_from_the_home_page_and_others_see_none(
    admin_client: Client,
) -> None:
    contest = holding.contest()
    holding.entries(contest, "AB")
    holding.a_round(contest)
    client = signed_in(holding.juror(contest, "ada"))
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert page_of(contest).partition("?")[0] in home
    assert "2 entries left to judge" in home
    assert contest.title in client.get(HOME).content.decode()
    other = admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert HOME not in other
    assert "nothing to judge" in admin_client.get(HOME).content.decode()
