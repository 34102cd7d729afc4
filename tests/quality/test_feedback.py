"""“Did this page help?” in Chromium: with a script, without one, on a small screen."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import factories
from tests.quality.accessibility import violations
from wagtail_culture_social.pages.models import TutorialPage
from wagtail_culture_social.participation.feedback.forms import FeedbackForm
from wagtail_culture_social.participation.models import Feedback

pytestmark = [
    pytest.mark.editor,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
STORED = "localStorage.length + sessionStorage.length"


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FeedbackForm, "least_age", -1)


@pytest.fixture
def address(live_server: Any) -> str:
    page = factories.add_page(TutorialPage, factories.home("en"), title="Renew")
    return live_server.url + page.url


def judge(page: Page) -> None:
    """Nothing is in the way of anybody, and nothing sticks out."""
    assert violations(page) == []
    assert page.evaluate(TOO_WIDE) <= 0


def test_with_a_script_the_answer_is_given_on_the_page(
    page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(address)
    page.get_by_role("link", name="No", exact=True).press("Enter")
    expect(page.get_by_role("radio", name="No")).to_be_focused()
    judge(page)
    words = page.get_by_label("What would make it better?")
    words.fill("Ask marie@example.org")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_be_focused()
    judge(page)
    words.fill("The pictures are old.")
    page.get_by_role("button", name="Send").dblclick()
    expect(page.get_by_role("status").filter(has_text="Thank you")).to_be_visible()
    judge(page)
    assert page.url == address
    assert page.context.cookies() == []
    assert page.evaluate(STORED) == 0
    page.wait_for_load_state("networkidle")
    assert Feedback.objects.get().sentence == "The pictures are old."


def test_without_a_script_the_answer_is_given_on_a_page_of_its_own(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name="Yes", exact=True).click()
    expect(page.get_by_role("radio", name="Yes")).to_be_checked()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_contain_text("Thank you")
    page.get_by_role("link", name="Back to the page").click()
    assert page.url == address
    assert context.cookies() == []
    context.close()
    assert Feedback.objects.get().is_helpful
