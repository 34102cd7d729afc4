"""The typed blocks of a spotlight, from one entry of the content to raw data."""

from collections.abc import Callable

from home.builders import exhibits
from home.builders.blocks import block, items, picture
from home.builders.content import Words, in_language, words

Images = dict[str, int]


def recommendation(
    entry: Words, language: str, images: Images, *place: object
) -> Words:
    """Return one recommendation in one language."""
    kind = entry["kind"]
    own = words(entry, language)
    if kind == "section":
        return block(kind, own["text"], *place)
    value = {"credit": own.get("credit", ""), "rights": entry.get("rights", "")}
    value |= BUILDERS[kind](entry, own, language, images, place)
    return block(kind, value, *place)


def lent(entry: Words, own: Words) -> Words:
    """Return what tells how to borrow a work."""
    return {
        "catalogue_url": entry.get("catalogue_url", ""),
        "availability": own.get("availability", ""),
    }


def book_extract(entry: Words, own: Words, *_rest: object) -> Words:
    """Return a passage of a book."""
    return {
        "title": own["book_title"],
        "author": entry.get("author", ""),
        "publisher": entry.get("publisher", ""),
        "year": str(entry.get("year", "")),
        "page": str(entry.get("page", "")),
        "quotation": own["quotation"].strip(),
        "note": own.get("note", ""),
        **lent(entry, own),
    }


def playlist(
    entry: Words, own: Words, language: str, images: Images, place: tuple
) -> Words:
    """Return music to listen to."""
    tracks = [
        {
            "title": in_language(track["title"], language),
            "artist": in_language(track["artist"], language),
            "duration": track.get("minutes", ""),
        }
        for track in own.get("tracks") or entry["tracks"]
    ]
    return {
        "title": own["title"],
        "tracks": items(tracks, *place, "tracks"),
        "note": own.get("note", ""),
        **lent(entry, own),
    }


def film(entry: Words, own: Words, *_rest: object) -> Words:
    """Return a film."""
    return {
        "title": own["film_title"],
        "director": entry.get("director", ""),
        "year": str(entry.get("year", "")),
        "country": own.get("country") or entry.get("country", ""),
        "duration": entry.get("duration_minutes"),
        "note": own.get("note", ""),
        "rating": entry.get("rating", ""),
        "versions": entry.get("versions", []),
        "showing_text": own.get("showing_text", ""),
        **lent(entry, own),
    }


def museum_object(
    entry: Words, own: Words, language: str, images: Images, place: tuple
) -> Words:
    """Return an object with its label."""
    return {
        "title": own["object_title"],
        "creator": entry.get("creator", ""),
        "date": own.get("date", ""),
        "technique": own.get("technique", ""),
        "dimensions": entry.get("dimensions", ""),
        "inventory_number": entry.get("inventory_number", ""),
        "picture": picture(images.get(entry.get("image", "")), own.get("alt", "")),
        "note": own.get("note", ""),
    }


def gallery(
    entry: Words, own: Words, language: str, images: Images, place: tuple
) -> Words:
    """Return pictures one after the other."""
    pictures = [
        picture(
            images.get(item["image"]),
            in_language(item["alt"], language),
            in_language(item["caption"], language),
        )
        for item in entry["pictures"]
    ]
    return {
        "title": own.get("title", ""),
        "pictures": items(pictures, *place, "pictures"),
    }


BUILDERS: dict[str, Callable[..., Words]] = {
    "book_extract": book_extract,
    "playlist": playlist,
    "film": film,
    "object": museum_object,
    "gallery": gallery,
    **exhibits.BUILDERS,
}
