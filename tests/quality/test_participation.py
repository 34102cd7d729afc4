"""Campaigns and votes in a browser: charts, files, polls, without script and at 320."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.quality.accessibility import violations
from tests.quality.conftest import DemoPage
from tests.quality.test_rendering import TOO_WIDE

RUNNING = {"fr": "/fr/campagnes/museumweek/", "en": "/en/campaigns/museumweek/"}
VOTES = {"fr": "/fr/a-vous-de-choisir/", "en": "/en/your-choice/"}
BAR_WIDTHS = """
() => [...document.querySelectorAll(".wcs-chart__length")]
  .map((bar) => bar.getBoundingClientRect().width)
"""


def campaign_paths(pages: list[DemoPage], language: str) -> list[str]:
    return [one.path for one in pages if one[:2] == ("CampaignPage", language)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_pages_are_accessible_and_fit_a_small_screen(
    browser: Browser,
    demo_url: str,
    demo_pages: list[DemoPage],
    language: str,
    scheme: Any,
) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 800}, color_scheme=scheme
    )
    page = context.new_page()
    for path in (*campaign_paths(demo_pages, language), VOTES[language]):
        page.goto(demo_url + path)
        assert page.evaluate(TOO_WIDE) == [], path
        assert violations(page) == [], path
    context.close()


def test_campaign_says_everything_without_a_script(
    browser: Browser, demo_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(demo_url + RUNNING["en"])
    expect(page.get_by_role("table", name="Institutions taking part")).to_be_visible()
    expect(page.get_by_role("cell", name="2,000", exact=True)).to_be_visible()
    expect(page.get_by_role("cell", name="60", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Download all files")).to_be_visible()
    context.close()


def test_bars_are_drawn_by_their_figures(page: Page, demo_url: str) -> None:
    page.goto(demo_url + RUNNING["fr"])
    first, second, third, last = page.evaluate(BAR_WIDTHS)[:4]
    assert 0 < last < first < second < third


def test_kit_downloads_under_the_name_of_its_page(page: Page, demo_url: str) -> None:
    page.goto(demo_url + RUNNING["en"])
    with page.expect_download() as download:
        page.get_by_role("link", name="Download all files").click()
    assert download.value.suggested_filename == "museumweek-en-kit.zip"
