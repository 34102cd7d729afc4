"""Drives Wagtail's page editor in Chromium the way an editor's hands do."""

import re
from contextlib import suppress
from typing import Any

from playwright.sync_api import FrameLocator, Page, expect

ATTEMPTS = 4
# A busy machine is no reason to fail.
expect.set_options(timeout=30_000)
SAVED = re.compile(r"/admin/pages/\d+/edit/")
# What is typed before this snapshot counts as initial and is never autosaved.
READY = """() => {
  const form = document.querySelector("form[data-edit-form]");
  const app = window.wagtail?.app;
  const unsaved = form && app?.getControllerForElementAndIdentifier(form, "w-unsaved");
  return Boolean(unsaved?.initialFormData);
}"""


def open_editor(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_function(READY)
    # The snapshot is taken twice, some 50 ms apart.
    page.wait_for_timeout(500)


def type_title(page: Page, text: str) -> None:
    title = page.get_by_placeholder("Page title*")
    title.fill(text)
    # The slug is written on leaving the field; without one, saving is refused.
    title.press("Tab")


def open_posts(page: Page) -> FrameLocator:
    """Open the preview panel, wait for its first picture, then choose the posts."""
    # The first autosave changes the address and redraws the side panels.
    expect(page).to_have_url(SAVED)
    page.get_by_role("button", name="Toggle preview").click()
    frame = page.frame_locator("#w-preview-iframe")
    expect(frame.locator("h1")).to_be_visible()
    mode = page.get_by_label("Preview mode")
    for _ in range(ATTEMPTS):
        mode.select_option("social")
        with suppress(AssertionError):
            expect(frame.locator("[data-network]").first).to_be_visible(timeout=8000)
            return frame
        # Wagtail forgets a choice that is made while a picture is loading.
        mode.select_option("")
    raise AssertionError("the preview does not show the posts")


def publish(page: Page) -> Any:
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    page.wait_for_load_state()
