"""When and where an object belongs: ``navDate`` and ``navPlace``, read kindly."""

from datetime import datetime
from typing import Any

from wagtail_culture_social.domain.iiif.facts import Place
from wagtail_culture_social.domain.iiif.nodes import MOST_PARTS
from wagtail_culture_social.domain.iiif.words import Words, read_language_map


def read_date(value: Any) -> datetime | None:
    """The moment of a ``navDate`` (RFC 3339, with its zone); ``None`` for others."""
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else None


def read_places(value: Any) -> tuple[Place, ...]:
    """The points of a ``navPlace``, which is GeoJSON; other shapes are left out.

    Rules: navPlace extension 1.0, RFC 7946: longitude comes first.
    """
    features = value.get("features") if isinstance(value, dict) else None
    if not isinstance(features, list):
        return ()
    return tuple(filter(None, map(_place, features[:MOST_PARTS])))


def _place(feature: Any) -> Place | None:
    match feature:
        case {"geometry": {"type": "Point", "coordinates": [longitude, latitude, *_]}}:
            numbers = (latitude, longitude)
        case _:
            return None
    if not all(type(one) in (int, float) for one in numbers):
        return None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return None
    return Place(float(latitude), float(longitude), _label(feature.get("properties")))


def _label(properties: Any) -> Words:
    label = properties.get("label") if isinstance(properties, dict) else None
    return read_language_map(label) or Words()
