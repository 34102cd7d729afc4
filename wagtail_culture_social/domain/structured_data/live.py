"""A stream or its replay as schema.org nodes (Google's video guidelines kept)."""

from dataclasses import dataclass
from datetime import datetime

from wagtail_culture_social.domain.structured_data.facts import MediaFacts, PageFacts
from wagtail_culture_social.domain.structured_data.media import recording
from wagtail_culture_social.domain.structured_data.nodes import Node, instant, node


@dataclass(frozen=True, slots=True, kw_only=True)
class BroadcastFacts:
    """What is streamed of an event, or was; `hours` are its aware start and end.

    `features` are terms of the W3C vocabulary for accessibility (captions,
    signLanguage, audioDescription), `caption_languages` BCP 47 codes.
    """

    event: PageFacts
    video: MediaFacts
    hours: tuple[datetime, datetime] | None = None
    caption_languages: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    is_replay: bool = False


def broadcast(facts: BroadcastFacts) -> Node:
    """The video with its BroadcastEvent; that of a replay is over.

    Google shows LIVE between `startDate` and `endDate` of a live broadcast, so that
    the node is right at any moment between two visits of its robot.
    """
    event = node("Event", name=facts.event.name, url=facts.event.url)
    added = {
        "accessibilityFeature": list(facts.features),
        "recordedAt": event if facts.is_replay else None,
        "publication": _publication(facts, event),
    }
    return recording(facts.video) | {n: value for n, value in added.items() if value}


def _publication(facts: BroadcastFacts, event: Node) -> Node | None:
    if facts.hours is None:
        return None
    start, end = facts.hours
    return node(
        "BroadcastEvent",
        name=facts.event.name,
        isLiveBroadcast=True,
        startDate=instant(start),
        endDate=instant(end),
        subtitleLanguage=list(facts.caption_languages),
        broadcastOfEvent=event,
    )
