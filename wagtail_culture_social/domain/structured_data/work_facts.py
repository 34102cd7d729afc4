"""The facts of works that are recommended: books, music, films, objects."""

from dataclasses import dataclass

from wagtail_culture_social.domain.identifiers import Identifier
from wagtail_culture_social.domain.structured_data.facts import ImageFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class BookExtract:
    """A quotation and the book it is from; `source` tells what exactly is quoted.

    `isbn` has thirteen digits; `url` is the book in the catalogue.
    """

    title: str
    quotation: str = ""
    source: str = ""
    author: str = ""
    publisher: str = ""
    year: str = ""
    isbn: str = ""
    note: str = ""
    url: str = ""
    image: ImageFacts | None = None
    credit: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One piece of music; `isrc` has twelve signs."""

    title: str
    artist: str = ""
    seconds: int | None = None
    isrc: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Playlist:
    """Music in an order; with a label or an EAN it is a record that was published.

    `same_as` are its addresses on platforms.
    """

    title: str
    tracks: tuple[Track, ...] = ()
    label: str = ""
    year: str = ""
    ean: str = ""
    note: str = ""
    url: str = ""
    same_as: tuple[str, ...] = ()
    image: ImageFacts | None = None
    credit: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """A film; `minutes` is its running time.

    `rating` is a text that opens with the measure of the French visa; `subtitles` is
    a language code; `features` are words of accessibilityFeature.
    """

    title: str
    director: str = ""
    year: str = ""
    country: str = ""
    minutes: int | None = None
    rating: str = ""
    subtitles: str = ""
    features: tuple[str, ...] = ()
    note: str = ""
    url: str = ""
    image: ImageFacts | None = None
    credit: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """An object or work of art with its museum label; `identifier` is an ARK or DOI."""

    title: str
    creator: str = ""
    date: str = ""
    technique: str = ""
    dimensions: str = ""
    inventory_number: str = ""
    collection: str = ""
    place: str = ""
    identifier: Identifier | None = None
    note: str = ""
    image: ImageFacts | None = None
    credit: str = ""
    licence: str = ""
