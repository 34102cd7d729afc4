"""A lecture that is streamed on one evening, in English and French; English leads."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from wagtail.models import Page

from tests import examples, factories

PARIS = ZoneInfo("Europe/Paris")
THURSDAY = date(2026, 12, 3)
STREAM = "https://tube.example.org/w/quays-live"
REPLAY = "https://tube.example.org/w/quays-replay"
EVENING = factories.on(THURSDAY, time(18, 30), time(20))

TIMES = {
    "announced": datetime(2026, 12, 2, 12, tzinfo=PARIS),
    "waiting": datetime(2026, 12, 3, 18, 20, tzinfo=PARIS),
    "live": datetime(2026, 12, 3, 19, tzinfo=PARIS),
    "replay": datetime(2026, 12, 4, 10, tzinfo=PARIS),
}
"""A moment in each state of the evening."""


def stream(url: str = STREAM, **more: Any) -> tuple[str, dict[str, Any]]:
    """One stream, for every date unless days are given."""
    return "stream", {"url": url, "opens_before": 15, **more}


def replay(url: str = REPLAY, **more: Any) -> tuple[str, dict[str, Any]]:
    """One replay at an address."""
    return "replay", {"url": url, "tracks": [], **more}


def live_event(**fields: Any) -> tuple[Page, Page]:
    """The lecture in both languages, with a replay that waits for its hour."""
    english, french = examples.event(
        **{
            "schedule": [EVENING],
            "stream_url": "",
            "streams": [stream()],
            "replays": [replay(day=THURSDAY)],
            "caption_languages": "fr en",
            "live_access": "fsl hearing_loop",
            "fallback_url": "https://radio.example.org/quays",
            "fallback_phone": "+33 2 40 00 00 00",
            "fallback_note": "We start again at 19:00.",
            **fields,
        }
    )
    french.fallback_note = "Nous reprendrons à 19 h."
    return english, factories.publish(french)
