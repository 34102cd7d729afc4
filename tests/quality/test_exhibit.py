"""Exhibits in Chromium: nobody else asked before a click, keyboard, no script."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, expect

from tests import examples, exhibits, factories, iiif, kept_manifests
from tests.quality.accessibility import violations
from wagtail_culture_social.pages.models import SpotlightPage

pytestmark = [
    pytest.mark.editor,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

TILES = "https://tile.example.org"
SERVICE = f"{iiif.HERE}/image/1"
INFO = f"""{{
  "@context": "http://iiif.io/api/image/3/context.json", "id": "{SERVICE}",
  "type": "ImageService3", "protocol": "http://iiif.io/api/image",
  "profile": "level0", "width": 256, "height": 256,
  "sizes": [{{"width": 256, "height": 256}}],
  "tiles": [{{"width": 256, "scaleFactors": [1]}}]
}}"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CLOSER = "Look closer (A calm sea.)"
BEGIN = "Begin the virtual tour (content from tours.example.org)"


@pytest.fixture
def asked(page: Page, live_server: Any, settings: Any) -> Iterator[list[str]]:
    """What the browser asked of others; they are answered here, errors fail."""
    settings.CULTURE_SOCIAL_MAP_TILES = {
        "url": f"{TILES}/{{z}}/{{x}}/{{y}}.png",
        "attribution": "Example",
    }
    tile = BytesIO()
    Image.new("RGB", (256, 256), "#dfe8e2").save(tile, "PNG")
    found: list[str] = []
    errors: list[str] = []

    def answer(route: Route) -> None:
        url = route.request.url
        if url.startswith(live_server.url):
            route.continue_()
            return
        found.append(url)
        headers = {"access-control-allow-origin": "*"}
        if url.endswith("info.json"):
            body, kind = INFO.encode(), "application/json"
        elif url.startswith(exhibits.TOUR):
            body, kind = b"<title>Tour</title>", "text/html"
        else:
            body, kind = tile.getvalue(), "image/png"
        route.fulfill(body=body, content_type=kind, headers=headers)

    page.route("**/*", answer)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda m: m.type == "error" and errors.append(m.text))
    yield found
    page.context.close()
    assert errors == []


def show(
    page: Page, live_server: Any, *names: str, language: str = "en", **blocks: Any
) -> None:
    """Open a spotlight of some exhibits or given ones, of all when none is named."""
    gallery = {"title": "Seas", "pictures": [examples.use_of_picture()]}
    values = {"gallery": {**gallery, **exhibits.CREDIT}, **dict(exhibits.exhibits())}
    values["manifest"] = kept_manifests.chart()
    stream = [*blocks.items(), *((name, values[name]) for name in names)]
    home = factories.home(language)
    shown = factories.add_page(
        SpotlightPage,
        home,
        title="Port",
        recommendations=stream or list(values.items()),
    )
    page.goto(live_server.url + shown.url)
    page.wait_for_load_state("networkidle")


def test_nothing_is_asked_before_a_click(
    page: Page, asked: list[str], live_server: Any
) -> None:
    own: list[str] = []
    page.on("request", lambda request: own.append(request.url))
    show(page, live_server)
    page.mouse.wheel(0, 9000)
    page.wait_for_load_state("networkidle")
    assert asked == []
    assert [url for url in own if "openseadragon" in url or "leaflet" in url] == []
    assert page.evaluate("[document.cookie, localStorage.length]") == ["", 0]


def test_a_picture_is_looked_at_closer_by_keyboard(
    page: Page, asked: list[str], live_server: Any
) -> None:
    show(page, live_server, "gallery")
    button = page.get_by_role("button", name=CLOSER)
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="A calm sea.")
    expect(dialog.get_by_role("application")).to_be_focused()
    expect(dialog).to_contain_text("The Metropolitan Museum of Art")
    for name in ("Zoom in", "Zoom out", "Whole picture"):
        dialog.get_by_role("button", name=name).press("Enter")
    page.keyboard.press("Tab")
    expect(dialog.get_by_role("button", name="Close")).to_be_focused()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(button).to_be_focused()
    page.locator(".wcs-zoom img").click()
    dialog.get_by_role("button", name="Close").click()
    expect(button).to_be_focused()
    assert asked == []


def test_a_guided_tour_leads_from_detail_to_detail(
    page: Page, asked: list[str], live_server: Any
) -> None:
    show(page, live_server, "guided_tour")
    see = page.get_by_role("button", name="See it in the picture").nth(1)
    see.press("Enter")
    dialog = page.get_by_role("dialog")
    following = dialog.get_by_role("button", name="Next step")
    expect(following).to_be_focused()
    expect(dialog).to_contain_text("Step 2 of 3")
    frame = dialog.locator(".wcs-viewer__frame")
    expect(frame).to_be_visible()
    before = frame.bounding_box()
    following.press("Enter")
    expect(dialog).to_contain_text("Look at it: the sky.")
    expect(following).to_be_focused()
    expect(following).to_have_attribute("aria-disabled", "true")
    following.press("Enter")
    expect(dialog).to_contain_text("Step 3 of 3")
    assert frame.bounding_box() != before
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(see).to_be_focused()
    page.get_by_role("button", name=CLOSER).click()
    expect(dialog).to_contain_text("Step 1 of 3")


