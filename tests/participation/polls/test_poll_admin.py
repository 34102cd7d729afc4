"""Polls for editors: every result, the same figures as a file, codes shown once."""

import csv
import re
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import ModelLogEntry

from tests import polls
from tests.participation.polls import electing
from tests.participation.polls.test_moderation import editor_of
from wagtail_culture_social.participation.models import Poll, VotingCode
from wagtail_culture_social.participation.polls import modes, sheets
from wagtail_culture_social.participation.polls.exports import result_table
from wagtail_culture_social.participation.polls.results import result_of
from wagtail_culture_social.participation.polls.tickets import Ticket
from wagtail_culture_social.participation.polls.viewsets import address_of
from wagtail_culture_social.participation.polls.voters import new_voter
from wagtail_culture_social.participation.polls.voting import cast

pytestmark = pytest.mark.django_db

LIST = reverse("wagtail_culture_social_polls:index")


def table(client: Client, poll: Poll) -> list[list[str]]:
    """The file of a result, without its headings."""
    answer = client.get(address_of("csv", poll))
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(StringIO(text)))[1:]


def shown(html: str) -> list[tuple[str, str]]:
    """The rows of the charts on a page: answer and votes."""
    row = r'<th scope="row">\s*(.*?)\s*(?:<span.*?)?<svg.*?<td[^>]*>([\d,]+)</td>'
    return re.findall(row, html, re.DOTALL)


def test_editors_see_results_that_the_public_does_not(
    admin_client: Client, client: Client
) -> None:
    poll = electing.poll(visibility="staff")
    for option in (0, 0, 1):
        electing.cast_new(poll, option)
    assert poll.question in admin_client.get(LIST).content.decode()
    html = admin_client.get(address_of("inspect", poll)).content.decode()
    assert "3 votes" in html
    assert "66.7%" in html
    assert "66.7%" not in Client().get(poll.page.url).content.decode()


def test_the_file_has_the_figures_of_the_page(admin_client: Client) -> None:
    poll = electing.poll(visibility="always")
    for option in (0, 0, 1):
        electing.cast_new(poll, option)
    of_file = [(row[1], row[2]) for row in table(admin_client, poll)]
    assert of_file == [("The Sea", "2"), ("The Reader", "1")]
    assert shown(Client().get(poll.page.url).content.decode()) == of_file


def test_a_ranking_shows_every_round_in_both(admin_client: Client) -> None:
    answers = polls.options("Memphis", "Nashville", "Chattanooga", "Knoxville")
    poll = electing.poll(kind="ranked", visibility="always", options=answers)
    keys = poll.rules["options"]
    tennessee = {(0, 1, 2, 3): 42, (1, 2, 3, 0): 26, (2, 3, 1, 0): 15, (3, 2, 1, 0): 17}
    for order, count in tennessee.items():
        for _ in range(count):
            cast(poll, Ticket(new_voter()), tuple(keys[place] for place in order))
    html = Client().get(poll.page.url).content.decode()
    assert "Comes first: Knoxville" in html
    rounds = table(admin_client, poll)
    assert [row[1:3] for row in rounds if row[0] == "3"] == [
        ["Memphis", "42"],
        ["Knoxville", "58"],
    ]
    assert shown(html) == [(row[1], row[2]) for row in rounds]


def test_answers_are_never_formulas(admin_client: Client) -> None:
    poll = electing.poll(options=polls.options("=1+1", "Two"))
    assert table(admin_client, poll)[0][1] == "'=1+1"


def test_the_file_names_its_columns_in_french_too() -> None:
    poll = electing.poll()
    with translation.override("fr"):
        headings = next(iter(result_table(poll, result_of(poll), [])))
    assert headings.lstrip("\ufeff").split() == ["Tour,Réponse,Votes,Part"]


def test_a_rating_has_a_mean(client: Client) -> None:
    poll = electing.poll(kind="rating", options=[], visibility="always")
    for mark in ("5", "4", "5"):
        cast(poll, Ticket(new_voter()), (mark,))
    html = client.get(poll.page.url).content.decode()
    assert "On average 4.7 out of 5" in html
    assert "4 out of 5" in html


def test_editors_look_after_the_polls_of_their_pages_only(
    django_user_model: Any,
) -> None:
    mine, theirs = electing.poll(), electing.poll(question="Another?")
    editor = editor_of(mine.page, django_user_model, "view_poll")
    html = editor.get(LIST).content.decode()
    assert mine.question in html
    assert "Another?" not in html
    for view in ("inspect", "csv"):
        assert editor.get(address_of(view, mine)).status_code == 200
        address = address_of(view, theirs)
        assert editor.get(address, follow=True).status_code == 404


def test_polls_are_neither_added_nor_changed_here(admin_client: Client) -> None:
    poll = electing.poll()
    html = admin_client.get(LIST).content.decode()
    assert reverse("wagtail_culture_social_polls:add") not in html
    for view in ("edit", "delete"):
        assert admin_client.get(address_of(view, poll)).status_code == 302


def test_codes_are_printed_once_and_count_once(
    admin_client: Client, client: Client, monkeypatch: Any
) -> None:
    monkeypatch.setattr(modes, "LEAST_AGE", -1)
    poll = electing.poll(mode="code", visibility="always")
    asked = admin_client.get(address_of("codes", poll)).content.decode()
    assert "Print voting codes" in asked.split("</title>")[0]
    sheet = admin_client.post(address_of("codes", poll), {"count": "3"})
    assert sheet["Cache-Control"].count("no-store") == 1
    codes = re.findall(r'wcs-codes__code">([^<]+)<', sheet.content.decode())
    assert len(set(codes)) == VotingCode.objects.count() == 3
    assert sheet.content.decode().count("<svg") == 3
    kept = str(list(VotingCode.objects.values())) + str(
        list(ModelLogEntry.objects.values())
    )
    assert not any(code in kept or code.replace("-", "") in kept for code in codes)
    for code in (codes[0], codes[0], codes[1], "not-a-code"):
        electing.vote(Client(), poll, 0, code=code)
    assert electing.counted(poll) == {poll.rules["options"][0]: 2}


def test_printed_codes_lead_to_the_site_and_not_to_the_host_of_the_admin(
    admin_client: Client, monkeypatch: Any
) -> None:
    targets: list[str] = []
    monkeypatch.setattr(sheets, "qr_svg", lambda text: targets.append(text) or "")
    poll = electing.poll(mode="code")
    host = poll.page.get_site().root_url
    admin_client.post(
        address_of("codes", poll), {"count": "1"}, headers={"host": "testserver"}
    )
    assert host != "http://testserver"
    assert targets[0].startswith(host + electing.address(poll).partition("?")[0])


@pytest.mark.parametrize("count", ["0", "301", "many", ""])
def test_impossible_numbers_of_codes_are_refused(
    admin_client: Client, count: str
) -> None:
    poll = electing.poll(mode="code")
    answer = admin_client.post(address_of("codes", poll), {"count": count})
    assert answer.status_code == 200
    assert not VotingCode.objects.exists()


def test_other_polls_have_no_codes(admin_client: Client) -> None:
    poll = electing.poll()
    address = address_of("codes", poll)
    assert admin_client.get(address, follow=True).status_code == 404
