"""A contest in a browser: its page, its wall and an entry, small and with no script."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import factories
from tests.participation.contests import calling
from tests.quality.accessibility import violations
from tests.quality.test_rendering import TOO_WIDE
from wagtail_culture_social.participation.models import Contest

pytestmark = [
    pytest.mark.editor,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture
def called(settings: Any) -> Contest:
    """A contest that is open, with one entry in words and one with a picture."""
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    contest = calling.contest()
    calling.photo(calling.entry(contest, place=2))
    calling.entry(contest, "A second quay", place=1)
    return contest


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contest_and_wall_are_accessible_and_fit_a_small_screen(
    browser: Browser, live_server: Any, called: Contest, scheme: Any
) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 800}, color_scheme=scheme
    )
    page = context.new_page()
    page.goto(live_server.url + called.page.url)
    for link in ("", "Quay at two"):
        if link:
            page.get_by_role("link", name=link).first.press("Enter")
            page.wait_for_url("**/entry/**")
        assert violations(page) == []
        assert page.evaluate(TOO_WIDE) == []
    assert context.cookies() == []
    context.close()


def test_a_wall_leads_to_its_entries_without_a_script(
    new_context: Any, live_server: Any, called: Contest
) -> None:
    page: Page = new_context(java_script_enabled=False).new_page()
    page.goto(live_server.url + called.page.url)
    page.get_by_role("link", name="A second quay").first.click()
    expect(page.get_by_role("heading", name="A second quay")).to_be_visible()
    expect(page.get_by_text("Ada L.")).to_be_visible()
    assert "secret@example.org" not in page.content()
