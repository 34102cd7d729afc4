"""An exhibition, a choice of works and a tutorial of the demo, as visitors use them."""

from typing import Any

import pytest

from tests.quality.accessibility import violations
from tests.quality.conftest import DemoPage
from tests.quality.test_rendering import TOO_WIDE

SLUGS = {
    ("exhibition", "fr"): "le-rivage",
    ("exhibition", "en"): "the-shore",
    ("works", "fr"): "un-livre-un-disque-un-film",
    ("works", "en"): "a-book-a-record-a-film",
    ("manifest", "fr"): "la-mer-de-1857",
    ("manifest", "en"): "the-sea-of-1857",
    ("tutorial", "fr"): "prolonger-un-pret",
    ("tutorial", "en"): "renew-a-loan",
}
PAGES = [pytest.param(*pair, id="-".join(pair)) for pair in SLUGS]
HEADINGS = "[...document.querySelectorAll('main :is(h1, h2, h3, h4)')]"
SEEN = f"""() => {HEADINGS}.filter((e) => e.checkVisibility())
  .map((e) => e.textContent.trim().replace(/\\s+/g, ' '))"""
REACHED = """() => {
  const one = document.activeElement;
  const box = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  const seen = style.outlineStyle !== "none" || style.boxShadow !== "none";
  return [one.tagName, one === document.body, seen && box.width > 0];
}"""
STOPS = """() => [...document.querySelectorAll(
  "main :is(a[href], button, input, select, summary, audio, video)"
)].filter((e) => e.checkVisibility() && !e.disabled).length"""
CUT = """() => [...document.querySelectorAll("main :is(p, li, dd, h1, h2, h3)")]
  .filter((e) => e.checkVisibility() && !e.closest(".wcs-unseen, [hidden]"))
  .filter((e) => {
    const style = getComputedStyle(e);
    const cuts = style.overflow !== "visible" || style.textOverflow === "ellipsis";
    return cuts && e.scrollWidth > e.clientWidth + 1;
  }).map((e) => e.outerHTML.slice(0, 120))"""
SPELT = """() => [...document.querySelectorAll("main a[href^='http']")]
  .filter((e) => e.checkVisibility() && e.hostname !== location.hostname)
  .map((e) => [e.textContent.trim(), getComputedStyle(e, "::after").content])"""


def address(url: str, pages: list[DemoPage], kind: str, language: str) -> str:
    slug = SLUGS[kind, language]
    (found,) = (page for page in pages if page.path.endswith(f"/{slug}/"))
    assert found.language == language
    return url + found.path


@pytest.mark.parametrize(("kind", "language"), PAGES)
def test_a_collection_is_accessible_narrow_and_asks_nobody(
    page: Any,
    demo_url: str,
    demo_pages: list[DemoPage],
    kind: str,
    language: str,
) -> None:
    errors: list[str] = []
    requests: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda m: m.type == "error" and errors.append(m.text))
    page.on("request", lambda request: requests.append(request.url))
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(address(demo_url, demo_pages, kind, language))
    page.wait_for_load_state("networkidle")

    assert errors == []
    assert [u for u in requests if not u.startswith((demo_url, "data:", "blob:"))] == []
    assert page.evaluate(TOO_WIDE) == []
    assert page.locator("html").get_attribute("lang").startswith(language)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == [], scheme

    page.emulate_media(media="print", color_scheme="light")
    assert page.evaluate(CUT) == []
    for words, after in page.evaluate(SPELT):
        assert "http" in after, f"the address of “{words}” is not printed"


@pytest.mark.parametrize(("kind", "language"), PAGES)
def test_a_collection_is_complete_without_javascript(
    new_context: Any,
    page: Any,
    demo_url: str,
    demo_pages: list[DemoPage],
    kind: str,
    language: str,
) -> None:
    url = address(demo_url, demo_pages, kind, language)
    page.goto(url)
    with_script = page.evaluate(SEEN)
    plain = new_context(java_script_enabled=False).new_page()
    plain.goto(url)
    without = [
        " ".join(e.split())
        for e in plain.locator("main :is(h1, h2, h3, h4):visible").all_text_contents()
    ]
    assert len(without) > 3
    assert set(with_script) <= set(without)


@pytest.mark.parametrize("kind", ["exhibition", "works", "tutorial"])
def test_the_keyboard_reaches_everything_and_leaves_again(
    page: Any, demo_url: str, demo_pages: list[DemoPage], kind: str
) -> None:
    page.goto(address(demo_url, demo_pages, kind, "en"))
    page.wait_for_load_state("networkidle")
    stops = page.evaluate(STOPS)
    page.locator("main").evaluate("e => { e.tabIndex = -1; e.focus(); }")
    reached = []
    for _number in range(3 * stops + 60):
        page.keyboard.press("Tab")
        tag, is_over, is_seen = page.evaluate(REACHED)
        if is_over or not page.evaluate(
            "document.querySelector('main').contains(document.activeElement)"
        ):
            break
        reached.append((tag, is_seen))
    else:
        pytest.fail("the focus does not leave the page")
    assert len(reached) >= stops
    assert {tag for tag, is_seen in reached if not is_seen} <= {"AUDIO", "VIDEO"}
