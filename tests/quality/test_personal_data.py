"""Who answers persons and decides on entries, in a browser: each page, at each size."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Page
from wagtail.users.models import UserProfile

from tests import factories
from tests.participation.contests import calling
from tests.participation.moderation import deciders
from tests.participation.reports import reporting
from tests.quality.accessibility import violations
from tests.quality.test_rendering import TOO_WIDE
from wagtail_culture_social.participation.privacy.views import PERSON, REGISTER

pytestmark = [
    pytest.mark.editor,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
SETTLED = "() => Promise.all(document.getAnimations().map((one) => one.finished))"
DESK, PHONE = {"width": 1400, "height": 1000}, {"width": 360, "height": 740}


@pytest.fixture
def addresses(live_server: Any, settings: Any) -> list[str]:
    """An entry that waits, one that is public and reported; the pages about them."""
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    contest = calling.contest()
    waiting = deciders.waiting(contest, "Quay", is_minor=True)
    deciders.with_picture(waiting)
    report = reporting.reported(calling.entry(contest, "A lamp"))
    entry = reverse(deciders.NAME.format("edit"), args=[waiting.pk])
    decision = reverse(reporting.NAME.format("edit"), args=[report.pk])
    pages = (
        reverse(REGISTER),
        deciders.LIST,
        entry,
        reporting.LIST,
        decision,
        f"{decision}?outcome=removed",
    )
    return [live_server.url + page for page in pages]


def speaks(language: str) -> None:
    admin = User.objects.get(username="admin")
    UserProfile.objects.create(user=admin, preferred_language=language)


def check(page: Page) -> None:
    """See that a page is accessible in both schemes and fits on a phone."""
    page.set_viewport_size(DESK)
    for scheme in schemes(page):
        page.evaluate(SETTLED)
        assert (page.url, scheme, violations(page)) == (page.url, scheme, [])
    page.set_viewport_size(PHONE)
    assert (page.url, page.evaluate(TOO_WIDE)) == (page.url, [])


def schemes(page: Page) -> Iterator[str]:
    yield "light"
    page.emulate_media(color_scheme="dark")
    yield "dark"
    page.emulate_media(color_scheme="light")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_is_accessible_and_fits_a_phone(
    editor_page: Page, addresses: list[str], language: str
) -> None:
    speaks(language)
    for address in addresses:
        editor_page.goto(address)
        check(editor_page)


def test_a_person_is_found_and_erased_by_keyboard(
    editor_page: Page, addresses: list[str], live_server: Any
) -> None:
    speaks("fr")
    editor_page.goto(live_server.url + reverse(PERSON))
    check(editor_page)
    editor_page.get_by_role("textbox").last.fill("Secret@example.org")
    editor_page.keyboard.press("Enter")
    editor_page.locator("[name=ask]").wait_for()
    check(editor_page)
    editor_page.locator("[name=ask]").press("Enter")
    editor_page.locator("[name=erase]").wait_for()
    check(editor_page)
    editor_page.locator("[name=erase]").press("Enter")
    editor_page.get_by_role("status").or_(editor_page.locator(".messages")).wait_for()
    assert not calling.Entry.objects.exists()
