"""What only a browser shows: sheets of paper, the clipboard, a device that shares."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.quality.conftest import DemoPage
from tests.quality.test_rendering import TOO_WIDE, path_of

SHEET = re.compile(rb"/Type\s*/Page\b(?!s)")
SHARED = """navigator.share = async (what) => { window.shared = what; };"""
NO_CLIPBOARD = """
Object.defineProperty(navigator, "clipboard", { value: undefined });
document.execCommand = (name) => {
  window.copied = [name, document.activeElement.value];
  return true;
};
"""


def last_bar(page: Page) -> Any:
    return page.locator(".wcs-share__list").last


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_poster_is_one_sheet_of_a4(
    page: Page, demo_url: str, demo_pages: list[DemoPage], language: str
) -> None:
    found = [one for one in demo_pages if one[:2] == ("Poster", language)]
    assert len(found) > 10
    for poster in (found[0], found[1], found[-1]):
        page.goto(demo_url + poster.path)
        page.wait_for_load_state("networkidle")
        sheets = page.pdf(prefer_css_page_size=True)
        assert len(SHEET.findall(sheets)) == 1, poster.path
        assert b"/MediaBox [0 0 594.95996 841.91998]" in sheets


def test_the_longest_words_stay_on_the_sheet(
    page: Page, demo_url: str, demo_pages: list[DemoPage]
) -> None:
    page.goto(demo_url + path_of(demo_pages, "Poster", "fr"))
    page.locator(".wcs-poster__title").evaluate(
        "e => e.textContent = 'Titre '.repeat(42)"
    )
    page.locator(".wcs-poster__title").evaluate(
        "e => e.classList.add('wcs-poster__title--long')"
    )
    assert len(SHEET.findall(page.pdf(prefer_css_page_size=True))) == 1
    page.set_viewport_size({"width": 703, "height": 1032})
    page.emulate_media(media="print")
    code = page.locator(".wcs-poster__code").bounding_box()
    assert code
    assert code["y"] + code["height"] <= 1032


@pytest.mark.parametrize("kind", ["LinksPage", "Poster", "Hashtag"])
def test_nothing_is_too_wide_at_320_pixels(
    page: Page, demo_url: str, demo_pages: list[DemoPage], kind: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(demo_url + path_of(demo_pages, kind, "fr"))
    assert page.evaluate(TOO_WIDE) == []


def test_the_device_shares_where_it_can(
    page: Page, demo_url: str, demo_pages: list[DemoPage]
) -> None:
    path = path_of(demo_pages, "CampaignPage", "en")
    page.goto(demo_url + path)
    button = last_bar(page).locator("[data-wcs-share]")
    expect(button).to_be_hidden()
    page.add_init_script(SHARED)
    page.reload()
    button.focus()
    page.keyboard.press("Enter")
    shared = page.evaluate("window.shared")
    assert shared["url"] == demo_url + path
    assert shared["title"] == page.locator("h1").inner_text().replace("\n", " ")


def test_copying_works_without_a_clipboard(
    page: Page, demo_url: str, demo_pages: list[DemoPage]
) -> None:
    path = path_of(demo_pages, "CampaignPage", "en")
    page.add_init_script(NO_CLIPBOARD)
    page.goto(demo_url + path)
    button = last_bar(page).locator("[data-wcs-copy]")
    button.focus()
    page.keyboard.press("Enter")
    expect(last_bar(page).locator("[role=status]").last).to_have_text("Copied")
    assert page.evaluate("window.copied") == ["copy", demo_url + path]
    expect(button).to_be_focused()
