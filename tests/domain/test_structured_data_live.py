"""A stream and its replay as schema.org: hours, captions, what they belong to."""

from dataclasses import replace
from datetime import timedelta

from tests.domain.schema_facts import PAGE, URL, local
from tests.domain.vocabulary import problems
from wagtail_culture_social.domain import structured_data as sd

START = local(2026, 12, 3, 18, 30)
VIDEO = sd.MediaFacts(
    name=PAGE.name,
    url=URL,
    language="en",
    embed_url="https://tube.example.org/videos/embed/quays",
)
STREAM = sd.BroadcastFacts(
    event=PAGE,
    video=VIDEO,
    hours=(START, START + timedelta(minutes=90)),
    caption_languages=("fr", "en"),
    features=("captions", "signLanguage"),
)


def test_a_stream_has_its_broadcast() -> None:
    node = sd.broadcast(STREAM)
    assert node["@type"] == "VideoObject"
    assert node["accessibilityFeature"] == ["captions", "signLanguage"]
    assert "recordedAt" not in node
    assert node["publication"] == {
        "@type": "BroadcastEvent",
        "name": PAGE.name,
        "isLiveBroadcast": True,
        "startDate": "2026-12-03T18:30:00+01:00",
        "endDate": "2026-12-03T20:00:00+01:00",
        "subtitleLanguage": ["fr", "en"],
        "broadcastOfEvent": {"@type": "Event", "name": PAGE.name, "url": PAGE.url},
    }
    assert problems(node) == []


def test_a_replay_was_recorded_at_the_event_whose_hours_may_be_unknown() -> None:
    node = sd.broadcast(replace(STREAM, hours=None, features=(), is_replay=True))
    assert node["recordedAt"]["name"] == PAGE.name
    assert not {"publication", "accessibilityFeature"} & node.keys()
    assert problems(node) == []