def test_a_virtual_tour_loads_after_a_click_in_a_sandbox(
    page: Page, asked: list[str], live_server: Any
) -> None:
    show(page, live_server, "virtual_tour")
    page.get_by_role("button", name=BEGIN).press("Enter")
    frame = page.locator("iframe")
    expect(frame).to_be_focused()
    expect(frame).to_have_attribute("title", "The engine room")
    sandbox = "allow-scripts allow-same-origin allow-popups allow-forms"
    expect(frame).to_have_attribute("sandbox", sandbox)
    assert asked == [exhibits.TOUR]
    page.get_by_role("button", name="Stop and remove the tour").press("Enter")
    expect(frame).to_have_count(0)
    expect(page.get_by_role("button", name=BEGIN)).to_be_focused()


def test_a_server_of_pictures_is_asked_after_a_click_and_with_consent(
    page: Page, asked: list[str], live_server: Any
) -> None:
    show(page, live_server, "manifest")
    told = page.get_by_text("Its pictures come from www.example.org,").first
    expect(told).to_be_visible()
    page.evaluate(
        "addEventListener('wcs:load', (event) => {"
        "event.preventDefault(); window.asked = event.detail; }, { once: true })"
    )
    button = page.get_by_role("button", name="Look closer (A coast with a fort)")
    button.click()
    assert page.evaluate("asked.service") == "www.example.org"
    assert asked == []
    with page.expect_response(f"{SERVICE}/**/default.*"):
        button.click()
    assert asked[0] == f"{SERVICE}/info.json"
    assert {url[: len(SERVICE)] for url in asked} == {SERVICE}
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_a_tour_over_a_kept_object_is_led_on_its_server(
    page: Page, asked: list[str], live_server: Any
) -> None:
    none = {**examples.use_of_picture(), "image": None}
    manifest = kept_manifests.chart()["manifest"]
    tour = exhibits.guided_tour(picture=none, manifest=manifest)
    show(page, live_server, guided_tour=tour)
    assert page.locator("svg.wcs-tour__detail").count() == 3
    assert asked == []
    page.get_by_role("button", name="See it in the picture").nth(2).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Step 3 of 3")
    expect(dialog.locator(".wcs-viewer__frame")).to_be_visible()
    assert asked[0] == f"{SERVICE}/info.json"


def test_a_picture_that_cannot_be_loaded_is_told(
    page: Page, asked: list[str], live_server: Any
) -> None:
    page.route("**/openseadragon.min.js", lambda route: route.fulfill(body=""))
    show(page, live_server, "gallery")
    page.get_by_role("button", name=CLOSER).click()
    expect(page.get_by_role("alert")).to_contain_text("cannot be shown closer")


def test_the_map_of_objects_leads_to_its_list(
    page: Page, asked: list[str], live_server: Any
) -> None:
    show(page, live_server, "map")
    page.get_by_role("button", name="Show the map").press("Enter")
    region = page.get_by_role("region", name="Where they stood")
    expect(region.locator(".wcs-map__pin")).to_have_count(2)
    region.get_by_role("button", name="The crane").press("Enter")
    region.get_by_role("link", name="The crane").press("Enter")
    target = page.locator(".wcs-objects__object:target .wcs-place__name")
    expect(target).to_have_text("The crane")


def test_everything_is_there_without_scripts(
    new_context: Any, live_server: Any
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    show(page, live_server)
    closer = page.get_by_role("link", name=CLOSER).first
    assert closer.is_visible()
    assert page.get_by_role("img", name="Detail: The mast").is_visible()
    assert page.get_by_text("Look at it: the mast.").is_visible()
    assert page.get_by_role("link", name="Take the tour on tours").is_visible()
    assert page.get_by_text("A boiler, two pistons").is_visible()
    assert page.get_by_role("link", name="on OpenStreetMap").count() == 2
    assert not page.get_by_role("button", name="Show the map").is_visible()
    closer.click()
    assert page.url.endswith(".webp")
    page.context.close()


def test_an_editor_draws_a_detail_on_the_picture(
    editor_page: Page, live_server: Any
) -> None:
    tour = exhibits.guided_tour(steps=[exhibits.step("The mast", 0, 0, 10, 10)])
    home = factories.home("en")
    shown = factories.add_page(
        SpotlightPage, home, title="Port", recommendations=[("guided_tour", tour)]
    )
    editor_page.goto(f"{live_server.url}/admin/pages/{shown.pk}/edit/")
    button = editor_page.get_by_role("button", name="Draw on the picture")
    button.click()
    picture = editor_page.locator(".wcs-region__picture")
    expect(picture.locator("img")).to_have_js_property("complete", value=True)
    box = picture.bounding_box()
    assert box
    x, y = box["x"], box["y"]
    editor_page.mouse.move(x + box["width"] * 0.75, y + box["height"] * 0.5)
    editor_page.mouse.down()
    editor_page.mouse.move(x - 20, y - 20)
    editor_page.mouse.up()
    editor_page.keyboard.press("Escape")
    expect(button).to_be_focused()
    names = ("x", "y", "width", "height")
    fields = [editor_page.locator(f"[name$='steps-0-value-{name}']") for name in names]
    found = [float(field.input_value()) for field in fields]
    assert found == pytest.approx([0, 0, 75, 50], abs=0.5)


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("fr", "dark")])
def test_nothing_is_too_wide_or_hard_to_read(
    page: Page, asked: list[str], live_server: Any, language: str, scheme: Any
) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.emulate_media(color_scheme=scheme)
    show(page, live_server, language=language)
    assert page.evaluate(TOO_WIDE) == 0
    assert violations(page) == []
    page.locator(".wcs-tour .wcs-zoom__link").first.click()
    assert page.evaluate(TOO_WIDE) == 0
    assert violations(page) == []
