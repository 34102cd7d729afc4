"""Platforms are named by their hosts."""

import pytest

from wagtail_culture_social.domain.platforms import platform_name


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.deezer.com/fr/album/1", "Deezer"),
        ("https://open.spotify.com/playlist/1", "Spotify"),
        ("https://music.youtube.com/watch?v=1", "YouTube Music"),
        ("https://ensemble.bandcamp.com/album/sea", "Bandcamp"),
        ("https://listen.tidal.com/1", "TIDAL"),
        ("https://www.quays.example.org/music", "quays.example.org"),
        ("https://notdeezer.com/", "notdeezer.com"),
        ("https://[/", ""),
        ("", ""),
    ],
)
def test_host_names_the_platform(url: str, name: str) -> None:
    assert platform_name(url) == name
