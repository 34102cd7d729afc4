"""Which providers' players may be offered, and at which address; no network here."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from wagtail_culture_social.conf import settings
from wagtail_culture_social.domain.links import web_address

VIDEO_ID = re.compile(r"^[\w-]{3,64}$")


@dataclass(frozen=True, slots=True)
class Stream:
    """An address to watch, and the player that a click may load."""

    url: str
    provider: str = ""
    embed_url: str = ""

    @property
    def is_known(self) -> bool:
        """Tell whether a player can be offered; otherwise a plain link is shown."""
        return bool(self.embed_url)


def stream_of(url: str) -> Stream | None:
    """Return what to offer for an address that an editor typed; ``None`` if empty."""
    url = web_address(url or "")
    if not url:
        return None
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    for provider, hosts, player in PROVIDERS:
        if host in hosts and (embed := player(parts.path, parse_qs(parts.query))):
            return Stream(url, provider, embed)
    if host in settings.peertube_hosts and (video := _segment(parts.path)):
        return Stream(url, "PeerTube", f"https://{host}/videos/embed/{video}")
    return Stream(url)


def _segment(path: str, position: int = -1) -> str:
    """Return one segment of a path when it looks like an identifier, else ``""``."""
    segments = [segment for segment in path.split("/") if segment]
    if len(segments) < abs(position):
        return ""
    return segments[position] if VIDEO_ID.match(segments[position]) else ""


def _youtube(path: str, query: dict[str, list[str]]) -> str:
    video = query.get("v", [""])[0] if path == "/watch" else _segment(path)
    if not VIDEO_ID.match(video):
        return ""
    return f"https://www.youtube-nocookie.com/embed/{video}"


def _vimeo(path: str, query: dict[str, list[str]]) -> str:
    video = _segment(path)
    if not video.isdigit():
        return ""
    return f"https://player.vimeo.com/video/{video}?dnt=1"


def _dailymotion(path: str, query: dict[str, list[str]]) -> str:
    video = _segment(path)
    return f"https://geo.dailymotion.com/player.html?video={video}" if video else ""


PROVIDERS = (
    ("YouTube", {"youtube.com", "m.youtube.com", "youtu.be"}, _youtube),
    ("Vimeo", {"vimeo.com", "player.vimeo.com"}, _vimeo),
    ("Dailymotion", {"dailymotion.com", "dai.ly"}, _dailymotion),
)
