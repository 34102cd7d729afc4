"""Addresses that open a recording at a moment; no script, no network here."""

from urllib.parse import urlencode, urlsplit, urlunsplit

from wagtail_culture_social.media.players import Player

IN_QUERY = {
    "YouTube": "t",
    "Twitch": "t",
    "Dailymotion": "start",
    "PeerTube": "start",
}
"""Providers that take a moment in the query, and its name there."""


def moment_url(player: Player, seconds: int) -> str:
    """Return where a recording plays from a second on; "" where none can be named.

    A file is opened at a media fragment (https://www.w3.org/TR/media-frags/).
    """
    if player.document:
        return f"{player.document.url}#t={seconds}"
    stream = player.stream
    if stream is None:
        return ""
    parts = urlsplit(stream.url)
    if name := IN_QUERY.get(stream.provider):
        query = "&".join(filter(None, (parts.query, urlencode({name: f"{seconds}s"}))))
        return urlunsplit(parts._replace(query=query))
    if stream.provider == "Vimeo":
        return urlunsplit(parts._replace(fragment=f"t={seconds}s"))
    if stream.media_type and not stream.is_hls:
        return urlunsplit(parts._replace(fragment=f"t={seconds}"))
    return ""
