"""Recommended books, music, films, works and pictures as schema.org nodes."""

from collections.abc import Callable, Mapping
from typing import Any

from wagtail_culture_social.domain.identifiers import SCHEMES
from wagtail_culture_social.domain.structured_data import exhibits
from wagtail_culture_social.domain.structured_data.facts import (
    Gallery,
    MediaFacts,
)
from wagtail_culture_social.domain.structured_data.media import recording_part
from wagtail_culture_social.domain.structured_data.nodes import (
    Node,
    duration,
    image,
    licence,
    node,
    one_or_all,
    person,
)
from wagtail_culture_social.domain.structured_data.work_facts import (
    BookExtract,
    Film,
    Playlist,
    Track,
    Work,
)


def _book(book: BookExtract) -> Node:
    quotation = None
    if book.quotation:
        quotation = node(
            "Quotation",
            text=book.quotation,
            creator=person(book.author),
            citation=book.source,
            creditText=book.credit,
            license=licence(book.licence),
        )
    return node(
        "Book",
        name=book.title,
        author=person(book.author),
        publisher=_organisation(book.publisher),
        datePublished=book.year,
        isbn=book.isbn,
        abstract=book.note,
        url=book.url,
        image=image(book.image) if book.image else None,
        hasPart=quotation,
    )


def _playlist(playlist: Playlist) -> Node:
    """A playlist; a record that somebody published is an album with its release."""
    release = node(
        "MusicRelease",
        recordLabel=_organisation(playlist.label),
        datePublished=playlist.year,
        identifier=_property("EAN", playlist.ean),
    )
    is_record = bool(playlist.label or playlist.ean)
    return node(
        "MusicAlbum" if is_record else "MusicPlaylist",
        name=playlist.title,
        numTracks=len(playlist.tracks),
        track=[_track(track) for track in playlist.tracks],
        albumRelease=release if is_record else None,
        datePublished=playlist.year,
        abstract=playlist.note,
        url=playlist.url,
        sameAs=list(playlist.same_as),
        image=image(playlist.image) if playlist.image else None,
        creditText=playlist.credit,
        license=licence(playlist.licence),
    )


def _track(track: Track) -> Node:
    return node(
        "MusicRecording",
        name=track.title,
        byArtist=node("MusicGroup", name=track.artist) if track.artist else None,
        duration=duration(track.seconds),
        isrcCode=track.isrc,
    )


def _film(film: Film) -> Node:
    return node(
        "Movie",
        name=film.title,
        director=person(film.director),
        datePublished=film.year,
        countryOfOrigin=node("Country", name=film.country) if film.country else None,
        duration=duration(film.minutes * 60 if film.minutes else None),
        contentRating=film.rating,
        subtitleLanguage=film.subtitles,
        accessibilityFeature=list(film.features),
        abstract=film.note,
        url=film.url,
        image=image(film.image) if film.image else None,
        creditText=film.credit,
        license=licence(film.licence),
    )


def _work(work: Work) -> Node:
    collection, place, own = work.collection, work.place, work.identifier
    identifiers = (
        _property("inventory number", work.inventory_number),
        _property(SCHEMES[own.scheme], own.value, own.url) if own else None,
    )
    return node(
        "VisualArtwork",
        name=work.title,
        creator=person(work.creator),
        dateCreated=work.date,
        artMedium=work.technique,
        size=work.dimensions,
        locationCreated=node("Place", name=place) if place else None,
        isPartOf=node("Collection", name=collection) if collection else None,
        identifier=one_or_all([one for one in identifiers if one]),
        sameAs=own.url if own else "",
        abstract=work.note,
        image=image(work.image) if work.image else None,
        creditText=work.credit,
        license=licence(work.licence),
    )


def _gallery(gallery: Gallery) -> Node:
    return node(
        "ImageGallery",
        name=gallery.title,
        image=[image(one) for one in gallery.images],
        creditText=gallery.credit,
        license=licence(gallery.licence),
    )


def _organisation(name: str) -> Node | None:
    return node("Organization", name=name) if name else None


def _property(name: str, value: str, url: str = "") -> Node | None:
    """An identifier with what it is one of."""
    return (
        node("PropertyValue", propertyID=name, value=value, url=url) if value else None
    )


NODES: Mapping[type, Callable[[Any], Node]] = {
    BookExtract: _book,
    Playlist: _playlist,
    Film: _film,
    Work: _work,
    Gallery: _gallery,
    MediaFacts: recording_part,
    exhibits.Timeline: exhibits.timeline,
    exhibits.ObjectMap: exhibits.object_map,
    exhibits.VirtualTour: exhibits.virtual_tour,
    exhibits.GuidedTour: exhibits.guided_tour,
}
"""What makes the node of each kind of part."""
