"""Figures and communication kits of the campaigns of the demo, as raw blocks."""

from home.builders.blocks import block
from home.builders.content import Words, words
from home.builders.recordings import document
from home.institution import CONTENT

FOLDER = CONTENT / "kit"
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"


def statistics(entry: Words, language: str) -> list[Words]:
    """Return the figures of a campaign in a language."""
    return [
        block("statistic", figure(one, language), "figure", entry["key"], number)
        for number, one in enumerate(entry.get("statistics", []))
    ]


def figure(entry: Words, language: str) -> Words:
    """Return the value of one figure."""
    own = words(entry, language)
    return {
        "measure": entry["measure"],
        "label": own.get("label", ""),
        "value": str(entry["value"]),
        "unit": own.get("unit", ""),
        "note": own.get("note", ""),
        "edition": entry["edition"],
        "source": own["source"],
        "source_url": "",
        "day": None,
    }


def kit(entry: Words, images: dict[str, int], language: str) -> list[Words]:
    """Return the files of a campaign in a language."""
    return [
        block("file", file(one, images, language), "kit", entry["key"], number)
        for number, one in enumerate(entry.get("kit", []))
    ]


def file(entry: Words, images: dict[str, int], language: str) -> Words:
    """Return the value of one file: an image, or a document in the public domain."""
    own, name = words(entry, language), entry.get("file")
    return {
        "kind": entry["kind"],
        "title": own["title"],
        "document": document(name, FOLDER).pk if name else None,
        "image": images.get(entry.get("image", "")),
        "alt_text": own.get("alt", ""),
        "language": entry.get("language", ""),
        "licence": CC0 if name else "",
        "credit": "",
    }
