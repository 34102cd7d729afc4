"""The stream of an event, or its replays, as schema.org wants them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from wagtail_culture_social.domain.structured_data import (
    BroadcastFacts,
    MediaFacts,
    PageFacts,
    broadcast,
)
from wagtail_culture_social.events.facts import facts_of
from wagtail_culture_social.events.live import AHEAD, Sitting, sitting_of
from wagtail_culture_social.events.live_facts import LiveFacts, day_in
from wagtail_culture_social.events.live_replays import Replay, replays_shown
from wagtail_culture_social.media.structured_data import media_facts
from wagtail_culture_social.models.live import SIGN_LANGUAGES


def live_nodes(page: Any, event: PageFacts) -> Iterator[dict[str, Any]]:
    """Yield a node of the stream that runs or comes, and one of each replay."""
    sitting = sitting_of(page)
    if sitting is not None and sitting.state in AHEAD:
        yield broadcast(_stream(sitting, facts_of(page).live, event))
    for shown in replays_shown(page):
        yield broadcast(_replay(shown, sitting, event))


def _stream(sitting: Sitting, live: LiveFacts, event: PageFacts) -> BroadcastFacts:
    return BroadcastFacts(
        event=event,
        video=_video({"url": sitting.broadcast.url}, event),
        hours=_hours(sitting),
        caption_languages=tuple(live.caption_languages.split()),
        features=tuple(_offered(live)),
    )


def _replay(shown: Replay, sitting: Sitting | None, event: PageFacts) -> BroadcastFacts:
    is_last = sitting is not None and _repeats(shown, sitting)
    return BroadcastFacts(
        event=event,
        video=_video(shown.value, event),
        hours=_hours(sitting) if sitting and is_last else None,
        features=tuple(_features(shown.value)),
        is_replay=True,
    )


def _video(value: Any, event: PageFacts) -> MediaFacts:
    """The video itself; what only a link leads to has neither file nor player."""
    return media_facts(value, event) or MediaFacts(
        name=event.name,
        url=event.url,
        language=event.language,
        description=event.description,
        thumbnail=event.images[0].url if event.images else "",
        published=event.published,
    )


def _hours(sitting: Sitting) -> tuple[datetime, datetime]:
    start = sitting.window.start
    return start, sitting.window.ends.astimezone(start.tzinfo)


def _repeats(shown: Replay, sitting: Sitting) -> bool:
    """Whether a replay is the one of the stream that the page tells of."""
    if sitting.state in AHEAD:
        return False
    day = day_in(shown.raw, "day")
    return day is None or sitting.date.first_day <= day <= sitting.date.last_day


def _offered(live: LiveFacts) -> Iterator[str]:
    access = live.live_access.split()
    if live.caption_languages:
        yield "captions"
    if set(access) & set(SIGN_LANGUAGES):
        yield "signLanguage"
    if "audio_description" in access:
        yield "audioDescription"


def _features(value: Any) -> Iterator[str]:
    """What a recording has, by its blocks."""
    if any(track.get("kind") == "captions" for track in value.get("tracks") or ()):
        yield "captions"
    if value.get("signed_document") or value.get("signed_url"):
        yield "signLanguage"
    if value.get("described_document") or value.get("described_url"):
        yield "audioDescription"
