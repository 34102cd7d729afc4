"""Streams and replays as schema.org nodes (Google's video guidelines kept)."""

from dataclasses import dataclass
from datetime import datetime

from wagtail_culture_social.domain.structured_data.facts import PageFacts
from wagtail_culture_social.domain.structured_data.nodes import (
    CONTEXT,
    Node,
    instant,
    node,
    page_properties,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamFacts:
    """A stream of an event, or its replay; instants are aware.

    `hours` are start and end of the broadcast, where known. `player_url` is a page
    that plays it, `file_url` the video itself, `features` are terms of the W3C
    vocabulary for accessibility (captions, signLanguage, audioDescription).
    """

    page: PageFacts
    uploaded: datetime
    hours: tuple[datetime, datetime] | None = None
    player_url: str = ""
    file_url: str = ""
    caption_languages: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    is_replay: bool = False


def stream_video(facts: StreamFacts) -> Node:
    """The stream as a VideoObject with its BroadcastEvent; of a replay it is over.

    Google shows LIVE between `startDate` and `endDate` of a live broadcast, so that
    the node is right at any moment between two visits of its robot.
    """
    words = page_properties(facts.page)
    return {
        "@context": CONTEXT,
        **node(
            "VideoObject",
            **{name: words[name] for name in ("name", "description", "inLanguage")},
            url=facts.page.url,
            thumbnailUrl=[image.url for image in facts.page.images],
            uploadDate=instant(facts.uploaded),
            embedUrl=facts.player_url,
            contentUrl=facts.file_url,
            accessibilityFeature=list(facts.features),
            recordedAt=_event(facts) if facts.is_replay else None,
            publication=_broadcast(facts),
        ),
    }


def _broadcast(facts: StreamFacts) -> Node | None:
    if facts.hours is None:
        return None
    start, end = facts.hours
    return node(
        "BroadcastEvent",
        name=facts.page.name,
        isLiveBroadcast=True,
        startDate=instant(start),
        endDate=instant(end),
        subtitleLanguage=list(facts.caption_languages),
        broadcastOfEvent=_event(facts),
    )


def _event(facts: StreamFacts) -> Node:
    return node("Event", name=facts.page.name, url=facts.page.url)
