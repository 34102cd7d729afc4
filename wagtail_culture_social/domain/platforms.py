"""Platforms of music and films, named by the hosts of their addresses."""

from urllib.parse import urlsplit

PLATFORMS = {
    "music.apple.com": "Apple Music",
    "music.amazon.fr": "Amazon Music",
    "music.amazon.com": "Amazon Music",
    "music.youtube.com": "YouTube Music",
    "bandcamp.com": "Bandcamp",
    "deezer.com": "Deezer",
    "deezer.page.link": "Deezer",
    "mixcloud.com": "Mixcloud",
    "qobuz.com": "Qobuz",
    "soundcloud.com": "SoundCloud",
    "spotify.com": "Spotify",
    "tidal.com": "TIDAL",
    "vimeo.com": "Vimeo",
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "arte.tv": "ARTE",
    "archive.org": "Internet Archive",
    "gallica.bnf.fr": "Gallica",
}
"""Hosts with the names that people know; a host below one has its name."""


def platform_name(url: str) -> str:
    """The name of the platform at an address, else its host; "" for no address."""
    try:
        host = (urlsplit(url.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    labels = host.split(".")
    above = (".".join(labels[at:]) for at in range(len(labels)))
    return next((PLATFORMS[name] for name in above if name in PLATFORMS), host)
