"""A vote in a real browser: it computes what is asked, and keeps one cookie."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.participation.polls import electing
from wagtail_culture_social.participation.polls import modes
from wagtail_culture_social.participation.polls.voters import COOKIE

STORED = "localStorage.length + sessionStorage.length"

pytestmark = [
    pytest.mark.editor,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def test_a_browser_computes_then_votes_and_keeps_one_cookie(
    page: Any, live_server: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    monkeypatch.setattr(modes, "LEAST_AGE", -1)
    poll = electing.poll(mode="proof")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(live_server.url + electing.address(poll))
    assert page.context.cookies() == []
    assert page.evaluate(STORED) == 0
    page.get_by_label("The Reader").check()
    page.get_by_role("button", name="Vote", exact=True).click()
    expect(page.get_by_text("your vote is counted")).to_be_visible(timeout=90_000)
    assert [cookie["name"] for cookie in page.context.cookies()] == [COOKIE]
    assert page.evaluate(STORED) == 0
    assert [url for url in asked if not url.startswith(live_server.url)] == []
    assert electing.counted(poll) == {poll.rules["options"][1]: 1}
    page.context.close()
