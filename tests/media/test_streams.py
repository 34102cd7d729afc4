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
        ("https://youtube.com/shorts/abc_123", "youtube-nocookie.com/embed/abc_123"),
        ("https://vimeo.com/1234567/0a1b2c", "1234567?h=0a1b2c&dnt=1"),
        ("https://dai.ly/x9abc", "geo.dailymotion.com/player.html?video=x9abc"),
        ("https://www.dailymotion.com/video/x9abc", "player.html?video=x9abc"),
        ("https://www.twitch.tv/quays", "player.twitch.tv/?channel=quays"),
        (
            "https://www.twitch.tv/videos/123456",
            "player.twitch.tv/?video=123456&autoplay=false",
        ),
        ("https://live.example.org/", "live.example.org/embed/video"),
        ("https://files.example.org/a.mp4", "files.example.org/a.mp4"),
        ("https://files.example.org/live.m3u8?k=1", "live.m3u8?k=1"),
        ("https://Tube.Example.org/w/9aBc", "tube.example.org/videos/embed/9aBc?p2p=0"),
    ],
)
def test_known_provider_has_a_player(settings: Any, url: str, player: str) -> None:
    settings.CULTURE_SOCIAL_PEERTUBE_HOSTS = ["tube.example.org"]
    settings.CULTURE_SOCIAL_OWNCAST_HOSTS = ["live.example.org"]
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
        "https://www.youtube.com/@quays",
        "https://www.youtube.com/channel/UCabc",
        "https://www.twitch.tv/",
        "https://files.example.org/notes.pdf",
        "http://files.example.org/a.mp4",
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


def test_a_playlist_or_an_account_is_a_plain_link(settings: Any) -> None:
    settings.CULTURE_SOCIAL_PEERTUBE_HOSTS = ["tube.example.org"]
    settings.CULTURE_SOCIAL_OWNCAST_HOSTS = ["live.example.org"]
    for url in ("https://tube.example.org/w/p/9aBc", "https://live.example.org/admin"):
        stream = stream_of(url)
        assert stream is not None
        assert not stream.is_known


@pytest.mark.parametrize(
    ("url", "service", "is_hls", "is_sound", "names_page"),
    [
        ("https://youtu.be/abc_123", "youtube", False, False, False),
        ("https://www.twitch.tv/quays", "twitch", False, False, True),
        ("https://a.example.org/l.m3u8", "a.example.org", True, False, False),
        ("https://a.example.org/a.mp3", "a.example.org", False, True, False),
    ],
)
def test_a_player_says_what_it_needs(
    url: str, service: str, is_hls: bool, is_sound: bool, names_page: bool
) -> None:
    stream = stream_of(url)
    assert stream is not None
    found = (stream.service, stream.is_hls, stream.is_sound, stream.names_page)
    assert found == (service, is_hls, is_sound, names_page)
