"""The social desk in a browser: seen by axe, by keyboard, on a phone, while typing."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect
from wagtail.users.models import UserProfile

from tests import factories
from tests.quality.accessibility import violations
from tests.social.desk import planned
from tests.social.desk.planned import DAY, HOUR, NOW
from wagtail_culture_social.models import SocialPost

pytestmark = [
    pytest.mark.editor,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

PHONE = {"width": 320, "height": 800}


@pytest.fixture
def desk(editor_page: Page, live_server: Any, settings: Any) -> str:
    """Posts of a page and by hand, one late and two too close; the desk's address."""
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    page = planned.news("Night of museums")
    for network in planned.NETWORKS:
        planned.plan(page, NOW + DAY, network=network)
    planned.plan(planned.news("Missed"), NOW - HOUR)
    planned.by_hand(due=NOW + DAY + HOUR / 4)
    return f"{live_server.url}/admin/culture-social/desk/"


def screens(desk: str) -> list[str]:
    row = SocialPost.objects.filter(page=None).get()
    places = ["", "week/", "list/?network=x&state=planned", "new/", "feeds/"]
    places += [f"post/{row.pk}/", f"message/{row.message}/"]
    return [desk + place for place in places] + [desk.partition("culture")[0]]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_screen_is_accessible_and_fits_a_phone(
    editor_page: Page, desk: str, language: str
) -> None:
    admin = User.objects.get(username="admin")
    UserProfile.objects.create(user=admin, preferred_language=language)
    for address in screens(desk):
        editor_page.set_viewport_size({"width": 1400, "height": 1000})
        editor_page.goto(address)
        for scheme in ("light", "dark"):
            editor_page.emulate_media(color_scheme=scheme)
            assert (address, scheme, violations(editor_page)) == (address, scheme, [])
        editor_page.set_viewport_size(PHONE)
        width = editor_page.evaluate("document.documentElement.scrollWidth")
        assert (address, width) == (address, PHONE["width"])


def test_several_posts_are_skipped_by_keyboard(editor_page: Page, desk: str) -> None:
    editor_page.goto(f"{desk}list/?network=x")
    editor_page.get_by_role("checkbox", name="Night of museums").first.focus()
    editor_page.keyboard.press("Space")
    editor_page.get_by_role("combobox", name="Action").select_option("skip")
    button = editor_page.get_by_role("button", name="Continue")
    button.focus()
    editor_page.keyboard.press("Enter")
    expect(editor_page.get_by_text("Skip 1 post?")).to_be_visible()
    editor_page.get_by_role("button", name="Yes, do it").focus()
    editor_page.keyboard.press("Enter")
    expect(editor_page.get_by_text("1 post will not go out.")).to_be_visible()
    assert SocialPost.objects.get(network="x").status == "skipped"


def test_the_length_on_each_network_follows_what_is_typed(
    editor_page: Page, desk: str
) -> None:
    editor_page.goto(f"{desk}new/")
    editor_page.get_by_label("Bluesky").check()
    editor_page.get_by_role("textbox", name="Text*").fill("é" * 301)
    lengths = editor_page.locator(".wcs-desk-lengths")
    expect(lengths).to_contain_text("Bluesky: 1 over the limit")
    said = editor_page.locator("[data-wcs-desk-target=status]")
    expect(said).to_have_text("Bluesky: 1 over the limit")
    editor_page.get_by_label("Mastodon").check()
    editor_page.get_by_role("textbox", name="Text*").fill("é" * 290)
    expect(lengths).to_contain_text("Bluesky: 10 left")
    expect(lengths).to_contain_text("Mastodon: 210 left")
