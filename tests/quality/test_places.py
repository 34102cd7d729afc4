"""Places, season and mail in Chromium: a map on demand, two columns, any width."""

from collections.abc import Iterator
from datetime import time, timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, expect

from tests import factories
from tests.quality.accessibility import violations
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

pytestmark = [
    pytest.mark.editor,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

TILES = "https://tile.example.org"
POSITIONS = {"Chapel": ("47.2113", "-1.5601"), "Tower": ("47.2134", "-1.5532")}
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def index(settings: Any) -> EventIndexPage:
    """A programme of two places, an exhibition and a date that is off."""
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    settings.CULTURE_SOCIAL_MAP_TILES = {
        "url": f"{TILES}/{{z}}/{{x}}/{{y}}.png",
        "attribution": '© <a href="https://example.org/">Example</a>',
    }
    index = factories.add_page(EventIndexPage, factories.home(), title="Programme")
    for number, (name, (latitude, longitude)) in enumerate(POSITIONS.items()):
        venue = factories.venue(
            name=name, latitude=latitude, longitude=longitude, accessibility="hi mi"
        )
        days = [factories.TODAY + timedelta(days=7 * n + number) for n in range(1, 15)]
        dates = [factories.on(day, time(20)) for day in days]
        title = f"Evening at the {name}"
        factories.add_page(EventPage, index, title=title, schedule=dates, venue=venue)
    long = factories.on(factories.TODAY, end_date=days[-1])
    factories.add_page(EventPage, index, title="Waterlines", schedule=[long])
    off = factories.on(factories.TODAY + timedelta(days=5), time(10))
    factories.add_page(
        EventPage, index, title="Hugo", schedule=[off], state="cancelled"
    )
    return index


@pytest.fixture
def asked(page: Page) -> Iterator[list[str]]:
    """What the browser asked for; tiles are answered, errors fail the test."""
    picture = BytesIO()
    Image.new("RGB", (256, 256), "#dfe8e2").save(picture, "PNG")
    found: list[str] = []
    errors: list[str] = []

    def answer(route: Route) -> None:
        route.fulfill(body=picture.getvalue(), content_type="image/png")

    page.route(f"{TILES}/**", answer)
    page.on("request", lambda request: found.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda m: m.type == "error" and errors.append(m.text))
    yield found
    page.context.close()
    assert errors == []


def show(page: Page, live_server: Any, index: EventIndexPage, name: str) -> None:
    page.goto(f"{live_server.url}{index.url}{name}/")
    page.wait_for_load_state("networkidle")


def test_the_map_is_drawn_on_demand_and_by_keyboard(
    page: Page, asked: list[str], live_server: Any, index: EventIndexPage
) -> None:
    show(page, live_server, index, "places")
    assert [url for url in asked if TILES in url or "leaflet" in url] == []
    assert violations(page) == []

    button = page.get_by_role("button", name="Show the map")
    button.focus()
    page.keyboard.press("Enter")
    region = page.get_by_role("region", name="Map of the places")
    expect(region).to_be_focused()
    expect(region.locator(".wcs-map__pin")).to_have_count(2)
    page.wait_for_load_state("networkidle")
    own = (live_server.url, TILES, "data:")
    assert [url for url in asked if not url.startswith(own)] == []
    assert [url for url in asked if url.startswith(TILES)]
    assert violations(page) == []

    page.keyboard.press("Tab")
    expect(page.locator(".wcs-map__pin").first).to_be_focused()
    page.keyboard.press("Enter")
    link = region.get_by_role("link", name="Chapel")
    expect(link).to_be_focused()
    expect(region.get_by_role("button", name="Close", exact=True)).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".wcs-place:target h3")).to_have_text("Chapel")


def test_escape_leads_back_to_the_pin(
    page: Page, asked: list[str], live_server: Any, index: EventIndexPage
) -> None:
    show(page, live_server, index, "places")
    page.get_by_role("button", name="Show the map").click()
    pin = page.get_by_role("button", name="Tower")
    pin.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-popup a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".leaflet-popup")).to_have_count(0)
    expect(pin).to_be_focused()


def test_the_list_of_places_needs_no_script(
    new_context: Any, live_server: Any, index: EventIndexPage
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    show(page, live_server, index, "places")
    assert page.locator(".wcs-place").count() == 2
    assert not page.get_by_role("button", name="Show the map").is_visible()
    assert page.get_by_role("link", name="OpenStreetMap").count() == 2
    page.context.close()


@pytest.mark.parametrize("name", ["places", "season", "newsletter"])
def test_nothing_is_too_wide_or_hard_to_read(
    page: Page, asked: list[str], live_server: Any, index: EventIndexPage, name: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    show(page, live_server, index, name)
    assert page.evaluate(TOO_WIDE) == 0
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == [], scheme


def test_the_season_prints_on_a4_in_two_columns(
    page: Page, asked: list[str], live_server: Any, index: EventIndexPage
) -> None:
    show(page, live_server, index, "season")
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    sheet = page.pdf(prefer_css_page_size=True)
    assert b"/MediaBox [0 0 594.95996 841.91998]" in sheet

    page.set_viewport_size({"width": 690, "height": 1000})
    page.emulate_media(media="print")
    assert not page.locator(".wcs-season__tools").is_visible()
    boxes = [line.bounding_box() for line in page.locator(".wcs-line").all()]
    assert len({round(box["x"]) for box in boxes if box}) == 2
    assert page.evaluate(TOO_WIDE) == 0
