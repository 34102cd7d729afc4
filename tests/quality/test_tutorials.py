"""A tutorial in Chromium: ticks, addresses of steps, moments, paper, no script."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import examples, factories, recordings, tutorial_parts
from tests.quality.accessibility import violations
from wagtail_culture_social.pages.models import TutorialPage

pytestmark = [
    pytest.mark.editor,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUSED = "document.activeElement.id"
SPELLED = "link => getComputedStyle(link, '::after').content"
SHEET_WIDTH = 688
"""CSS pixels between the margins of our A4."""


@pytest.fixture
def errors(page: Page) -> Iterator[list[str]]:
    """What went wrong in the browser; nothing may."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    yield found
    page.context.close()
    assert found == []


def tutorial(language: str = "en") -> TutorialPage:
    """A usual tutorial: six short steps with parts, another way, links and a sound."""
    text = '<p>Open <a href="https://account.example.org/loans">your loans</a>.</p>'
    steps = [
        ("step", {"title": f"Step {n}", "text": text, "chapter_start": f"0:0{n}"})
        for n in range(1, 7)
    ]
    steps.insert(2, ("substep", {"title": "Part", "tip": "Look twice."}))
    steps.insert(3, ("alternative", {"title": "Call us", "text": text}))
    return factories.add_page(
        TutorialPage,
        factories.home(language),
        title="Renew",
        summary="Three more weeks.",
        steps=steps,
        prerequisites=tutorial_parts.prerequisites(),
        contact=tutorial_parts.helper(language),
        video=[("video", {"title": "All of it", "document": recordings.sound()})],
    )


def show(page: Page, live_server: Any, shown: Any, fragment: str = "") -> None:
    page.goto(live_server.url + shown.url + fragment)
    page.wait_for_load_state("networkidle")


def test_ticks_stay_on_the_device(
    page: Page, errors: list[str], live_server: Any
) -> None:
    english = tutorial()
    french = factories.twin(english, "fr")
    show(page, live_server, english)
    assert page.evaluate("localStorage.length") == 0
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("checkbox", name="Done Step 1").check()
    expect(page.locator("[data-wcs-words]")).to_have_text("1 of 6 steps done")
    said = page.locator(".wcs-progress [role='status']")
    expect(said).to_have_text("1 of 6 steps done")
    assert asked == []
    page.get_by_role("link", name="Go on with step 2").click()
    assert page.evaluate(FOCUSED) == "wcs-step-2"
    assert page.context.cookies() == []
    show(page, live_server, french)
    assert page.locator(".wcs-tick input").first.is_checked()
    show(page, live_server, english)
    page.get_by_role("button", name="Start again").click()
    assert not page.locator(".wcs-tick input").first.is_checked()
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("with_script", [True, False])
def test_the_address_of_a_step_takes_the_focus(
    browser: Browser, live_server: Any, with_script: bool
) -> None:
    context = browser.new_context(java_script_enabled=with_script)
    page = context.new_page()
    show(page, live_server, tutorial(), "#wcs-step-4")
    expect(page.locator("#wcs-step-4")).to_be_focused()
    assert page.locator(".wcs-step").count() == 6
    assert page.locator(".wcs-tick").count() == (6 if with_script else 0)
    assert page.locator(".wcs-progress").is_visible() == with_script
    context.close()


def test_a_moment_moves_the_player_of_the_page(
    page: Page, errors: list[str], live_server: Any
) -> None:
    show(page, live_server, tutorial())
    page.get_by_role("link", name="Watch from 0:03").click()
    page.wait_for_function("document.querySelector('audio').currentTime >= 3")
    assert page.url.endswith("/renew/")


def test_two_sheets_with_addresses_spelled_out(
    page: Page, errors: list[str], live_server: Any
) -> None:
    shown = tutorial()
    page.set_viewport_size({"width": SHEET_WIDTH, "height": 1000})
    show(page, live_server, shown)
    page.emulate_media(media="print")
    link = page.locator(".wcs-step a[href^='https://account']").first
    spelled = link.evaluate(SPELLED).replace('"', "")
    assert "https://account.example.org/loans" in spelled
    for hidden in (".wcs-progress", ".wcs-tick", ".wcs-step__moment", ".wcs-media"):
        assert not page.locator(hidden).first.is_visible()
    expect(page.locator(".wcs-tutorial__address")).to_contain_text(shown.full_url)
    sheets = page.pdf(format="A4").count(b"/Type /Page\n")
    assert 1 <= sheets <= 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_full_tutorial_is_accessible_and_fits_a_small_screen(
    browser: Browser, live_server: Any, scheme: Any
) -> None:
    english, french = examples.tutorial()
    context = browser.new_context(
        viewport={"width": 320, "height": 800}, color_scheme=scheme
    )
    page = context.new_page()
    for shown in (english, french, english.get_parent()):
        show(page, live_server, shown)
        assert page.evaluate(TOO_WIDE) <= 0
        assert violations(page) == []
    context.close()
