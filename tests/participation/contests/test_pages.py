"""What the page of a contest says in each phase, in its language, to all alike."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model

from tests import contests, factories
from tests.participation.contests import calling
from wagtail_culture_social.participation.contests import cards
from wagtail_culture_social.participation.models import Contest
from wagtail_culture_social.social.answers import MAX_AGE

pytestmark = pytest.mark.django_db

ENTER = "Take part"


def shown(client: Client, page: Any) -> str:
    answer = client.get(page.url)
    assert answer.status_code == 200
    return answer.content.decode()


def at(settings: Any, moment: datetime) -> None:
    settings.CULTURE_SOCIAL_NOW = moment


@pytest.fixture
def _form(monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries can be sent, whether or not the form is installed here."""
    monkeypatch.setattr(
        cards, "reverse", lambda name, args: f"/{name.partition(':')[2]}/{args[-1]}/"
    )


PHASES = [
    ("opens_at", -1, "Begins on Sunday 1 November 2026"),
    ("closes_at", -1, "Open until Thursday 31 December 2026"),
    ("closes_at", 0, "Entries are being looked at until Monday 4 January 2027"),
    ("vote_opens_at", 0, "Public vote until Monday 11 January 2027"),
    ("vote_closes_at", 0, "The jury decides until Monday 18 January 2027"),
    ("jury_closes_at", 0, "Results on Wednesday 20 January"),
    ("results_at", 0, "Results"),
]


@pytest.mark.usefixtures("_form")
@pytest.mark.parametrize(("date", "seconds", "words"), PHASES)
def test_the_page_says_its_phase_and_asks_for_entries_only_while_it_is_open(
    client: Client, settings: Any, date: str, seconds: int, words: str
) -> None:
    contest = calling.contest()
    at(settings, getattr(contest, date) + timedelta(seconds=seconds))
    html = shown(client, contest.page)
    assert words in html
    assert (ENTER in html) == words.startswith("Open")
    assert html.count('aria-current="step"') == (not words.startswith("Begins"))


@pytest.mark.usefixtures("_form")
def test_the_page_says_how_to_take_part_and_under_which_conditions(
    client: Client,
) -> None:
    html = shown(client, calling.contest().page)
    for words in (
        "Show us your streets after dark.",
        "Go out after sunset",
        "#TownByNight",
        "The ten best are printed",
        "At most 2 entries per person.",
        "Under 15, a parent confirms",
        "CC0 1.0: no rights reserved",
    ):
        assert words in html
    assert re.search(r'href="/contest_enter/[^"]+\?lang=en"', html)


def test_the_rules_are_a_file_to_download_whose_kind_and_size_are_told(
    client: Client,
) -> None:
    file = ContentFile(b"x" * 2048, name="rules.pdf")
    told = {"title": "Rules", "file": file, "file_size": file.size}
    rules = get_document_model().objects.create(**told)
    html = shown(client, calling.contest(rules_document=rules).page)
    link = f'<a href="{rules.url}">Download the rules <small>(PDF, 2.0\xa0KB)</small>'
    assert link in html


@pytest.mark.usefixtures("_form")
def test_a_challenge_without_form_has_a_hashtag_and_an_end_and_no_way_in(
    client: Client,
) -> None:
    page = calling.page_with()
    page.body = [("contest", contests.challenge())]
    factories.publish(page)
    assert Contest.objects.get().rules["fields"] == []
    html = shown(client, page)
    assert "Challenge" in html
    assert "#TownByNight" in html
    assert "Open until Thursday 31 December 2026" in html
    assert ENTER not in html
    assert "per person" not in html


def test_each_language_has_its_words_and_the_facts_of_the_lead(client: Client) -> None:
    contest = calling.contest()
    french = calling.twin_of(contest, title="Semaine")
    french.body[0].value["title"] = "La ville la nuit"
    french.body[0].value["closes_at"] = None
    factories.publish(french)
    html = shown(client, french)
    assert "La ville la nuit" in html
    assert "31 décembre 2026" in html


