"""A live stream in Chromium: countdown, the change at the hour, states, no script."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from tests.events.live_event import TIMES, live_event, stream
from tests.quality import nu
from tests.quality.accessibility import violations
from tests.quality.test_rendering import TOO_WIDE

pytestmark = [
    pytest.mark.editor,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

YOUTUBE = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


@pytest.fixture
def asked(page: Page, live_server: Any) -> Iterator[list[str]]:
    """Every address of another host that the page asks for; none is answered."""
    own = urlsplit(live_server.url).netloc
    others: list[str] = []

    def decide(route: Any) -> None:
        if urlsplit(route.request.url).netloc == own:
            route.continue_()
        else:
            others.append(route.request.url)
            route.abort()

    page.route("**/*", decide)
    yield others
    page.unroute_all(behavior="ignoreErrors")


def at(settings: Any, moment: datetime) -> None:
    settings.CULTURE_SOCIAL_NOW = moment


def test_every_state_is_accessible_asks_nobody_else_and_fits(
    page: Page, live_server: Any, asked: list[str], settings: Any
) -> None:
    at(settings, TIMES["announced"])
    twins = live_event(streams=[stream(YOUTUBE)])
    for state, moment in TIMES.items():
        at(settings, moment)
        for twin in twins:
            page.goto(live_server.url + twin.get_url())
            expect(page.locator("#wcs-live")).to_be_visible()
            assert violations(page) == [], (state, twin.title)
            for width in (1440, 360, 320):
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate(TOO_WIDE) == [], (state, width)
    assert asked == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_markup_of_every_state_is_correct(
    client: Client, settings: Any, checker: str, tmp_path: Path
) -> None:
    at(settings, TIMES["announced"])
    twins = live_event(streams=[stream(YOUTUBE)])
    saved = {}
    for state, moment in TIMES.items():
        at(settings, moment)
        for number, twin in enumerate(twins):
            file = tmp_path / f"{state}-{number}.html"
            file.write_bytes(client.get(twin.get_url()).content)
            saved[f"{state} {twin.title}"] = file
    assert nu.problems(checker, saved) == []


def test_the_countdown_becomes_the_player_at_the_hour(
    page: Page, live_server: Any, asked: list[str], settings: Any
) -> None:
    at(settings, TIMES["waiting"])
    _english, french = live_event(streams=[stream(YOUTUBE)], replays=[])
    page.clock.install()
    page.goto(live_server.url + french.get_url())
    countdown = page.locator("[data-wcs-countdown]")
    expect(countdown).to_have_text("dans 10\xa0minutes")
    expect(page.locator(".wcs-band--live")).to_have_count(0)
    page.clock.run_for(timedelta(minutes=4) // timedelta(milliseconds=1))
    expect(countdown).to_have_text("dans 6\xa0minutes")
    at(settings, TIMES["live"])
    wait_for(page, ".wcs-band--live")
    expect(page.locator("#wcs-live-said")).to_have_text("En direct")
    expect(countdown).to_have_count(0)
    assert asked == []
    page.locator("[data-wcs-load]").click()
    expect(page.locator("#wcs-live iframe")).to_be_visible()
    assert asked
    assert all("youtube-nocookie.com" in address for address in asked)


def wait_for(page: Page, selector: str) -> None:
    """Let the clock of the page go on in steps: answers take their own time."""
    for _ in range(100):
        if page.locator(selector).is_visible():
            return
        page.clock.run_for(5_000)
    expect(page.locator(selector)).to_be_visible()


def test_without_javascript_the_page_is_complete(
    new_context: Any, live_server: Any, settings: Any
) -> None:
    at(settings, TIMES["waiting"])
    english, _french = live_event(streams=[stream(YOUTUBE)])
    page = new_context(java_script_enabled=False).new_page()
    page.goto(live_server.url + english.get_url())
    expect(page.get_by_text("Begins at 6:30 p.m.")).to_be_visible()
    expect(page.locator("[data-wcs-countdown]")).to_be_hidden()
    link = page.get_by_role("link", name="Watch on YouTube")
    expect(link).to_have_attribute("href", YOUTUBE)
    expect(page.get_by_role("link", name="+33 2 40 00 00 00")).to_be_visible()
    at(settings, TIMES["live"])
    page.reload()
    expect(page.locator(".wcs-band--live")).to_be_visible()
