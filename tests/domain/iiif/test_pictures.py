"""Small pictures: what a service is asked for, and in which of its three languages."""

from dataclasses import replace
from typing import Any

import pytest

from tests.iiif import HERE
from wagtail_culture_social.domain.iiif.facts import Body, ImageService
from wagtail_culture_social.domain.iiif.image_services import (
    picture_addresses,
    read_service,
)
from wagtail_culture_social.domain.iiif.nodes import over_https, pixels, seconds
from wagtail_culture_social.domain.iiif.selectors import read_region, read_rotation

SERVICE = ImageService(f"{HERE}/image", 3, 1)
PICTURE = Body("image", f"{HERE}/a.jpg", width=3000, height=2000, service=SERVICE)


def paths(picture: Body, side: int = 600) -> list[str]:
    found = picture_addresses(picture, side)
    return [one.removeprefix(f"{HERE}/image/") for one in found]


def test_picture_of_known_size_is_asked_for_by_its_width() -> None:
    assert paths(PICTURE) == [
        "full/600,/0/default.jpg",
        "full/!600,600/0/default.jpg",
    ]
    tall = replace(PICTURE, width=2000, height=3000)
    assert paths(tall)[0] == "full/400,/0/default.jpg"


def test_small_picture_is_not_asked_to_grow() -> None:
    small = replace(PICTURE, width=30, height=20)
    assert paths(small)[0] == "full/30,/0/default.jpg"


def test_very_thin_picture_has_one_pixel_left() -> None:
    assert paths(replace(PICTURE, width=1, height=9000))[0] == "full/1,/0/default.jpg"


def test_picture_of_unknown_size_is_asked_for_by_a_box() -> None:
    assert paths(replace(PICTURE, width=0)) == ["full/!600,600/0/default.jpg"]


def test_turned_part_is_asked_for_as_it_is_shown() -> None:
    part = replace(PICTURE, region="1,2,3,4", rotation="90")
    assert paths(part) == ["1,2,3,4/!600,600/90/default.jpg"]


def test_version_1_has_another_quality() -> None:
    old = replace(PICTURE, service=replace(SERVICE, version=1))
    assert paths(old)[0] == "full/600,/0/native.jpg"


def test_service_that_does_not_scale_gives_what_it_has() -> None:
    sizes = ((200, 100), (1000, 500), (700, 350))
    fixed = replace(SERVICE, level=0, sizes=sizes)
    assert paths(replace(PICTURE, service=fixed)) == ["full/700,350/0/default.jpg"]
    old = replace(fixed, version=2)
    assert paths(replace(PICTURE, service=old)) == ["full/700,/0/default.jpg"]
    assert paths(replace(PICTURE, service=fixed), 9000)[0].startswith("full/1000,500")
    none = replace(fixed, sizes=())
    assert paths(replace(PICTURE, service=none)) == []


def test_picture_without_a_service_cannot_be_asked() -> None:
    assert paths(replace(PICTURE, service=None)) == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"id": HERE, "type": "ImageService3", "profile": "level2"}, (3, 2)),
        ({"@id": HERE, "@type": "ImageService1", "profile": "level0"}, (1, 0)),
        ({"@id": HERE, "profile": "http://iiif.io/api/image/2/level1.json"}, (2, 1)),
        (
            {
                "@id": HERE,
                "@context": "http://iiif.io/api/image/2/context.json",
                "profile": ["http://iiif.io/api/image/2/level0.json", {"formats": []}],
            },
            (2, 0),
        ),
        (
            {
                "@id": HERE,
                "profile": "http://library.stanford.edu/iiif/image-api/1.1/"
                "compliance.html#level2",
            },
            (1, 2),
        ),
        ({"@id": HERE, "@type": "ImageService2", "profile": []}, (2, 1)),
    ],
)
def test_service_says_its_version_in_many_ways(
    value: Any, expected: tuple[int, int]
) -> None:
    found = read_service([{"type": "SearchService2", "id": HERE}, "x", value])
    assert found
    assert (found.version, found.level) == expected


def test_other_services_show_no_pictures() -> None:
    assert read_service([{"id": HERE, "type": "AuthAccessService2"}]) is None
    assert read_service([{"id": "urn:1", "type": "ImageService3"}]) is None
    assert read_service([{"id": HERE, "type": 3}]) is None


def test_sizes_that_make_no_sense_are_left_out() -> None:
    rows = [{"width": 10, "height": 20}, {"width": -1, "height": 3}, 7]
    service = {"id": f"{HERE}/info.json", "type": "ImageService3", "sizes": rows}
    found = read_service([service])
    assert found
    assert (found.url, found.sizes) == (HERE, ((10, 20),))


def test_region_and_rotation_have_a_shape() -> None:
    sound = {"region": "pct:10,10,50.5,20", "rotation": "!22.5"}
    assert (read_region(sound), read_rotation([sound])) == (
        "pct:10,10,50.5,20",
        "!22.5",
    )
    odd = {"region": "../../etc", "rotation": "0/x"}
    assert (read_region(odd), read_rotation(odd)) == ("full", "0")
    assert (read_region(None), read_rotation({"rotation": 90})) == ("full", "90")


def test_sizes_and_durations_are_positive_and_finite() -> None:
    assert [pixels(one) for one in (12, 12.0, 1.5, -1, True, "12", None, 10**9)] == [
        *(12, 12, 0, 0, 0, 0, 0, 0)
    ]
    assert [seconds(one) for one in (1.5, 0, float("inf"), 10**400)] == [1.5, 0, 0, 0]


def test_address_goes_over_https() -> None:
    assert over_https("http://www.example.org/") == "https://www.example.org/"
    assert over_https("https://www.example.org/") == "https://www.example.org/"
