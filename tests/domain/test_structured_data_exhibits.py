"""Timelines, maps, tours and recordings as parts of a spotlight's structured data."""

from typing import Any

import pytest

from tests.domain import vocabulary
from wagtail_culture_social.domain import structured_data as schema
from wagtail_culture_social.domain.rights import RESERVED

PAGE = schema.PageFacts(
    name="The port", url="https://museum.example/port/", language="en"
)
PICTURE = schema.ImageFacts(url="https://museum.example/port.jpg", credit="Studio")


def part(facts: Any) -> dict[str, Any]:
    page = schema.spotlight(schema.SpotlightFacts(page=PAGE, parts=(facts,)))
    assert vocabulary.problems({k: v for k, v in page.items() if k != "@context"}) == []
    return page["hasPart"][0]


@pytest.mark.parametrize(
    ("first", "last", "coverage"),
    [(1852, 1914, "1852/1914"), (-52, 7, "-0052/0007"), (1852, 1852, "1852")],
)
def test_a_timeline_covers_its_years(first: int, last: int, coverage: str) -> None:
    facts = schema.Timeline(
        title="Dates", first_year=first, last_year=last, images=(PICTURE,)
    )
    node = part(facts)
    assert node["@type"] == "CreativeWork"
    assert node["temporalCoverage"] == coverage
    assert node["image"][0]["creditText"] == "Studio"


@pytest.mark.parametrize(
    "facts",
    [
        schema.Timeline(title="Port", licence=RESERVED),
        schema.ObjectMap(title="Port", licence=RESERVED),
        schema.VirtualTour(title="Port", url=PAGE.url, licence=RESERVED),
        schema.GuidedTour(title="Port", licence=RESERVED),
    ],
)
def test_reserved_rights_are_no_licence(facts: Any) -> None:
    assert "license" not in part(facts)


def test_a_timeline_without_years_covers_none() -> None:
    assert part(schema.Timeline(title="Dates")) == {
        "@type": "CreativeWork",
        "name": "Dates",
    }


def test_a_map_has_places() -> None:
    place = schema.MappedPlace(name="Quay", latitude=47.2, longitude=0.0)
    node = part(schema.ObjectMap(title="Where", places=(place,), images=(PICTURE,)))
    assert node["@type"] == "Map"
    assert node["contentLocation"] == [
        {
            "@type": "Place",
            "name": "Quay",
            "geo": {"@type": "GeoCoordinates", "latitude": 47.2, "longitude": 0.0},
        }
    ]


@pytest.mark.parametrize("picture", [PICTURE, None])
def test_a_virtual_tour_is_elsewhere(picture: schema.ImageFacts | None) -> None:
    facts = schema.VirtualTour(
        title="Engine room",
        url="https://tours.example.org/show",
        text="A boiler.",
        image=picture,
        credit="Museum",
        licence="https://creativecommons.org/licenses/by/4.0/",
    )
    node = part(facts)
    assert node["@type"] == "MediaObject"
    assert node["embedUrl"] == facts.url
    assert ("image" in node) is bool(picture)


@pytest.mark.parametrize("picture", [PICTURE, None])
def test_the_steps_of_a_guided_tour_are_in_order(
    picture: schema.ImageFacts | None,
) -> None:
    steps = (
        schema.TourStep(name="Mast", text="It leans."),
        schema.TourStep(name="Sky"),
    )
    node = part(schema.GuidedTour(title="Near", image=picture, steps=steps))
    assert [(one["position"], one["name"]) for one in node["hasPart"]] == [
        (1, "Mast"),
        (2, "Sky"),
    ]
    assert node["hasPart"][0]["text"] == "It leans."


def test_a_stop_is_a_recording() -> None:
    facts = schema.MediaFacts(
        name="The bell", url="", language="en", is_sound=True, transcript="Ding."
    )
    assert part(facts)["@type"] == "AudioObject"
