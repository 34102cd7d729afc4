"""What a page shows of a video or a sound: tracks, chapters, transcript, versions."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property
from django.utils.html import strip_tags

from wagtail_culture_social.domain.captions import (
    Captions,
    Chapter,
    Paragraph,
    chapters,
    lasting,
    seconds_of,
    transcript,
)
from wagtail_culture_social.domain.media_types import named_type
from wagtail_culture_social.media.documents import captions_of
from wagtail_culture_social.media.faults import notice_message
from wagtail_culture_social.media.languages import own_name
from wagtail_culture_social.media.providers import Stream, stream_of

SPOKEN = ("captions", "subtitles")


@dataclass(frozen=True, slots=True)
class Track:
    """A file of words along with a recording."""

    kind: str
    language: str
    document: Any
    is_default: bool = False

    @property
    def label(self) -> str:
        """The language in itself, as the menu of a player shows it."""
        return own_name(self.language)


def has_words(text: Any) -> bool:
    """Tell whether a rich text says something; an editor leaves an empty paragraph."""
    return bool(text and strip_tags(text.source).strip())


class Player:
    """A video or a sound for readers of a language; nothing is read before it is asked.

    `value` is that of a media block.
    """

    def __init__(self, value: Any, language: str) -> None:
        self.value = value
        self.language = language

    @property
    def document(self) -> Any:
        """The recording, when it is one's own file."""
        return self.value.get("document")

    @cached_property
    def stream(self) -> Stream | None:
        """What to offer for an address, when there is no file."""
        if self.document:
            return None
        return stream_of(self.value.get("url") or "")

    @property
    def media_type(self) -> str:
        """The media type of one's own file, "" when its name does not tell."""
        return named_type(self.document.filename) if self.document else ""

    @property
    def is_sound(self) -> bool:
        """Tell whether there is nothing to see."""
        if self.stream:
            return self.stream.is_sound
        return self.media_type.startswith("audio/")

    @cached_property
    def tracks(self) -> list[Track]:
        """The tracks for a browser; it turns on the words in the page's language."""
        tracks = list(self._tracks())
        shown = self._first(tracks, SPOKEN)
        if shown is None or shown.language != self.language:
            return tracks
        return [
            Track(track.kind, track.language, track.document, track is shown)
            for track in tracks
        ]

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters, in the page's language if they are there in it."""
        captions = _captions(self.chapter_track)
        return chapters(captions.cues) if captions else ()

    @cached_property
    def chapter_track(self) -> Track | None:
        """The track that the chapters come from."""
        return self._first(self.tracks, ["chapters"])

    @cached_property
    def own_transcript(self) -> Any:
        """The transcript that an editor wrote, ``None`` without one."""
        text = self.value.get("transcript")
        return text if has_words(text) else None

    @cached_property
    def transcript(self) -> tuple[Paragraph, ...]:
        """What is said and seen, from the captions; empty when an editor wrote it."""
        track = self.transcript_track
        captions = _captions(track)
        if track is None or captions is None:
            return ()
        seen = _captions(self._find("descriptions", track.language))
        return transcript(captions.cues, track.language, seen.cues if seen else ())

    @cached_property
    def transcript_track(self) -> Track | None:
        """The track that the transcript comes from."""
        if self.own_transcript:
            return None
        return self._first(self.tracks, SPOKEN)

    @cached_property
    def seconds(self) -> int | None:
        """How long it lasts: as typed, else until the last chapter or caption."""
        if typed := seconds_of(self.value.get("duration") or ""):
            return typed
        ends = (_captions(self.chapter_track), _captions(self.transcript_track))
        return int(max((one.end for one in ends if one), default=0)) or None

    @property
    def duration(self) -> str:
        """How long it lasts, in words, "" when that is unknown."""
        return lasting(self.seconds, self.language) if self.seconds else ""

    @property
    def signed_url(self) -> str:
        """Where the version in sign language is."""
        return self._version("signed")

    @property
    def described_url(self) -> str:
        """Where the version with audio description is."""
        return self._version("described")

    @property
    def notices(self) -> list[str]:
        """What an editor may want to know of the tracks, for the preview."""
        return [
            notice_message(notice, track.document.filename)
            for track in self.tracks
            if (captions := captions_of(track.document))
            for notice in captions.notices
        ]

    def _tracks(self) -> Iterable[Track]:
        for row in self.value.get("tracks") or ():
            if row.get("document") and row.get("language"):
                yield Track(row["kind"], row["language"], row["document"])

    def _first(self, tracks: list[Track], kinds: Iterable[str]) -> Track | None:
        """Return the best track of a kind: the page's language before any other."""
        found = [track for kind in kinds for track in tracks if track.kind == kind]
        ours = [track for track in found if track.language == self.language]
        return next(iter([*ours, *found]), None)

    def _find(self, kind: str, language: str) -> Track | None:
        same = [track for track in self.tracks if track.language == language]
        return next((track for track in same if track.kind == kind), None)

    def _version(self, name: str) -> str:
        document = self.value.get(f"{name}_document")
        return document.url if document else self.value.get(f"{name}_url") or ""


def _captions(track: Track | None) -> Captions | None:
    return captions_of(track.document) if track else None
