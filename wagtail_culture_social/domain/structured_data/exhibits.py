"""Timelines, maps and tours as schema.org nodes; single works are in `works`."""

from dataclasses import dataclass

from wagtail_culture_social.domain.structured_data.facts import ImageFacts
from wagtail_culture_social.domain.structured_data.nodes import (
    Node,
    image,
    licence,
    node,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """What happened from one year to another; a year before 1 is astronomical."""

    title: str
    first_year: int | None = None
    last_year: int | None = None
    images: tuple[ImageFacts, ...] = ()
    credit: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedPlace:
    """Where an object is or comes from, in degrees."""

    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectMap:
    """Objects where they are or come from."""

    title: str
    places: tuple[MappedPlace, ...] = ()
    images: tuple[ImageFacts, ...] = ()
    credit: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VirtualTour:
    """A tour on a server of its own, and what it shows in words."""

    title: str
    url: str
    text: str = ""
    image: ImageFacts | None = None
    credit: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TourStep:
    """One detail of a picture, in words."""

    name: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidedTour:
    """A picture looked at detail by detail."""

    title: str
    image: ImageFacts | None = None
    steps: tuple[TourStep, ...] = ()
    credit: str = ""
    licence: str = ""


def timeline(facts: Timeline) -> Node:
    """A creative work about a span of years (ISO 8601)."""
    years = [facts.first_year, facts.last_year]
    known = [_year(year) for year in years if year is not None]
    return node(
        "CreativeWork",
        name=facts.title,
        temporalCoverage="/".join(dict.fromkeys(known)),
        image=[image(one) for one in facts.images],
        creditText=facts.credit,
        license=licence(facts.licence),
    )


def object_map(facts: ObjectMap) -> Node:
    """A map with its places."""
    return node(
        "Map",
        name=facts.title,
        contentLocation=[_place(place) for place in facts.places],
        image=[image(one) for one in facts.images],
        creditText=facts.credit,
        license=licence(facts.licence),
    )


def virtual_tour(facts: VirtualTour) -> Node:
    """Something to play that is on another server."""
    return node(
        "MediaObject",
        name=facts.title,
        embedUrl=facts.url,
        description=facts.text,
        image=image(facts.image) if facts.image else None,
        creditText=facts.credit,
        license=licence(facts.licence),
    )


def guided_tour(facts: GuidedTour) -> Node:
    """A creative work about a picture; its steps are its parts."""
    return node(
        "CreativeWork",
        name=facts.title,
        image=image(facts.image) if facts.image else None,
        hasPart=[
            node("CreativeWork", name=step.name, text=step.text, position=number)
            for number, step in enumerate(facts.steps, 1)
        ],
        creditText=facts.credit,
        license=licence(facts.licence),
    )


def _place(place: MappedPlace) -> Node:
    point = node("GeoCoordinates", latitude=place.latitude, longitude=place.longitude)
    return node("Place", name=place.name, geo=point)


def _year(year: int) -> str:
    """Four digits at least, with the sign of years before 0000."""
    return f"{year:05d}" if year < 0 else f"{year:04d}"
