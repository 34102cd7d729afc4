"""Streams and replays that cannot be: refused with the reason in both languages."""

from datetime import date
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import translation
from wagtail.blocks import StreamValue
from wagtail.test.utils.form_data import streamfield

from tests.events.live_event import EVENING, STREAM, live_event, replay, stream
from tests.events.schedules import messages
from tests.page_forms import post_form, speak
from wagtail_culture_social.events.live_blocks import BroadcastsBlock, ReplaysBlock
from wagtail_culture_social.models import EventFacts

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2026, 12, 3), date(2026, 12, 4)
HTTPS = {
    "en": "Give an address that begins with https://.",
    "fr": "Indiquez une adresse qui commence par https://.",
}
PRIVATE = {
    "en": "This address leads into a private network: visitors cannot see it.",
    "fr": "Cette adresse mène à un réseau privé : le public ne peut pas la consulter.",
}
CROSSED = {
    "en": "The last day is before the first one.",
    "fr": "Le dernier jour précède le premier.",
}
NO_FIRST = {
    "en": "Give the first day too.",
    "fr": "Indiquez aussi le premier jour.",
}
TWICE = {
    "en": "Another stream is already there for these days.",
    "fr": "Un autre flux est déjà prévu pour ces jours.",
}
REFUSED = [
    ([stream("http://tube.example.org/w/abc")], HTTPS),
    ([stream("https://192.168.1.20/live.m3u8")], PRIVATE),
    ([stream(first=LAST, last=FIRST)], CROSSED),
    ([stream(last=LAST)], NO_FIRST),
    ([stream(), stream()], TWICE),
    ([stream(first=FIRST, last=LAST), stream(first=LAST)], TWICE),
]
ACCEPTED = [
    [],
    [stream("https://nobody-knows.example.org/watch")],
    [stream(), stream(first=FIRST), stream(first=LAST)],
    [stream(opens_before=None)],
]


def cleaned(block: Any, values: list[tuple[str, dict[str, Any]]]) -> StreamValue:
    typed = [(name, block.child_blocks[name].normalize(v)) for name, v in values]
    return block.clean(StreamValue(block, typed))


def told(block: Any, values: list[tuple[str, dict[str, Any]]]) -> list[str]:
    """What is wrong, with plain spaces."""
    with pytest.raises(ValidationError) as refused:
        cleaned(block, values)
    return [text.replace("\xa0", " ") for text in messages(refused.value)]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("streams", "reason"), REFUSED)
def test_a_stream_that_nobody_could_watch_is_refused(
    streams: list[Any], reason: dict[str, str], language: str
) -> None:
    with translation.override(language):
        assert told(BroadcastsBlock(), streams) == [reason[language]]


@pytest.mark.parametrize("streams", ACCEPTED)
def test_other_streams_are_accepted(streams: list[Any]) -> None:
    assert len(cleaned(BroadcastsBlock(), streams)) == len(streams)


@pytest.mark.parametrize("days", [{}, {"day": FIRST}])
def test_a_replay_without_anything_to_play_is_refused(days: dict[str, Any]) -> None:
    with translation.override("en"):
        said = told(ReplaysBlock(), [replay(url="", **days)])
    assert said == ["Choose a file or give an address."]


def test_a_draft_may_be_half_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    block = BroadcastsBlock().child_blocks["stream"]
    monkeypatch.setattr(block, "is_deferred_validation", True)
    half = block.normalize({"url": "http://x.example", "last": LAST})
    assert block.clean(half)["last"] == LAST


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_editor_is_told_in_the_form(
    admin_client: Client, admin_user: User, language: str
) -> None:
    page, _twin = live_event(schedule=[EVENING], replays=[])
    speak(admin_user, language)
    typed = {"url": "http://10.0.0.1/", "first": "", "last": "", "opens_before": "15"}
    answer = post_form(
        admin_client,
        page,
        "action-publish",
        streams=streamfield([("stream", typed)]),
    )
    text = unescape(answer.content.decode())
    assert HTTPS[language] in text.replace("\\u00a0", " ")
    assert EventFacts.objects.get().streams[0]["url"] == STREAM
