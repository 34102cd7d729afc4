"""The facts of pages and works for structured data; those of events are apart."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageFacts:
    """A picture with whose it is; `licence_page` tells where to ask for more."""

    url: str
    width: int | None = None
    height: int | None = None
    caption: str = ""
    creator: str = ""
    credit: str = ""
    licence: str = ""
    licence_page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationFacts:
    """Who publishes or organises."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crumb:
    """A page that is only named: an ancestor in the trail, an event's campaign."""

    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What every page has; `url` is absolute."""

    name: str
    url: str
    language: str
    description: str = ""
    images: tuple[ImageFacts, ...] = ()
    keywords: tuple[str, ...] = ()
    publisher: OrganisationFacts | None = None
    published: datetime | None = None
    modified: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionFacts:
    """A file of captions; its address is absolute."""

    url: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipFacts:
    """A chapter, in seconds from the start; `end` may be unknown."""

    name: str
    start: float
    end: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFacts:
    """A video or a sound on the page at `url`; `seconds` is how long it lasts."""

    name: str
    url: str
    language: str
    description: str = ""
    is_sound: bool = False
    content_url: str = ""
    embed_url: str = ""
    media_type: str = ""
    thumbnail: str = ""
    published: datetime | None = None
    seconds: int | None = None
    credit: str = ""
    transcript: str = ""
    captions: tuple[CaptionFacts, ...] = ()
    clips: tuple[ClipFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery:
    """Several pictures, each with its own credit."""

    title: str
    images: tuple[ImageFacts, ...] = ()
    credit: str = ""
    licence: str = ""
