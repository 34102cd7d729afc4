"""Videos and sounds in Chromium: nobody else asked; keyboard, captions, no script."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests import factories, recordings
from tests.quality.accessibility import violations
from wagtail_culture_social.pages.models import EventPage

pytestmark = [
    pytest.mark.editor,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

STREAM = "https://video.example.org/live.m3u8"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
STORED = "[document.cookie, localStorage.length, sessionStorage.length]"
AGREE = (
    "service => document.dispatchEvent("
    "new CustomEvent('wcs:consent', { detail: { service } }))"
)
SHOWN = (
    "[...document.querySelector('video').textTracks].filter(t => t.mode === 'showing')"
)
LOAD = "Load the player (content from {})"


def concert(*videos: dict[str, Any], language: str = "en") -> EventPage:
    body = [("video", {"title": "Rehearsal", **video}) for video in videos]
    home = factories.home(language)
    return factories.add_page(EventPage, home, title="Concert", body=body)


def address(name: str = "abc123def") -> dict[str, Any]:
    return {
        "url": f"https://www.youtube.com/watch?v={name}",
        "poster": factories.picture("In the Loft", size=(1280, 720)),
        "tracks": recordings.tracks(("captions", "en"), ("chapters", "en")),
    }


@pytest.fixture
def asked(page: Page, live_server: Any) -> Iterator[list[str]]:
    """What the browser asked of others; they are answered here, errors fail."""
    found: list[str] = []
    errors: list[str] = []

    def answer(route: Route) -> None:
        if route.request.url.startswith(live_server.url):
            route.continue_()
            return
        found.append(route.request.url)
        is_list = route.request.url.endswith(".m3u8")
        kind = "application/vnd.apple.mpegurl" if is_list else "text/html"
        body = "#EXTM3U\n#EXT-X-ENDLIST\n" if is_list else "<title>Player</title>"
        headers = {"access-control-allow-origin": "*"}
        route.fulfill(body=body, content_type=kind, headers=headers)

    page.route("**/*", answer)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield found
    page.context.close()
    assert errors == []


def show(page: Page, live_server: Any, shown: EventPage) -> None:
    page.goto(live_server.url + shown.url)
    page.wait_for_load_state("networkidle")


def test_nothing_is_asked_or_stored_before_the_click(
    page: Page, asked: list[str], live_server: Any
) -> None:
    videos = [{"url": STREAM}, {"url": "https://www.twitch.tv/quays"}]
    videos.append({"url": "https://video.example.org/a.mp3"})
    show(page, live_server, concert(address(), *videos, recordings.film()))
    page.mouse.wheel(0, 4000)
    page.wait_for_load_state("networkidle")
    assert asked == []
    assert page.evaluate(STORED) == ["", 0, 0]
    assert page.context.cookies() == []


def test_a_player_is_loaded_and_removed_by_keyboard(
    page: Page, asked: list[str], live_server: Any
) -> None:
    show(page, live_server, concert(address(), {"url": "https://www.twitch.tv/quays"}))
    button = page.get_by_role("button", name=LOAD.format("YouTube"))
    button.focus()
    page.keyboard.press("Enter")
    frame = page.locator("iframe")
    expect(frame).to_be_focused()
    expect(frame).to_have_attribute("title", "Rehearsal")
    assert asked == ["https://www.youtube-nocookie.com/embed/abc123def"]
    assert violations(page) == []
    page.get_by_role("button", name="Stop and remove the player").press("Enter")
    expect(frame).to_have_count(0)
    expect(button).to_be_focused()
    page.get_by_role("button", name=LOAD.format("Twitch")).click()
    expect(frame).to_have_attribute(
        "src", "https://player.twitch.tv/?channel=quays&parent=localhost"
    )


def test_the_whole_poster_loads_the_player(
    page: Page, asked: list[str], live_server: Any
) -> None:
    show(page, live_server, concert(address()))
    page.locator(".wcs-player__stage").click(position={"x": 12, "y": 12})
    expect(page.locator("iframe")).to_have_count(1)


def test_a_consent_manager_decides(
    page: Page, asked: list[str], live_server: Any
) -> None:
    show(page, live_server, concert(address("first123"), address("second12")))
    page.evaluate(
        "addEventListener('wcs:load', (event) => {"
        "event.preventDefault(); window.asked = event.detail; })"
    )
    page.get_by_role("button", name=LOAD.format("YouTube")).first.click()
    expect(page.locator("iframe")).to_have_count(0)
    assert page.evaluate("asked.service") == "youtube"
    page.evaluate("asked.load()")
    expect(page.locator("iframe")).to_have_count(1)
    page.evaluate(AGREE, "vimeo")
    expect(page.locator("iframe")).to_have_count(1)
    page.evaluate(AGREE, "youtube")
    expect(page.locator("iframe")).to_have_count(2)


@pytest.mark.parametrize("is_native", [True, False])
def test_hls_is_played_with_the_library_only_where_the_browser_needs_it(
    page: Page, asked: list[str], live_server: Any, is_native: bool
) -> None:
    own: list[str] = []
    page.on("request", lambda request: own.append(request.url))
    support = "() => 'maybe'" if is_native else "() => ''"
    page.add_init_script(f"HTMLMediaElement.prototype.canPlayType = {support}")
    show(page, live_server, concert({"url": STREAM}))
    assert not any("hls" in url for url in own)
    page.get_by_role("button", name=LOAD.format("video.example.org")).click()
    expect(page.locator("video")).to_be_focused()
    if is_native:
        expect(page.locator("video")).to_have_attribute("src", STREAM)
    else:
        page.wait_for_function("window.Hls !== undefined")
    assert any("hls.light" in url for url in own) is not is_native
    assert set(asked) <= {STREAM}
    page.get_by_role("button", name="Stop and remove the player").click()
    expect(page.locator("video")).to_have_count(0)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_captions_in_the_language_of_the_page_are_on(
    page: Page, asked: list[str], live_server: Any, language: str
) -> None:
    show(page, live_server, concert(recordings.film(), language=language))
    page.wait_for_function(f"{SHOWN}.length")
    found = page.evaluate(f"{SHOWN}.map((t) => [t.kind, t.language])")
    assert found == [["captions", language]]
    page.wait_for_function(f"{SHOWN}[0].cues?.length === 2")
    assert asked == []


def test_transcript_and_chapters_lead_into_the_recording(
    page: Page, asked: list[str], live_server: Any
) -> None:
    rows = recordings.tracks(("captions", "en"), ("chapters", "en"))
    show(page, live_server, concert({"document": recordings.sound(), "tracks": rows}))
    now = "document.querySelector('audio').currentTime"
    page.get_by_text("Transcript").click()
    page.get_by_role("button", name="Play from 0:05").press("Enter")
    page.wait_for_function(f"{now} >= 5", timeout=3000)
    page.get_by_role("button", name="Play from 0:00 Opening").press("Enter")
    page.wait_for_function(f"{now} < 3", timeout=3000)
    assert violations(page) == []


def test_an_address_may_lead_to_a_second(
    page: Page, asked: list[str], live_server: Any
) -> None:
    shown = concert({"document": recordings.sound()})
    page.goto(f"{live_server.url}{shown.url}#t=6")
    page.wait_for_function("document.querySelector('audio').currentTime === 6")


def test_everything_is_there_without_scripts(
    new_context: Any, live_server: Any
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    show(page, live_server, concert(address()))
    assert not page.get_by_role("button", name=LOAD.format("YouTube")).is_visible()
    assert page.locator(".wcs-player__poster").is_visible()
    assert page.get_by_role("link", name="Watch on YouTube").is_visible()
    page.get_by_text("Transcript").click()
    assert page.get_by_text("Good evening.").is_visible()
    assert page.get_by_text("Opening").is_visible()
    page.context.close()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_too_wide_or_hard_to_read(
    page: Page, asked: list[str], live_server: Any, language: str
) -> None:
    sound = {"document": recordings.sound(), "tracks": recordings.film()["tracks"]}
    film = recordings.film(transcript="")
    videos = (address(), film, sound, {"url": "https://example.org/live"})
    page.set_viewport_size({"width": 320, "height": 700})
    show(page, live_server, concert(*videos, language=language))
    for summary in page.locator("summary.wcs-transcript__title").all():
        summary.click()
    assert page.evaluate(TOO_WIDE) == 0
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == [], scheme
