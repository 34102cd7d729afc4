"""The social kit in Chromium: live counters, keyboard, narrow, dark, lost session."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from tests.page_forms import speak
from tests.quality.accessibility import violations
from tests.quality.test_rendering import TOO_WIDE
from tests.social.kit.kits import event, kit_url
from wagtail_culture_social.models import SocialPost

pytestmark = [
    pytest.mark.editor,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

STATUS = ".wcs-kit__status"


def open_kit(page: Page, live_server: Any, query: str = "") -> Any:
    """Open the kit of an event."""
    shown = event()
    page.goto(live_server.url + kit_url(shown, query))
    expect(page.locator("[data-network] .wcs-post__text")).to_have_count(7)
    return shown


def field(page: Page, network: str = "x") -> Any:
    return page.locator(f"textarea[data-network='{network}']")


def card(page: Page, network: str = "x") -> Any:
    return page.locator(f"article[data-network='{network}']")


def test_card_follows_the_text_and_over_the_limit_is_announced(
    editor_page: Page, live_server: Any
) -> None:
    open_kit(editor_page, live_server)
    field(editor_page).fill("Come and listen #nuitdesmusees")
    expect(card(editor_page)).to_contain_text("250 left")
    expect(card(editor_page)).to_contain_text("hard to read aloud")
    expect(editor_page.locator(STATUS)).to_be_empty()

    field(editor_page).fill("a" * 292)
    expect(card(editor_page).locator("del")).to_have_text("a" * 12)
    expect(card(editor_page)).to_contain_text("Over the limit:")
    expect(editor_page.locator(STATUS)).to_have_text("X: 12 over the limit")
    assert violations(editor_page) == []
    field(editor_page).fill("Come")
    expect(editor_page.locator(STATUS)).to_have_text("X: 276 left")
    copied = card(editor_page).locator("[data-wcs-copy]")
    expect(copied).to_have_attribute("data-wcs-copy", "Come")

    editor_page.get_by_role("button", name="Save the texts").last.click()
    expect(editor_page.get_by_text("1 text saved.")).to_be_visible()
    assert SocialPost.objects.get().text == "Come"


def test_keyboard_alone_is_enough(editor_page: Page, live_server: Any) -> None:
    open_kit(editor_page, live_server)
    field(editor_page, "bluesky").focus()
    editor_page.keyboard.press("Control+A")
    editor_page.keyboard.type("Come")
    editor_page.keyboard.press("Tab")
    expect(editor_page.locator(":focus")).to_have_text("Lock the text – Bluesky")
    editor_page.keyboard.press("Enter")
    expect(editor_page.get_by_text("Bluesky: the text is locked.")).to_be_visible()
    row = SocialPost.objects.get()
    assert (row.text, row.is_locked) == ("Come", True)
    editor_page.locator("a[href='?phase=j1']").focus()
    editor_page.keyboard.press("Enter")
    current = editor_page.locator(".wcs-kit [aria-current='page']")
    expect(current).to_have_text("The day before")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_screens_are_accessible_and_fit(
    editor_page: Page, live_server: Any, language: str
) -> None:
    speak(User.objects.get(), language)
    open_kit(editor_page, live_server)
    for scheme in ("light", "dark"):
        editor_page.emulate_media(color_scheme=scheme)
        assert violations(editor_page) == [], scheme
    for width in (1440, 360, 320):
        editor_page.set_viewport_size({"width": width, "height": 800})
        assert editor_page.evaluate(TOO_WIDE) == [], width


def test_forced_colours_keep_ring_and_what_is_over(
    editor_page: Page, live_server: Any
) -> None:
    editor_page.emulate_media(forced_colors="active")
    open_kit(editor_page, live_server)
    field(editor_page).fill("a" * 292)
    struck = card(editor_page).locator("del")
    expect(struck).to_have_css("text-decoration-line", "line-through")
    stroke = "e => getComputedStyle(e).stroke"
    ring = card(editor_page).locator(".wcs-ring__used").evaluate(stroke)
    track = card(editor_page).locator(".wcs-ring__track").evaluate(stroke)
    assert ring != track


def test_lost_session_is_told_and_the_text_stays(
    editor_page: Page, live_server: Any
) -> None:
    shown = open_kit(editor_page, live_server)
    cookies = editor_page.context.cookies()
    editor_page.context.clear_cookies(name="sessionid")
    field(editor_page).fill("Come and listen")
    expect(editor_page.locator(STATUS)).to_contain_text("signed out")
    save = editor_page.get_by_role("button", name="Save the texts").last
    save.click()
    expect(editor_page.locator(STATUS)).to_contain_text("still here")
    expect(field(editor_page)).to_have_value("Come and listen")

    editor_page.context.add_cookies(cookies)
    save.click()
    expect(editor_page.get_by_text("1 text saved.")).to_be_visible()
    assert SocialPost.objects.get(page=shown).text == "Come and listen"


def test_second_editor_is_told_and_keeps_what_was_typed(
    editor_page: Page, live_server: Any
) -> None:
    shown = open_kit(editor_page, live_server)
    other = editor_page.context.new_page()
    other.goto(editor_page.url)
    field(other).fill("First")
    other.get_by_role("button", name="Save the texts").last.click()
    expect(other.get_by_text("1 text saved.")).to_be_visible()
    field(editor_page).fill("Second")
    editor_page.get_by_role("button", name="Save the texts").last.click()
    expect(editor_page.get_by_text("changed this text meanwhile")).to_be_visible()
    expect(field(editor_page)).to_have_value("Second")
    assert SocialPost.objects.get(page=shown, network="x").text == "First"
