"""Who sees results, and when: sixteen pages; dates in words; a page for everybody."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories, polls
from tests.participation.polls import asking, electing
from wagtail_culture_social import registry
from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.participation.polls import modes, papers

pytestmark = pytest.mark.django_db

RESULT = 'class="wcs-chart"'
SEEN = {
    # visibility: (voted & open, not voted & open, voted & closed, not voted & closed)
    "always": (True, True, True, True),
    "after_vote": (True, False, True, True),
    "after_close": (False, False, True, True),
    "staff": (False, False, False, False),
}
SIXTEEN = [
    pytest.param(visibility, voted, closed, seen[2 * closed + (not voted)])
    for visibility, seen in SEEN.items()
    for closed in (False, True)
    for voted in (True, False)
]


def at(settings: Any, **later: int) -> None:
    """Move the clock."""
    settings.CULTURE_SOCIAL_NOW = (now() + timedelta(**later)).isoformat()


def closed(poll: Poll) -> Poll:
    return electing.change(poll, closes_at=now() - timedelta(seconds=1))


@pytest.mark.parametrize(("visibility", "voted", "is_closed", "seen"), SIXTEEN)
def test_sixteen_pages_of_results(
    client: Client,
    monkeypatch: Any,
    visibility: str,
    voted: bool,
    is_closed: bool,
    seen: bool,
) -> None:
    monkeypatch.setattr(modes, "LEAST_AGE", -1)
    poll = electing.poll(visibility=visibility)
    electing.cast_new(poll, 1)
    if voted:
        assert electing.vote(client, poll, 0).status_code == 303
    if is_closed:
        poll = closed(poll)
    of_vote = client.get(electing.address(poll)).content.decode()
    assert (RESULT in of_vote) == seen
    of_page = client.get(poll.page.url).content.decode()
    expected = dict(zip(SEEN, (True, is_closed, is_closed, False), strict=True))
    assert (RESULT in of_page) == expected[visibility]


def test_a_page_with_polls_is_the_same_for_every_visitor(
    client: Client, monkeypatch: Any
) -> None:
    monkeypatch.setattr(modes, "LEAST_AGE", -1)
    poll = electing.poll(visibility="after_vote", shuffles=True)
    assert electing.vote(client, poll, 0).status_code == 303
    assert client.cookies
    voted, other = (one.get(poll.page.url) for one in (client, Client()))
    assert voted.content == other.content == Client().get(poll.page.url).content
    without = Client().get(asking.page_with(title="Nothing asked").url)
    assert voted.get("Vary") == without.get("Vary")
    assert voted.get("Cache-Control") == without.get("Cache-Control")
    assert not voted.cookies
    assert not other.cookies


def test_answers_are_shuffled_on_the_form_alone(
    client: Client, monkeypatch: Any
) -> None:
    monkeypatch.setattr(papers.random, "shuffle", list.reverse)
    poll = electing.poll(shuffles=True)
    form, page = (
        client.get(address).content.decode()
        for address in (electing.address(poll), poll.page.url)
    )
    assert form.index("The Reader") < form.index("The Sea")
    assert page.index("The Sea") < page.index("The Reader")


def test_before_it_opens_a_poll_says_when(client: Client, settings: Any) -> None:
    poll = electing.poll(opens_at=polls.wall("2026-11-27 09:00"), visibility="always")
    html = client.get(poll.page.url).content.decode()
    assert "Opens on Friday 27 November 2026" in html
    assert "data-wcs-poll-link" not in html
    assert RESULT not in html
    at(settings, days=2)
    html = client.get(poll.page.url).content.decode()
    assert "Open until Thursday 31 December 2026" in html
    assert "data-wcs-poll-link" in html
    at(settings, days=60)
    assert "Closed on Thursday 31 December 2026" in (
        client.get(poll.page.url).content.decode()
    )


def test_dates_are_on_the_clock_of_the_page(client: Client) -> None:
    poll = electing.poll(closes_at=polls.wall("2026-12-31 18:00"))
    page = poll.page.specific
    page.time_zone = "Pacific/Auckland"
    factories.publish(page)
    poll.refresh_from_db()
    assert poll.closes_at.isoformat() == "2026-12-31T05:00:00+00:00"
    html = client.get(page.url).content.decode()
    assert "Open until Thursday 31 December 2026, 6 p.m." in html


def test_dates_are_on_the_clock_of_the_lead_on_a_twin_that_lags_behind(
    client: Client,
) -> None:
    poll = electing.poll(closes_at=polls.wall("2026-12-31 18:00"))
    lead = poll.page.specific
    french = factories.twin(lead, "fr")
    lead.time_zone = "Pacific/Auckland"
    factories.publish(lead)
    french.refresh_from_db()
    assert french.time_zone != lead.time_zone
    told = "jeudi 31 décembre 2026, à 18"
    with CaptureQueriesContext(connection) as captured:
        assert told in client.get(french.url).content.decode()
    assert sum(Poll._meta.db_table in one["sql"] for one in captured) == 1
    assert told in client.get(electing.address(poll, "fr")).content.decode()


def test_a_twin_says_it_in_its_language(client: Client) -> None:
    poll = electing.poll(visibility="always")
    electing.cast_new(poll, 0)
    french = factories.twin(poll.page.specific, "fr", live=False)
    french.body[0].value["question"] = "Quel tableau ?"
    french = factories.publish(french)
    html = client.get(french.url).content.decode()
    assert "Quel tableau ?" in html
    assert "jeudi 31 décembre 2026" in html
    assert electing.address(poll, "fr") in html
    assert html.count("wcs-chart__bar") == 2


def test_several_polls_of_a_page_cost_two_queries(client: Client) -> None:
    page = asking.page_with({"visibility": "always"})
    few = queries(client, page.url)
    page = asking.page_with(*[{"visibility": "always"}] * 4, title="Four")
    assert queries(client, page.url) == few


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_right_answer_of_a_quiz_waits_for_the_answer(
    client: Client, monkeypatch: Any
) -> None:
    monkeypatch.setattr(modes, "LEAST_AGE", -1)
    answers = [
        *polls.options("1858", explanation="That is when it left the easel."),
        *polls.options("1857", is_right=True, explanation="It is signed and dated."),
    ]
    poll = electing.poll(kind="quiz", visibility="always", options=answers)
    told = ("Right answer", "signed and dated", "left the easel")
    for address in (poll.page.url, electing.address(poll)):
        html = client.get(address).content.decode()
        assert not any(words in html for words in told)
    answer = electing.vote(client, poll, 0)
    html = client.get(answer["Location"]).content.decode()
    assert "Your answer is not right." in html
    assert all(words in html for words in told)


def test_what_a_translation_lacks_is_borrowed_with_its_language(
    client: Client,
) -> None:
    poll = electing.poll(visibility="after_close")
    french = factories.twin(poll.page.specific, "fr")
    del french.body[0].value["options"][1]
    french.save_revision().publish()
    html = client.get(french.url).content.decode()
    assert re.search(r'lang="en">\s*The Reader', html)


def test_a_poll_is_words_where_votes_are_not_counted(
    client: Client, monkeypatch: Any
) -> None:
    poll = electing.poll()
    monkeypatch.setattr(registry, "get", lambda kind: None)
    html = client.get(poll.page.url).content.decode()
    assert "The Reader" in html
    assert electing.address(poll) not in html
