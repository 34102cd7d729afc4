"""Voting in a browser: with a script and without, by keyboard, one cookie at most."""

from typing import Any

import pytest

from tests.participation.polls import asking, electing
from tests.quality.accessibility import violations
from tests.quality.test_rendering import TOO_WIDE
from wagtail_culture_social.participation.defences.forms import DefendedForm
from wagtail_culture_social.participation.models import Answer, Poll
from wagtail_culture_social.participation.polls import modes

pytestmark = [
    pytest.mark.editor,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

STORED = "() => localStorage.length + sessionStorage.length"
FOCUSED = "() => document.activeElement.matches('[data-wcs-poll-focus]')"


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: Any) -> None:
    """Let a browser that is no person answer as fast as it can."""
    monkeypatch.setattr(modes, "LEAST_AGE", -1)
    monkeypatch.setattr(DefendedForm, "least_age", -1)


def kept(page: Any) -> tuple[list[str], int]:
    """The cookies of a browser, and how much a page has stored."""
    names = [cookie["name"] for cookie in page.context.cookies()]
    return names, page.evaluate(STORED)


def test_one_votes_without_a_script(new_context: Any, live_server: Any) -> None:
    poll = electing.poll(visibility="after_vote")
    page = new_context(java_script_enabled=False).new_page()
    page.goto(live_server.url + poll.page.url)
    assert page.context.cookies() == []
    page.get_by_role("link", name="Vote").click()
    page.get_by_label("The Reader").check()
    page.get_by_role("button", name="Vote").click()
    assert page.get_by_text("your vote is counted").is_visible()
    assert page.get_by_role("table").is_visible()
    assert [cookie["name"] for cookie in page.context.cookies()] == ["wcs_voter"]
    assert electing.counted(poll) == {poll.rules["options"][1]: 1}
    page.get_by_role("link", name="Change my vote").click()
    assert page.get_by_label("The Reader").is_checked()
    page.get_by_label("The Sea").check()
    page.get_by_role("button", name="Change my vote").click()
    assert page.get_by_text("Your vote is changed").is_visible()
    assert electing.counted(poll) == {poll.rules["options"][0]: 1}


def test_one_votes_where_the_question_stands_by_keyboard(
    page: Any, live_server: Any
) -> None:
    rating = {"question": "How was it?", "kind": "rating", "options": []}
    asks = asking.page_with({"visibility": "always"}, rating)
    poll = Poll.objects.filter(page=asks.pk).order_by("pk").first()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(live_server.url + asks.url)
    assert kept(page) == ([], 0)
    assert violations(page) == []
    place = page.locator("[data-wcs-poll]").first
    place.get_by_role("link", name="Vote").focus()
    page.keyboard.press("Enter")
    place.get_by_label("The Sea").wait_for()
    assert kept(page) == ([], 0)
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert place.get_by_label("The Reader").is_checked()
    assert violations(page) == []
    assert page.evaluate(TOO_WIDE) == []
    page.keyboard.press("Enter")
    place.get_by_text("your vote is counted").wait_for()
    assert page.evaluate(FOCUSED)
    assert page.url == live_server.url + asks.url
    assert kept(page) == (["wcs_voter"], 0)
    assert violations(page) == []
    assert [one for one in requests if not one.startswith(live_server.url)] == []
    assert electing.counted(poll) == {poll.rules["options"][1]: 1}


def test_a_ranking_is_told_by_keyboard_and_says_what_is_wrong(
    page: Any, live_server: Any
) -> None:
    poll = electing.poll(kind="ranked")
    page.goto(live_server.url + electing.address(poll))
    page.get_by_label("The Sea").focus()
    page.keyboard.press("2")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Vote").press("Enter")
    page.get_by_role("alert").wait_for()
    assert page.get_by_label("The Sea").input_value() == "2"
    assert violations(page) == []
    page.get_by_label("The Reader").focus()
    page.keyboard.press("1")
    page.get_by_role("button", name="Vote").press("Enter")
    page.get_by_text("your vote is counted").wait_for()
    assert page.locator(".wcs-poll__chosen li").all_inner_texts() == [
        "The Reader",
        "The Sea",
    ]


def test_an_answer_is_written_where_the_question_stands(
    page: Any, live_server: Any
) -> None:
    asks, poll = asking.question()
    page.goto(live_server.url + asks.url)
    page.get_by_role("link", name="Write an answer").click()
    page.get_by_role("button", name="Send the answer").click()
    page.get_by_role("alert").wait_for()
    assert violations(page) == []
    page.get_by_label("Your answer", exact=True).fill("A book about lighthouses.")
    page.get_by_label("I agree").check()
    page.get_by_role("button", name="Send the answer").click()
    page.get_by_text("your answer has come in").wait_for()
    assert page.evaluate(FOCUSED)
    assert violations(page) == []
    assert kept(page) == ([], 0)
    assert Answer.objects.get(poll=poll).text == "A book about lighthouses."
