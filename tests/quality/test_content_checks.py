"""Wagtail's checks name hashtags, pictures and posts, on the page and while typing."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.quality.editing import open_editor
from wagtail_culture_social.pages.models import TutorialPage

pytestmark = [
    pytest.mark.editor,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

FAULTS = [
    "Hashtag hard to read aloud",
    "Picture without alternative text in this language",
    "Post over the limit of its network",
]


def faulty_page() -> TutorialPage:
    return factories.add_page(
        TutorialPage,
        factories.home(),
        title="The reading room",
        hashtags=("nuitdesmuseesenlumiere",),
        social_image=factories.picture("A very long name of a picture"),
    )


def add_a_long_post(page: TutorialPage) -> None:
    page.culture_posts.create(
        site=page.get_site(),
        network="x",
        phase="extra",
        language="en",
        text="a" * 300,
    )


def test_the_userbar_names_what_is_at_fault(
    editor_page: Page, live_server: Any
) -> None:
    page = faulty_page()
    add_a_long_post(page)
    editor_page.goto(live_server.url + page.get_url())
    editor_page.locator("#wagtail-userbar-trigger").click()
    editor_page.locator("#checker-trigger").click()
    names = editor_page.locator("#checker-results [data-content-checker-name]")
    for fault in FAULTS:
        expect(names.filter(has_text=fault)).to_have_count(1)


def test_the_editor_names_it_while_typing(editor_page: Page, live_server: Any) -> None:
    page = faulty_page()
    open_editor(editor_page, f"{live_server.url}/admin/pages/{page.pk}/edit/")
    editor_page.get_by_role("button", name="Toggle checks").click()
    names = editor_page.locator("[data-checks-panel] [data-content-checker-name]")
    fault = names.filter(has_text="Picture without")
    expect(names.filter(has_text="Hashtag hard")).to_have_count(1)
    expect(fault).to_have_count(1)
    editor_page.locator("#id_social_image_alt").fill("A blue sea")
    expect(fault).to_have_count(0)
