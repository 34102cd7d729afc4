"""The page of an event in every state: accessible, never too wide, and without script.

In Chromium, in both languages; the demo's pages are looked at by `test_rendering`.
"""

from datetime import date, time, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.full_event import OPENS, SATURDAY, change, full_event, note, series
from tests.quality.accessibility import violations
from tests.quality.test_rendering import TOO_WIDE

pytestmark = [
    pytest.mark.editor,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

TONIGHT = [factories.on(factories.TODAY, time(17, 30), time(19))]
SUNDAY = SATURDAY + timedelta(days=8)
STREAM = "https://tube.example.org/w/quays-live"
STATES: dict[str, dict[str, Any]] = {
    "scheduled": {"booking_opens_at": OPENS},
    "live": {"schedule": TONIGHT, "attendance": "mixed", "stream_url": STREAM},
    "cancelled": {"state": "cancelled", "state_note": "The soprano is ill."},
    "full": {"schedule": TONIGHT, "state": "full"},
    "permanent": {
        "event_type": "exhibition",
        "schedule": [factories.on(date(2026, 3, 3), permanent=True)],
    },
    "past": {"schedule": [factories.on(date(2026, 3, 3), time(20), time(22))]},
    "single dates": {
        "schedule": [
            series(),
            change(SATURDAY, "cancelled"),
            change(SATURDAY + timedelta(days=7), "moved", to_date=SUNDAY),
            change(SATURDAY + timedelta(days=14), "full"),
        ],
        "date_notes": [note(SATURDAY, "The organist is ill.")],
    },
    "festival": {"event_type": "festival", "schedule": TONIGHT},
}


@pytest.fixture(autouse=True)
def _present(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW


def addresses(live_server: Any, *states: str) -> dict[str, str]:
    """Build the event in these states, in both languages."""
    return {
        f"{state} {page.locale.language_code}": live_server.url + page.get_url()
        for number, state in enumerate(states)
        for page in full_event(slug=f"event-{number}", **STATES[state])
    }


def unfold(page: Page) -> None:
    for summary in page.locator("summary").all():
        summary.click()


def test_every_state_is_accessible_and_fits_a_small_phone(
    page: Page, live_server: Any
) -> None:
    for name, address in addresses(live_server, *STATES).items():
        page.goto(address)
        unfold(page)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert violations(page) == [], (name, scheme)
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate(TOO_WIDE) == [], name
        page.set_viewport_size({"width": 1400, "height": 1000})


def test_calendars_and_dates_unfold_without_javascript(
    new_context: Any, live_server: Any
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(addresses(live_server, "single dates")["single dates en"])
    google = page.get_by_role("link", name="Google Calendar")
    expect(google).to_be_hidden()
    last = page.locator(".wcs-dates__item").last
    expect(last).to_be_hidden()
    unfold(page)
    expect(google).to_be_visible()
    expect(last).to_be_visible()


def test_print_shows_every_date_and_nothing_to_press(
    page: Page, live_server: Any
) -> None:
    page.goto(addresses(live_server, "single dates")["single dates en"])
    page.emulate_media(media="print")
    expect(page.locator(".wcs-dates__item").last).to_be_visible()
    expect(page.get_by_role("link", name="Add to calendar").first).to_be_hidden()
    expect(page.get_by_role("link", name="Choose your seat")).to_be_hidden()