def test_the_page_is_the_same_for_everybody_and_sets_no_cookie(
    client: Client, admin_user: Any
) -> None:
    contest = calling.contest()
    calling.photo(calling.entry(contest))
    first = shown(client, contest.page)
    assert not client.cookies
    other = Client(headers={"user-agent": "Other", "accept-language": "fr"})
    assert shown(other, contest.page) == first


def test_only_accepted_entries_are_shown_and_never_who_sent_them(
    client: Client,
) -> None:
    contest = calling.contest()
    calling.photo(calling.entry(contest))
    for number, status in enumerate(
        ("unconfirmed", "pending", "flagged", "refused", "withdrawn")
    ):
        calling.entry(contest, f"Hidden {number}", status=status)
    html = shown(client, contest.page)
    assert "Quay at two" in html
    assert 'alt="A quay under one lamp."' in html
    assert "Ada L. — CC BY 4.0" in html
    assert "Hidden" not in html
    assert "Secret" not in html
    assert "secret@" not in html
    assert "1 entry" in html


def test_the_entry_of_a_child_waits_for_a_parent(client: Client) -> None:
    contest = calling.contest()
    entry = calling.entry(contest, is_minor=True)
    assert entry.title not in shown(client, contest.page)
    address = f"/culture/entry/{entry.key}/"
    assert client.get(address, follow=True).status_code == 404
    entry.guardian_confirmed_at = calling.SENT
    entry.save()
    assert entry.title in shown(client, contest.page)


@pytest.mark.usefixtures("_form")
def test_every_entry_can_be_reported(client: Client) -> None:
    contest = calling.contest()
    entry = calling.entry(contest)
    assert f'href="/report/{entry.key}/?lang=en"' in shown(client, contest.page)


def test_results_are_shown_once_their_day_has_come(
    client: Client, settings: Any
) -> None:
    contest = calling.contest()
    first, second, third = (calling.entry(contest, f"Work {n}") for n in (1, 2, 3))
    contest.result = {
        "winners": [str(second.key), str(first.key)],
        "mentions": [str(third.key)],
        "public": [],
    }
    contest.save()
    at(settings, contest.results_at - timedelta(seconds=1))
    assert "Winners" not in shown(client, contest.page)
    at(settings, contest.results_at)
    html = shown(client, contest.page)
    order = [html.index(word) for word in ("Winners", "Work 2", "Work 1", "Work 3")]
    assert order == sorted(order)
    assert "Honourable mentions" in html
    assert "The public" not in html
    second.status = "withdrawn"
    second.save()
    html = shown(client, contest.page)
    assert "Work 2" not in html
    second = r'value="2">\s+<p[^>]+><span aria-hidden="true">2. </span><a[^>]+>Work 1<'
    assert re.search(second, html)


def test_until_winners_are_frozen_the_page_says_that_they_come(
    client: Client, settings: Any
) -> None:
    contest = calling.contest()
    at(settings, contest.results_at)
    assert "The results will be shown here soon." in shown(client, contest.page)


def test_a_page_whose_winners_have_all_left_promises_no_results(
    client: Client, settings: Any
) -> None:
    contest = calling.contest()
    contest.result = {"winners": [], "mentions": [], "public": []}
    contest.save()
    at(settings, contest.results_at)
    assert "shown here soon" not in shown(client, contest.page)


def kept(answer: Any) -> int | None:
    found = re.search(r"max-age=(\d+)", answer.headers.get("Cache-Control", ""))
    return int(found[1]) if found else None


def test_caches_keep_the_page_up_to_its_next_phase(
    client: Client, settings: Any
) -> None:
    contest = calling.contest()
    assert kept(client.get(contest.page.url)) == MAX_AGE
    at(settings, contest.closes_at - timedelta(seconds=90))
    assert kept(client.get(contest.page.url)) == 90
    wall = f"/culture/contest/{contest.twin_key}/{contest.block_id}/entries/"
    assert kept(client.get(wall)) == 90
    client.cookies[settings.SESSION_COOKIE_NAME] = "editor"
    assert kept(client.get(contest.page.url)) is None


def test_a_page_without_contest_is_kept_as_before(client: Client) -> None:
    assert kept(client.get(calling.page_with().url)) is None
