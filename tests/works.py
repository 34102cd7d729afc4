"""Recommended works with every field filled, as an editor would type them."""

from typing import Any

from tests.pictures import use_of_picture


def book() -> dict[str, Any]:
    """A book with its number, its cover and a passage."""
    return {
        "title": "Les Travailleurs de la mer",
        "author": "Victor Hugo",
        "publisher": "Lacroix",
        "year": "1866",
        "isbn": "9780306406157",
        "page": "12",
        "quotation": "La mer était tranquille.",
        "source": "First part, book one",
        "note": "For its storms.",
        "picture": use_of_picture("Cover"),
        "catalogue_url": "https://catalogue.example.org/hugo",
        "availability": "Two copies, shelf R HUG",
    }


def playlist() -> dict[str, Any]:
    """Two tracks of nine minutes, lent by the library."""
    track = {
        "title": "La mer",
        "artist": "Orchestre des Quais",
        "duration": "9:05",
        "isrc": "USS1Z9900001",
    }
    return {
        "title": "At sea",
        "tracks": [track, track],
        "note": "For the evening.",
        "picture": use_of_picture("Sleeve"),
        "year": "2019",
        "platforms": ["https://www.deezer.com/playlist/1"],
        "catalogue_url": "https://catalogue.example.org/at-sea",
        "availability": "On loan until Friday",
    }


def film() -> dict[str, Any]:
    """A film with its rating, its versions and where it is shown."""
    return {
        "title": "L’Atalante",
        "director": "Jean Vigo",
        "year": "1934",
        "country": "France",
        "duration": 89,
        "note": "For its fog.",
        "picture": use_of_picture("Still"),
        "rating": "all",
        "warning": False,
        "versions": ["vf", "sme"],
        "showing_url": "https://cinema.example.org/atalante",
        "showing_text": "On Thursday in the auditorium",
        "ean": "6291041500213",
        "availability": "One disc",
    }


def work() -> dict[str, Any]:
    """An object with its label and its ARK."""
    return {
        "title": "Model of a barge",
        "creator": "Unknown",
        "date": "About 1880",
        "technique": "Painted wood",
        "dimensions": "30 × 90 cm",
        "place": "Port-aux-Quais",
        "collection": "Boats and boatmen",
        "inventory_number": "Q 1880.12",
        "identifier": "ark:/12148/btv1b8449691v",
        "picture": use_of_picture(),
        "note": "It hung in the chapel.",
    }
