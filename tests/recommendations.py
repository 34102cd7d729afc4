"""What the spotlight of the examples recommends: every kind of work, full."""

from typing import Any

from wagtail.images import get_image_model

from tests import factories, kept_manifests

CREDIT = {"credit": "Chosen by the library", "rights": factories.CC0}
TRACK = {
    "title": "La mer",
    "artist": "Orchestre des Quais",
    "duration": "9:05",
    "isrc": "USS1Z9900001",
}
BOOK = {
    "title": "Les Travailleurs de la mer",
    "author": "Victor Hugo",
    "publisher": "Lacroix",
    "year": "1866",
    "isbn": "9780306406157",
    "page": "12",
    "quotation": "La mer était tranquille.",
    "source": "First part, book one",
    "note": "For its storms.",
    "catalogue_url": "https://catalogue.example.org/hugo",
    "availability": "Two copies, shelf R HUG",
}
PLAYLIST = {
    "title": "At sea",
    "tracks": [TRACK, TRACK],
    "note": "For the evening.",
    "year": "2019",
    "platforms": ["https://www.deezer.com/playlist/1"],
    "catalogue_url": "https://catalogue.example.org/at-sea",
    "availability": "On loan until Friday",
}
FILM = {
    "title": "L’Atalante",
    "director": "Jean Vigo",
    "year": "1934",
    "country": "France",
    "duration": 89,
    "note": "For its fog.",
    "rating": "all",
    "warning": False,
    "versions": ["vf", "sme"],
    "showing_url": "https://cinema.example.org/atalante",
    "showing_text": "On Thursday in the auditorium",
    "ean": "6291041500213",
    "availability": "One disc",
}
WORK = {
    "title": "Model of a barge",
    "creator": "Unknown",
    "date": "About 1880",
    "technique": "Painted wood",
    "dimensions": "30 × 90 cm",
    "place": "Port-aux-Quais",
    "collection": "Boats and boatmen",
    "inventory_number": "Q 1880.12",
    "identifier": "ark:/12148/btv1b8449691v",
    "note": "It hung in the chapel.",
}


def use_of_picture(title: str = "La Mer") -> dict[str, Any]:
    """A picture with its words; one file for every use under the same title."""
    known = get_image_model().objects.filter(title=title).first()
    return {
        "image": known or factories.picture(title),
        "alt_text": "A calm sea.",
        "decorative": False,
        "caption": "Seen from the quay",
    }


def recommendations() -> list[tuple[str, Any]]:
    """Every typed block, full, and a section."""
    seas = [use_of_picture(f"Sea {number}") for number in range(1, 7)]
    works = {
        name: {**work, **CREDIT, "picture": use_of_picture(title)}
        for name, work, title in (
            ("book_extract", BOOK, "Cover"),
            ("playlist", PLAYLIST, "Sleeve"),
            ("film", FILM, "Still"),
            ("object", WORK, "La Mer"),
        )
    }
    return [
        ("paragraph", "<p>What the librarians took home this autumn.</p>"),
        ("book_extract", works["book_extract"]),
        ("playlist", works["playlist"]),
        ("film", works["film"]),
        ("section", "From the stores"),
        ("object", works["object"]),
        ("gallery", {"title": "Six seas", "pictures": seas, **CREDIT}),
        ("manifest", kept_manifests.chart()),
    ]
