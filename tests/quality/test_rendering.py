"""Each kind of public page in Chromium: accessible, quiet, private, never too wide."""

from typing import Any

import pytest

from tests.quality.accessibility import violations
from tests.quality.conftest import DemoPage

KINDS = [
    "HomePage",
    "InformationPage",
    "EventIndexPage",
    "EventPage",
    "EventPage cancelled or moved",
    "TutorialIndexPage",
    "TutorialPage",
    "SpotlightIndexPage",
    "SpotlightPage",
    "CampaignIndexPage",
    "CampaignPage",
    "HashtagHubPage",
    "Hashtag",
    "LinksPage",
    "Poster",
]
LANGUAGES = ["fr", "en"]
SCREENS = {
    "desktop": {"width": 1280, "height": 900},
    "phone": {"width": 360, "height": 740},
}
STORED = "() => [document.cookie, localStorage.length, sessionStorage.length]"
TOO_WIDE = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  return [...document.querySelectorAll("body *")]
    .filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1)
    .slice(0, 5).map((e) => e.outerHTML.slice(0, 120));
}"""


def path_of(pages: list[DemoPage], kind: str, language: str) -> str:
    found = [page for page in pages if page[:2] == (kind, language)]
    assert found, f"the demo has no {kind} in {language}"
    return found[0].path


def test_every_kind_is_looked_at(demo_pages: list[DemoPage]) -> None:
    assert {page.kind for page in demo_pages} == set(KINDS)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_page(
    new_context: Any,
    demo_url: str,
    demo_pages: list[DemoPage],
    kind: str,
    language: str,
    screen: str,
) -> None:
    context = new_context()
    page = context.new_page()
    page.set_viewport_size(SCREENS[screen])
    errors: list[str] = []
    requests: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda m: m.type == "error" and errors.append(m.text))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(demo_url + path_of(demo_pages, kind, language))
    page.wait_for_load_state("networkidle")

    assert errors == []
    assert [u for u in requests if not u.startswith((demo_url, "data:", "blob:"))] == []
    assert page.evaluate(STORED) == ["", 0, 0]
    assert context.cookies() == []
    assert page.evaluate(TOO_WIDE) == []
    assert page.locator("html").get_attribute("lang").startswith(language)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == [], scheme


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_page_without_javascript(
    new_context: Any,
    demo_url: str,
    demo_pages: list[DemoPage],
    kind: str,
    language: str,
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(demo_url + path_of(demo_pages, kind, language))
    assert page.locator("h1").count() == 1
    assert page.locator("h1").is_visible()
    assert len(page.locator("main").inner_text()) > 80
