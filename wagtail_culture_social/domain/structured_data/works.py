"""Recommended books, music, films, works and pictures as schema.org nodes."""

from collections.abc import Callable, Mapping
from typing import Any

from wagtail_culture_social.domain.structured_data.facts import (
    BookExtract,
    Film,
    Gallery,
    Playlist,
    Track,
    Work,
)
from wagtail_culture_social.domain.structured_data.nodes import (
    Node,
    duration,
    image,
    node,
    person,
)


def _book(book: BookExtract) -> Node:
    quotation = None
    if book.quotation:
        quotation = node(
            "Quotation",
            text=book.quotation,
            creator=person(book.author),
            creditText=book.credit,
            license=book.licence,
        )
    publisher = node("Organization", name=book.publisher) if book.publisher else None
    return node(
        "Book",
        name=book.title,
        author=person(book.author),
        publisher=publisher,
        datePublished=book.year,
        hasPart=quotation,
    )


def _playlist(playlist: Playlist) -> Node:
    return node(
        "MusicPlaylist",
        name=playlist.title,
        numTracks=len(playlist.tracks),
        track=[_track(track) for track in playlist.tracks],
        creditText=playlist.credit,
        license=playlist.licence,
    )


def _track(track: Track) -> Node:
    return node(
        "MusicRecording",
        name=track.title,
        byArtist=node("MusicGroup", name=track.artist) if track.artist else None,
        duration=duration(track.seconds),
    )


def _film(film: Film) -> Node:
    return node(
        "Movie",
        name=film.title,
        director=person(film.director),
        datePublished=film.year,
        countryOfOrigin=node("Country", name=film.country) if film.country else None,
        duration=duration(film.minutes * 60 if film.minutes else None),
        abstract=film.note,
        creditText=film.credit,
        license=film.licence,
    )


def _work(work: Work) -> Node:
    return node(
        "VisualArtwork",
        name=work.title,
        creator=person(work.creator),
        dateCreated=work.date,
        artMedium=work.technique,
        size=work.dimensions,
        identifier=work.inventory_number,
        abstract=work.note,
        image=image(work.image) if work.image else None,
        creditText=work.credit,
        license=work.licence,
    )


def _gallery(gallery: Gallery) -> Node:
    return node(
        "ImageGallery",
        name=gallery.title,
        image=[image(one) for one in gallery.images],
        creditText=gallery.credit,
        license=gallery.licence,
    )


NODES: Mapping[type, Callable[[Any], Node]] = {
    BookExtract: _book,
    Playlist: _playlist,
    Film: _film,
    Work: _work,
    Gallery: _gallery,
}
"""What makes the node of each kind of part."""
