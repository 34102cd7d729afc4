"""Which providers' players may be offered, and at which address; no network here."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlsplit

from wagtail_culture_social.conf import settings
from wagtail_culture_social.domain.links import web_address
from wagtail_culture_social.domain.media_types import HLS, named_type

VIDEO_ID = re.compile(r"[\w-]{3,64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Stream:
    """An address to watch, and the player that a click may load.

    `media_type` is set where the player is our own and plays a file or a stream;
    `names_page` where the provider wants the host of our page in the address.
    """

    url: str
    provider: str = ""
    embed_url: str = ""
    media_type: str = ""
    names_page: bool = False

    @property
    def is_known(self) -> bool:
        """Tell whether a player can be offered; otherwise a plain link is shown."""
        return bool(self.embed_url)

    @property
    def service(self) -> str:
        """The provider as a consent manager names it: ``youtube``."""
        return self.provider.lower()

    @property
    def is_hls(self) -> bool:
        """Tell whether some browsers need a library to play it."""
        return self.media_type == HLS

    @property
    def is_sound(self) -> bool:
        """Tell whether there is nothing to see."""
        return self.media_type.startswith("audio/")


def stream_of(url: str) -> Stream | None:
    """Return what to offer for an address that an editor typed; ``None`` if empty."""
    url = web_address(url or "")
    if not url:
        return None
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    provider, player = _player_at(host)
    if player and (embed := player(parts)):
        return Stream(url, provider, embed, names_page=provider == "Twitch")
    media_type = named_type(parts.path)
    if media_type and parts.scheme == "https":
        return Stream(url, host, url, media_type)
    return Stream(url)


def _player_at(host: str) -> tuple[str, "Player | None"]:
    for provider, hosts, player in PROVIDERS:
        if host in hosts:
            return provider, player
    if host in settings.peertube_hosts:
        return "PeerTube", _peertube
    if host in settings.owncast_hosts:
        return "Owncast", _owncast
    return "", None


def _identified(path: str, *folders: str) -> str:
    """Return the identifier that ends a path below one of these folders, or ``""``."""
    folder, _, last = path.strip("/").rpartition("/")
    return last if folder in folders and VIDEO_ID.fullmatch(last) else ""


def _youtube(parts: SplitResult) -> str:
    video = _identified(parts.path, "live", "shorts", "embed")
    if parts.path == "/watch":
        video = parse_qs(parts.query).get("v", [""])[0]
    return _youtube_player(video)


def _youtube_short(parts: SplitResult) -> str:
    return _youtube_player(_identified(parts.path, ""))


def _youtube_player(video: str) -> str:
    if not VIDEO_ID.fullmatch(video):
        return ""
    return f"https://www.youtube-nocookie.com/embed/{video}"


def _vimeo(parts: SplitResult) -> str:
    """An unlisted video has a second, secret part."""
    match = re.fullmatch(r"/(?:video/)?([0-9]{3,})(?:/([0-9a-f]+))?/?", parts.path)
    if not match:
        return ""
    secret = f"h={match[2]}&" if match[2] else ""
    return f"https://player.vimeo.com/video/{match[1]}?{secret}dnt=1"


def _dailymotion(parts: SplitResult) -> str:
    return _dailymotion_player(_identified(parts.path, "video", "embed/video"))


def _dailymotion_short(parts: SplitResult) -> str:
    return _dailymotion_player(_identified(parts.path, ""))


def _dailymotion_player(video: str) -> str:
    return f"https://geo.dailymotion.com/player.html?video={video}" if video else ""


def _twitch(parts: SplitResult) -> str:
    if video := _identified(parts.path, "videos"):
        return f"https://player.twitch.tv/?video={video}&autoplay=false"
    channel = _identified(parts.path, "")
    return f"https://player.twitch.tv/?channel={channel}" if channel else ""


def _peertube(parts: SplitResult) -> str:
    """Without the sharing between visitors, who would see each other's addresses."""
    video = _identified(parts.path, "w", "videos/watch", "videos/embed")
    return f"https://{parts.hostname}/videos/embed/{video}?p2p=0" if video else ""


def _owncast(parts: SplitResult) -> str:
    is_stream = parts.path.rstrip("/") in ("", "/embed/video")
    return f"https://{parts.hostname}/embed/video" if is_stream else ""


Player = Callable[[SplitResult], str]
PROVIDERS: tuple[tuple[str, set[str], Player], ...] = (
    ("YouTube", {"youtube.com", "m.youtube.com"}, _youtube),
    ("YouTube", {"youtu.be"}, _youtube_short),
    ("Vimeo", {"vimeo.com", "player.vimeo.com"}, _vimeo),
    ("Dailymotion", {"dailymotion.com"}, _dailymotion),
    ("Dailymotion", {"dai.ly"}, _dailymotion_short),
    ("Twitch", {"twitch.tv", "m.twitch.tv"}, _twitch),
)
