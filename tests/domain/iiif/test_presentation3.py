"""Presentation 3, as strict as its schema: what is missing or of a wrong shape."""

from typing import Any

import pytest

from tests.domain.iiif.broken import (
    BROKEN,
    LENIENT_SCHEMA,
    PAIR,
    annotated,
    first,
    painted,
    without,
)
from tests.iiif import (
    CC_BY,
    HERE,
    as_bytes,
    body,
    full,
    manifest,
    needs_data,
    schema,
    service,
)
from wagtail_culture_social.domain.iiif import ManifestFault, read_manifest
from wagtail_culture_social.domain.iiif.facts import ImageService
from wagtail_culture_social.domain.iiif.stored import stored_words


def fault(document: Any) -> tuple[str, str]:
    with pytest.raises(ManifestFault) as caught:
        read_manifest(as_bytes(document))
    return caught.value.code, caught.value.place


@pytest.mark.parametrize("name", BROKEN)
def test_broken_manifest_is_refused_at_its_place(name: str) -> None:
    document, code, place = BROKEN[name]
    assert fault(document) == (code, place)


@needs_data
@pytest.mark.parametrize("name", BROKEN.keys() - LENIENT_SCHEMA)
def test_the_schema_refuses_the_same(name: str) -> None:
    assert not schema().is_valid(BROKEN[name][0])


@needs_data
@pytest.mark.parametrize("document", [manifest(), full()], ids=["manifest", "full"])
def test_the_manifests_of_these_tests_are_valid(document: Any) -> None:
    assert schema().is_valid(document)


def test_manifest_without_views_is_refused() -> None:
    assert fault(manifest(items=[])) == ("no-canvases", "")


def test_label_without_a_value_is_refused() -> None:
    assert fault(manifest(label={})) == ("missing", "label")


def test_full_manifest_is_read_whole() -> None:
    found = read_manifest(as_bytes(full()))
    assert (found.id, found.version) == (f"{HERE}/manifest.json", 3)
    assert stored_words(found.summary) == {"en": ["<p>Drawn <b>at sea</b>.</p>"]}
    assert [stored_words(one.value) for one in found.metadata] == [
        {"none": ["Inconnu", "Atelier"]},
        {"en": ["About 1700"]},
    ]
    assert found.required_statement
    assert found.rights == CC_BY
    assert found.providers[0].homepages[0].url == f"{HERE}/"
    assert [one.url for one in found.homepages] == [f"{HERE}/chart"]
    assert found.renderings[0].media_type == "application/pdf"
    assert [one.url for one in found.see_also] == [f"{HERE}/chart.xml"]
    assert found.nav_date
    assert found.places[0].latitude == 48.4
    assert (found.viewing_direction, found.behavior) == ("left-to-right", ("paged",))


def test_what_a_canvas_says_in_the_right_shape_is_passed_over() -> None:
    said = {"metadata": [PAIR], "requiredStatement": PAIR, "rights": CC_BY}
    assert read_manifest(as_bytes(first(**said))).canvases


def test_rights_over_https_and_of_our_list_are_taken() -> None:
    for uri in (
        "https://creativecommons.org/licenses/by-sa/3.0/",
        "http://rightsstatements.org/vocab/NoC-NC/1.0/",
        "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    ):
        assert read_manifest(as_bytes(manifest(rights=uri))).rights == uri


def test_service_of_version_2_in_a_manifest_of_version_3() -> None:
    old = {
        "@id": f"{HERE}/image/1/",
        "@type": "ImageService2",
        "profile": "http://iiif.io/api/image/2/level2.json",
    }
    picture = read_manifest(as_bytes(painted(service=[old]))).canvases[0].picture
    assert picture
    assert picture.service == ImageService(f"{HERE}/image/1", 2, 2)


def test_service_may_carry_both_spellings() -> None:
    both = service(1, **{"@type": "ImageService3"})
    assert read_manifest(as_bytes(painted(service=[both]))).canvases[0].picture


def test_other_motivations_and_bodies_of_words_are_passed_over() -> None:
    def change(page: Any) -> None:
        one = page["items"][0]
        note = {**one, "motivation": "commenting", "body": {"type": "TextualBody"}}
        page["items"] = [note, without(one, "body") | {"motivation": ["painting"]}]

    view = read_manifest(as_bytes(annotated(change))).canvases[0]
    assert [one.bodies for one in view.paintings] == [()]
    assert (view.kind, view.picture) == ("", None)


def test_several_bodies_and_parts_of_resources_are_read() -> None:
    region = {"type": "ImageApiSelector", "region": "10,20,30,40"}
    part = {"type": "SpecificResource", "source": body(2), "selector": [region]}
    elsewhere = {"type": "SpecificResource", "source": f"{HERE}/picture.jpg"}
    words = {"id": f"{HERE}/a.vtt", "type": "Text", "format": "text/vtt"}
    view = read_manifest(as_bytes(first(body=[part, elsewhere, words]))).canvases[0]
    assert [(one.kind, one.region) for one in view.bodies] == [
        ("image", "10,20,30,40"),
        ("", "full"),
    ]


def test_target_is_a_fragment_however_it_is_written() -> None:
    address = f"{HERE}/canvas/1"
    selector = {"type": "FragmentSelector", "value": "xywh=1,2,3,4"}
    for target, expected in (
        (f"{address}#xywh=1,2,3,4", "xywh=1,2,3,4"),
        ({"source": address, "selector": selector}, "xywh=1,2,3,4"),
        ({"source": f"{address}#t=1", "selector": {}}, "t=1"),
        ({"id": address, "type": "Canvas"}, ""),
        (None, ""),
    ):
        document = annotated(lambda page, t=target: page["items"][0].update(target=t))
        view = read_manifest(as_bytes(document)).canvases[0]
        assert view.paintings[0].target == expected


def test_dates_and_places_that_make_no_sense_are_left_out() -> None:
    polygon = {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[]]}}
    far = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [200, 0]}}
    flag = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [True, 0]}}
    named = {
        "type": "Feature",
        "properties": {"label": "Brest"},
        "geometry": {"type": "Point", "coordinates": [-4.5, 48.4]},
    }
    places = {"type": "FeatureCollection", "features": [polygon, far, flag, 1, named]}
    found = read_manifest(as_bytes(manifest(navDate="1700", navPlace=places)))
    assert found.nav_date is None
    assert [one.latitude for one in found.places] == [48.4]
    assert not found.places[0].label
    for date in ("1700-01-01T00:00:00", 12, "soon"):
        assert read_manifest(as_bytes(manifest(navDate=date))).nav_date is None
