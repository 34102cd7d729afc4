"""Presentation 2: read kindly, in the manner of Gallica and of older servers."""

from typing import Any

import pytest

from tests.iiif import HERE, as_bytes, canvas_2, manifest_2
from wagtail_culture_social.domain.iiif import ManifestFault, read_manifest
from wagtail_culture_social.domain.iiif.facts import ImageService
from wagtail_culture_social.domain.iiif.stored import stored_words


def read(**more: Any) -> Any:
    return read_manifest(as_bytes(manifest_2(**more)))


def view_of(**more: Any) -> Any:
    sequence = {"canvases": [canvas_2(1, **more)]}
    return read(sequences=[sequence]).canvases[0]


def fault(document: Any) -> tuple[str, str]:
    with pytest.raises(ManifestFault) as caught:
        read_manifest(as_bytes(document))
    return caught.value.code, caught.value.place


def test_manifest_of_gallica_is_read() -> None:
    found = read(
        views=2,
        description=[{"@value": "Un atlas", "@language": "fr"}, "An atlas"],
        metadata=[
            {"label": "Date", "value": 1700},
            {"label": "Empty", "value": []},
            {"label": [{"@value": "Auteur", "@language": "fr"}], "value": ["A", "B"]},
            "no pair",
        ],
        attribution="Bibliothèque du Port",
        license="https://gallica.example.org/conditions",
        related={"@id": f"{HERE}/atlas", "label": "The atlas", "format": "text/html"},
        seeAlso=[f"{HERE}/oai", "no address"],
        thumbnail=f"{HERE}/small.jpg",
        viewingHint="paged",
        viewingDirection="right-to-left",
    )
    assert (found.version, found.all_canvases) == (2, 2)
    assert stored_words(found.label) == {"none": ["Atlas"]}
    assert stored_words(found.summary) == {"fr": ["Un atlas"], "none": ["An atlas"]}
    assert [stored_words(one.value) for one in found.metadata] == [
        {"none": ["1700"]},
        {"none": ["A", "B"]},
    ]
    assert stored_words(found.required_statement.value) == {
        "none": ["Bibliothèque du Port"]
    }
    assert found.rights == "https://gallica.example.org/conditions"
    assert found.homepages[0].media_type == "text/html"
    assert [one.url for one in found.see_also] == [f"{HERE}/oai"]
    assert found.thumbnails[0].url == f"{HERE}/small.jpg"
    assert (found.behavior, found.viewing_direction) == (("paged",), "right-to-left")


def test_service_of_version_1_is_known_by_its_context() -> None:
    picture = view_of().picture
    assert picture.service == ImageService(f"{HERE}/image/1", 1, 2)


def test_choice_shows_its_default_first() -> None:
    pictures = [{"@id": f"{HERE}/{name}.jpg"} for name in ("day", "night", "ray")]
    choice = {"@type": "oa:Choice", "default": pictures[0], "item": pictures[1:]}
    assert [one.url for one in view_of(resource=choice).bodies] == [
        f"{HERE}/day.jpg",
        f"{HERE}/night.jpg",
        f"{HERE}/ray.jpg",
    ]


def test_part_of_a_picture_keeps_its_region() -> None:
    part = {
        "@type": "oa:SpecificResource",
        "full": {"@id": f"{HERE}/a.jpg"},
        "selector": {"region": "1,2,3,4"},
    }
    assert view_of(resource=part).picture.region == "1,2,3,4"


def test_view_without_a_picture_is_a_view() -> None:
    view = view_of(images=[{"on": 1, "resource": {"@id": "nowhere"}}], label=None)
    assert (view.paintings, view.picture, bool(view.label)) == ((), None, False)


def test_part_of_a_canvas_is_covered() -> None:
    view = view_of(
        images=[{"on": f"{HERE}/canvas/1#xywh=1,2,3,4", "resource": {"@id": HERE}}]
    )
    assert view.paintings[0].target == "xywh=1,2,3,4"


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (manifest_2(label=None), ("missing", "label")),
        (manifest_2(label=True), ("missing", "label")),
        (manifest_2(sequences=[]), ("no-canvases", "")),
        (manifest_2(views=0), ("no-canvases", "")),
        (manifest_2(**{"@id": 3}), ("address", "@id")),
        (
            manifest_2(sequences=[{"canvases": [canvas_2(1, width=0)]}]),
            ("size", "sequences[0].canvases[0]"),
        ),
        (
            manifest_2(sequences=[{"canvases": [canvas_2(1, **{"@id": ""})]}]),
            ("address", "sequences[0].canvases[0].@id"),
        ),
        (
            manifest_2(sequences=[{"canvases": {}}]),
            ("shape", "sequences[0].canvases"),
        ),
    ],
)
def test_what_nobody_could_show_is_refused(
    document: Any, expected: tuple[str, str]
) -> None:
    assert fault(document) == expected


def test_manifest_of_the_older_api_is_read() -> None:
    context = "http://www.shared-canvas.org/ns/context.json"
    assert read(**{"@context": context}).version == 2
