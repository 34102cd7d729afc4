"""The views of the demo’s programme in Chromium: by eye, by keyboard, without JS."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.quality import nu
from tests.quality.accessibility import violations
from tests.quality.conftest import DemoPage
from tests.quality.test_rendering import TOO_WIDE, path_of

LANGUAGES = ["fr", "en"]
VIEWS = {
    "list": "",
    "narrowed": "?type=concert&period=month",
    "nothing": "?type=festival&age=3&free=on",
    "month": "month/2026/12/",
    "empty month": "month/2020/01/",
    "week": "week/2026/49/",
    "day": "day/2026/12/05/",
    "past": "past/",
}
SCREENS = {"desktop": (1440, 900), "phone": (320, 640)}
WORDS = {
    "fr": {"month": "Décembre 2026", "first": "lundi", "concert": "Concert"},
    "en": {"month": "December 2026", "first": "Monday", "concert": "Concert"},
}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def programme(demo_url: str, demo_pages: list[DemoPage], language: str) -> str:
    return demo_url + path_of(demo_pages, "EventIndexPage", language)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("view", VIEWS)
def test_view_is_accessible_quiet_and_never_too_wide(
    page: Any, programme: str, view: str, screen: str
) -> None:
    errors: list[str] = []
    requests: list[str] = []
    page.on("console", lambda m: m.type == "error" and errors.append(m.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    width, height = SCREENS[screen]
    page.set_viewport_size({"width": width, "height": height})
    page.goto(programme + VIEWS[view])
    page.wait_for_load_state("networkidle")
    site = "/".join(programme.split("/")[:3])
    assert errors == []
    assert [url for url in requests if not url.startswith((site, "data:"))] == []
    assert page.evaluate(TOO_WIDE) == []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == [], scheme


def test_month_is_a_table_for_every_reader(
    page: Any, programme: str, language: str
) -> None:
    words = WORDS[language]
    page.goto(programme + VIEWS["month"])
    table = page.get_by_role("table", name=words["month"])
    heads = table.get_by_role("columnheader")
    assert heads.count() == 7
    assert words["first"] in heads.first.inner_text()
    assert table.get_by_role("row").count() == 6
    day = table.locator("a.wcs-month__figure").first
    day.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/day/2026/12/**")
    assert page.locator(".wcs-row").count() >= 1


def test_month_on_a_phone_shows_days_that_lead_to_their_dates(
    page: Any, programme: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(programme + VIEWS["month"])
    assert not page.locator(".wcs-month .wcs-short").first.is_visible()
    box = page.locator("a.wcs-month__figure").first.bounding_box()
    assert box["height"] >= 44
    page.locator("a.wcs-month__figure").first.click()
    page.wait_for_url("**/day/2026/12/**")


def test_filtering_by_keyboard_and_going_back(page: Any, programme: str) -> None:
    loads: list[str] = []
    page.on("load", lambda shown: loads.append(shown.url))
    page.goto(programme)
    everything = page.locator(".wcs-row").count()
    exhibition = page.locator('input[name="type"][value="exhibition"]')
    exhibition.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{programme}?type=exhibition")
    page.locator(".wcs-chosen__link").wait_for()
    number = page.locator(".wcs-row").count()
    assert 0 < number < everything
    assert loads == [programme]
    assert f"{number} " in page.locator("[data-wcs-status]").inner_text()
    assert page.evaluate("document.activeElement.name") == "type"
    for link in page.locator(".wcs-views__link").all():
        assert link.get_attribute("href").endswith("?type=exhibition")
    page.go_back()
    expect(page).to_have_url(programme)
    expect(page.locator(".wcs-row")).to_have_count(everything)
    expect(exhibition).not_to_be_checked()
    page.go_forward()
    expect(page).to_have_url(f"{programme}?type=exhibition")
    expect(page.locator(".wcs-row")).to_have_count(number)
    expect(exhibition).to_be_checked()


def test_filter_is_lifted_by_its_link(page: Any, programme: str) -> None:
    page.goto(f"{programme}?type=concert&type=workshop")
    page.locator(".wcs-chosen__link").first.click()
    page.wait_for_url(f"{programme}?type=workshop")
    assert page.locator(".wcs-chosen__link").count() == 1


def test_failed_answer_falls_back_to_the_link(page: Any, programme: str) -> None:
    page.goto(programme)
    page.evaluate("() => { window.fetch = () => Promise.reject(new Error()); }")
    page.locator('input[name="type"][value="concert"]').check()
    page.locator(".wcs-filters button").click()
    page.wait_for_url(f"{programme}?type=concert")
    assert page.locator(".wcs-chosen__link").count() == 1


@pytest.mark.parametrize("width", [320, 1440])
def test_filters_work_without_scripts(
    new_context: Any, programme: str, width: int
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(programme)
    concert = page.locator('input[name="type"][value="concert"]')
    if width == 320:
        assert not concert.is_visible()
        page.locator(".wcs-filters__summary").click()
    concert.check()
    page.locator(".wcs-filters button").click()
    page.wait_for_url(f"{programme}?**type=concert**")
    assert page.locator(".wcs-chosen__link").count() == 1
    assert page.locator(".wcs-row").count() > 0
    assert concert.is_checked()
    page.locator(".wcs-chosen__all").click()
    page.wait_for_url(programme)


def test_views_that_robots_do_not_visit_are_valid_html(
    page: Any, programme: str, checker: str, tmp_path: Path
) -> None:
    saved = {}
    for view, path in VIEWS.items():
        saved[view] = tmp_path / f"{view}.html"
        answer = page.request.get(programme + path)
        saved[view].write_text(answer.text(), encoding="utf-8")
    assert nu.problems(checker, saved) == []
