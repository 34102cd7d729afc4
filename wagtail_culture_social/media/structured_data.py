"""What structured data is told of a recording on a page."""

from typing import Any
from urllib.parse import urljoin

from wagtail_culture_social.domain.structured_data import (
    CaptionFacts,
    ClipFacts,
    MediaFacts,
    PageFacts,
)
from wagtail_culture_social.media.players import SPOKEN, Player

POSTER = "max-1200x1200|format-jpeg"


def media_facts(value: Any, page: PageFacts) -> MediaFacts | None:
    """Return the facts of a media block; ``None`` when there is nothing that plays.

    What it does not say of itself, the page around it does.
    """
    player = Player(value or {}, page.language)
    document, stream = player.document, player.stream
    if not document and not (stream and stream.is_known):
        return None
    content, embed = _addresses(player, page.url)
    return MediaFacts(
        name=value.get("title") or page.name,
        url=page.url,
        language=page.language,
        description=page.description,
        is_sound=player.is_sound,
        content_url=content,
        embed_url=embed,
        media_type=player.media_type,
        thumbnail=_thumbnail(value.get("poster"), page),
        published=document.created_at if document else page.published,
        seconds=player.seconds,
        credit=value.get("credit") or "",
        transcript="\n".join(part.text for part in player.transcript),
        captions=tuple(
            CaptionFacts(
                url=urljoin(page.url, track.document.url), language=track.language
            )
            for track in player.tracks
            if track.kind in SPOKEN
        ),
        clips=tuple(
            ClipFacts(name=chapter.title, start=chapter.start, end=chapter.end)
            for chapter in player.chapters
        ),
    )


def _thumbnail(poster: Any, page: PageFacts) -> str:
    """Return the address of the poster, else that of the page's own picture."""
    try:
        return poster.get_rendition(POSTER).full_url if poster else page.images[0].url
    except (IndexError, OSError, ValueError):
        return ""


def _addresses(player: Player, page_url: str) -> tuple[str, str]:
    """Return the address of the file and that of the player, each where there is one.

    A player that wants to hear of the page around it has none of its own.
    """
    if player.document:
        return urljoin(page_url, player.document.url), ""
    stream = player.stream
    if stream is None or stream.names_page:
        return "", ""
    return (stream.embed_url, "") if stream.media_type else ("", stream.embed_url)
