"""An editor writes an event: seven posts follow while typing, then it is public."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from wagtail.models import Site

from tests.quality.accessibility import violations
from tests.quality.editing import open_editor, open_posts, publish, type_title
from tests.quality.test_rendering import TOO_WIDE
from wagtail_culture_social.models import SnippetPattern, SocialPost
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

pytestmark = [
    pytest.mark.editor,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

WITHIN = 3_000
"""Milliseconds after which the posts have to follow what was typed."""
NETWORKS = {
    "x",
    "bluesky",
    "mastodon",
    "threads",
    "instagram",
    "facebook",
    "linkedin",
}


@pytest.fixture
def address(live_server: Any) -> str:
    """Where a new event is written, below a fresh programme."""
    home = Site.objects.get(is_default_site=True).root_page
    index = EventIndexPage(title="Programme", slug="programme")
    home.add_child(instance=index)
    path = f"wagtail_culture_social_pages/eventpage/{index.pk}"
    return f"{live_server.url}/admin/pages/add/{path}/"


def test_seven_posts_follow_the_title_while_typing(
    editor_page: Page, address: str
) -> None:
    open_editor(editor_page, address)
    type_title(editor_page, "Nuit des musées")
    frame = open_posts(editor_page)
    posts = frame.locator("[data-network]")

    expect(posts).to_have_count(7)
    expect(posts.filter(has_text="Nuit des musées")).to_have_count(7)
    assert {post.get_attribute("data-network") for post in posts.all()} == NETWORKS

    type_title(editor_page, "Concert à la bougie")
    told = posts.filter(has_text="Concert à la bougie")
    expect(told).to_have_count(7, timeout=WITHIN)
    expect(posts.filter(has_text="Nuit des musées")).to_have_count(0)
    assert not SocialPost.objects.exists()


def test_published_event_is_public(
    editor_page: Page, address: str, live_server: Any
) -> None:
    open_editor(editor_page, address)
    type_title(editor_page, "Nuit des musées")
    expect(editor_page).to_have_url(re.compile(r"/admin/pages/\d+/edit/"))
    publish(editor_page)
    expect(editor_page.get_by_text("published")).to_be_visible()

    event = EventPage.objects.get()
    assert event.live
    editor_page.goto(live_server.url + event.get_url())
    expect(editor_page.locator("h1")).to_have_text("Nuit des musées")


def test_posts_preview_is_accessible(editor_page: Page, address: str) -> None:
    open_editor(editor_page, address)
    type_title(editor_page, "Nuit des musées")
    frame = open_posts(editor_page)
    expect(frame.locator("[data-network]")).to_have_count(7)
    inner = editor_page.frame(url=re.compile("in_preview_panel"))
    editor_page.goto(inner.url)
    for scheme in ("light", "dark"):
        editor_page.emulate_media(color_scheme=scheme)
        assert violations(editor_page) == [], scheme
    editor_page.set_viewport_size({"width": 320, "height": 800})
    assert editor_page.evaluate(TOO_WIDE) == []


def test_words_of_posts_are_tried_while_typing(
    editor_page: Page, live_server: Any
) -> None:
    path = "/admin/snippets/wagtail_culture_social/snippetpattern/add/"
    editor_page.goto(live_server.url + path)
    example = editor_page.locator("[data-wcs-pattern-example-target='output']")
    editor_page.locator("#id_post").select_option("event.j1")
    expect(example).to_contain_text("Tomorrow: European Night of Museums")

    words = editor_page.locator("#id_text")
    words.fill("At last: {title}")
    expect(example).to_contain_text("At last: European Night of Museums")
    words.fill("At last: {titel}")
    expect(example).to_contain_text("{titel}")

    words.fill("At last: {title}")
    expect(example).to_contain_text("At last: European Night of Museums")
    ours = [found for found in violations(editor_page) if "wcs-" in found]
    assert ours == []
    editor_page.get_by_role("button", name="Save", exact=True).click()
    expect(editor_page.get_by_text("created")).to_be_visible()
    assert SnippetPattern.objects.get().key == "event.j1"
