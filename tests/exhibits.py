"""What is looked at and listened to in a spotlight, each block full, for tests."""

from decimal import Decimal
from typing import Any

from tests import examples, factories, recordings

CREDIT = {"credit": "Chosen by the museum", "rights": factories.CC0}
TOUR = "https://tours.example.org/show?m=quays"


def exhibits() -> list[tuple[str, dict[str, Any]]]:
    """Every block of an exhibition, in the order of their menu."""
    return [
        ("stop", stop()),
        ("timeline", timeline()),
        ("map", map_of_objects()),
        ("virtual_tour", virtual_tour()),
        ("guided_tour", guided_tour()),
    ]


def stop(**fields: Any) -> dict[str, Any]:
    return {
        **recordings.film(),
        "number": "12",
        "title": "The lock keeper’s bell",
        "text": "It rang for every barge.",
        "picture": examples.use_of_picture("Bell"),
        "poster": examples.use_of_picture("Bell")["image"],
        **fields,
    }


def entry(year: int | None, title: str, **fields: Any) -> dict[str, Any]:
    picture = examples.use_of_picture("La Mer")
    return {"year": year, "title": title, "text": "In the town.", **picture, **fields}


def timeline() -> dict[str, Any]:
    entries = [
        entry(1914, "The port is closed", date="August 1914"),
        entry(1852, "The lock opens", date="spring 1852"),
    ]
    return {
        "title": "The port in two dates",
        "text": "From stone to iron.",
        "entries": entries,
        **CREDIT,
    }


def mapped(title: str, *position: str, **fields: Any) -> dict[str, Any]:
    degrees = [Decimal(number) for number in position] or [None, None]
    return {
        "title": title,
        "place": "On the upper quay",
        "latitude": degrees[0],
        "longitude": degrees[1],
        "text": "Cast in 1880.",
        **examples.use_of_picture("La Mer"),
        **fields,
    }


def map_of_objects() -> dict[str, Any]:
    objects = [
        mapped("The crane", "47.2113", "-1.5601"),
        mapped("The bollard", "47.2134", "-1.5532"),
        mapped("The anchor"),
    ]
    return {
        "title": "Where they stood",
        "text": "Three objects, two places.",
        "objects": objects,
        **CREDIT,
    }


def virtual_tour(**fields: Any) -> dict[str, Any]:
    return {
        "title": "The engine room",
        "url": TOUR,
        "alternative": "<p>A boiler, two pistons and the driver’s seat.</p>",
        "poster": examples.use_of_picture("Engine")["image"],
        **CREDIT,
        **fields,
    }


def step(title: str, *numbers: float, **fields: Any) -> dict[str, Any]:
    region = dict(zip(("x", "y", "width", "height"), numbers, strict=True))
    return {
        "title": title,
        "text": f"Look at it: {title.lower()}.",
        **{name: Decimal(str(number)) for name, number in region.items()},
        "sound": recordings.sound(),
        **fields,
    }


def guided_tour(**fields: Any) -> dict[str, Any]:
    return {
        "title": "The harbour, near",
        "text": "Three details.",
        "picture": examples.use_of_picture("Harbour"),
        "manifest": None,
        "view": None,
        "steps": [
            step("The mast", 10, 0, 20, 60),
            step("The crew", 40, 50, 25.5, 30),
            step("The sky", 0, 0, 100, 25),
        ],
        **CREDIT,
        **fields,
    }
