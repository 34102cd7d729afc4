"""The stream of an event, or its replays, as schema.org wants them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from typing import Any
from urllib.parse import urljoin

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.structured_data import (
    PageFacts,
    StreamFacts,
    stream_video,
)
from wagtail_culture_social.events.facts import facts_of
from wagtail_culture_social.events.live import AHEAD, Sitting, sitting_of
from wagtail_culture_social.events.live_facts import LiveFacts, day_in
from wagtail_culture_social.events.live_replays import Replay, replays_shown
from wagtail_culture_social.media.providers import stream_of
from wagtail_culture_social.models.live import SIGN_LANGUAGES


def live_nodes(page: Any, about: PageFacts) -> Iterator[dict[str, Any]]:
    """Yield a node of the stream that runs or comes, and one of each replay."""
    sitting = sitting_of(page)
    if sitting is not None and sitting.state in AHEAD:
        yield stream_video(_stream(sitting, facts_of(page).live, about))
    for shown in replays_shown(page):
        yield stream_video(_replay(page, shown, sitting, about))


def _stream(sitting: Sitting, live: LiveFacts, about: PageFacts) -> StreamFacts:
    return StreamFacts(
        page=about,
        uploaded=sitting.window.start,
        hours=_hours(sitting),
        caption_languages=tuple(live.caption_languages.split()),
        features=tuple(_offered(live)),
        player_url=_player(sitting.broadcast.url),
    )


def _replay(
    page: Any, shown: Replay, sitting: Sitting | None, about: PageFacts
) -> StreamFacts:
    value = shown.value
    facts = StreamFacts(
        page=replace(about, name=value["title"]),
        uploaded=_uploaded(page, shown, about),
        hours=_hours(sitting) if _repeats(shown, sitting) else None,
        features=tuple(_features(value)),
        is_replay=True,
        player_url=_player(value.get("url") or ""),
    )
    if document := value.get("document"):
        return replace(facts, file_url=urljoin(about.url, document.url))
    return facts


def _hours(sitting: Sitting | None) -> tuple[datetime, datetime] | None:
    if sitting is None:
        return None
    zone = sitting.window.start.tzinfo
    return sitting.window.start, sitting.window.ends.astimezone(zone)


def _repeats(shown: Replay, sitting: Sitting | None) -> bool:
    """Whether a replay is the one of the stream that the page tells of."""
    if sitting is None or sitting.state in AHEAD:
        return False
    day = day_in(shown.raw, "day")
    return day is None or sitting.date.first_day <= day <= sitting.date.last_day


def _uploaded(page: Any, shown: Replay, about: PageFacts) -> datetime:
    """The day of the stream, else that of the last publication."""
    day = day_in(shown.raw, "day")
    if day is not None:
        return datetime.combine(day, time(), facts_of(page).zone)
    return about.modified or now()


def _player(url: str) -> str:
    """Where a stream is played: the player of its provider, else the address itself."""
    stream = stream_of(url)
    return (stream.embed_url or stream.url) if stream else ""


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
