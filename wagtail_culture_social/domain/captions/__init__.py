"""Captions, chapters and descriptions in WebVTT: reading them, and what they tell."""

from wagtail_culture_social.domain.captions.model import (
    Captions,
    CaptionsError,
    Cue,
    Notice,
)
from wagtail_culture_social.domain.captions.times import (
    IN_MINUTES,
    WITH_HOURS,
    clock,
    lasting,
    seconds_of,
)
from wagtail_culture_social.domain.captions.transcripts import (
    Chapter,
    Paragraph,
    chapters,
    transcript,
)
from wagtail_culture_social.domain.captions.webvtt import (
    MOST_BYTES,
    parse_vtt,
    read_vtt,
)

__all__ = [
    "IN_MINUTES",
    "MOST_BYTES",
    "WITH_HOURS",
    "Captions",
    "CaptionsError",
    "Chapter",
    "Cue",
    "Notice",
    "Paragraph",
    "chapters",
    "clock",
    "lasting",
    "parse_vtt",
    "read_vtt",
    "seconds_of",
    "transcript",
]
