"""Which addresses get a player, and which stay a plain link."""

from typing import Any

import pytest

from wagtail_culture_social.media.providers import stream_of


@pytest.mark.parametrize(
    ("url", "player"),
    [
        (
            "https://www.youtube.com/watch?v=abc_123",
            "youtube-nocookie.com/embed/abc_123",
        ),
        ("https://youtu.be/abc_123", "youtube-nocookie.com/embed/abc_123"),
        ("https://www.youtube.com/live/abc_123", "youtube-nocookie.com/embed/abc_123"),
        ("https://vimeo.com/1234567", "player.vimeo.com/video/1234567?dnt=1"),
        ("https://dai.ly/x9abc", "geo.dailymotion.com/player.html?video=x9abc"),
        ("https://Tube.Example.org/w/9aBc", "tube.example.org/videos/embed/9aBc?p2p=0"),
    ],
)
def test_known_provider_has_a_player(settings: Any, url: str, player: str) -> None:
    settings.CULTURE_SOCIAL_PEERTUBE_HOSTS = ["tube.example.org"]
    stream = stream_of(url)
    assert stream is not None
    assert stream.embed_url.endswith(player)
    assert stream.embed_url.startswith("https://")


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/live",
        "https://youtube.com.evil.example/watch?v=abc",
        "https://www.youtube.com/watch?v=%22onload%3D",
        "https://vimeo.com/channels/staff",
        "https://tube.example.org/w/9aBc",
        "https://www.youtube.com/",
    ],
)
def test_other_address_is_a_plain_link(url: str) -> None:
    stream = stream_of(url)
    assert stream is not None
    assert (stream.url, stream.is_known) == (url, False)


@pytest.mark.parametrize(
    "url", ["", "   ", None, "javascript:alert(1)", "data:x", "http://", "http://[::1"]
)
def test_what_is_no_web_address_is_nothing(url: Any) -> None:
    assert stream_of(url) is None
