"""The manifests of the IIIF cookbook and of its validator; its schema is a witness."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.iiif import COOKBOOK, FIXTURES, FOLDER, needs_data, schema
from wagtail_culture_social.domain.iiif import ManifestFault, read_manifest
from wagtail_culture_social.domain.iiif.stored import stored_words

pytestmark = needs_data

REFUSED = {
    "pv_3__annoPage": "annotations",
    "pv_3__annoPageMultipleMotivations": "annotations",
    "pv_3__broken_choice": "size",
    "pv_3__broken_embedded_annos": "misplaced",
    "pv_3__broken_simple_image": "version",
    "pv_3__collection": "collection",
    "pv_3__collection_of_collections": "collection",
    "pv_3__non_cc_license": "rights",
    "pv_3__old_format_label": "old-words",
    "pv_4__ok__02_timeline": "version",
}


def name_of(path: Path) -> str:
    return path.stem


def code_of(path: Path) -> str:
    with pytest.raises(ManifestFault) as caught:
        read_manifest(path.read_bytes())
    return caught.value.code


@pytest.mark.parametrize("path", COOKBOOK, ids=name_of)
def test_manifest_of_the_cookbook_is_read(path: Path) -> None:
    manifest = read_manifest(path.read_bytes())
    document = json.loads(path.read_bytes())
    assert stored_words(manifest.label) == document["label"]
    assert len(manifest.canvases) == len(document["items"])
    assert [bool(one.kind) for one in manifest.canvases] == [
        bool(one["items"]) for one in document["items"]
    ]


@pytest.mark.parametrize("path", FIXTURES, ids=name_of)
def test_broken_fixture_is_refused_with_a_reason(path: Path) -> None:
    if path.stem in REFUSED:
        assert code_of(path) == REFUSED[path.stem]
    else:
        assert read_manifest(path.read_bytes()).canvases


def test_what_the_schema_refuses_is_refused() -> None:
    documents = {path: json.loads(path.read_bytes()) for path in [*COOKBOOK, *FIXTURES]}
    refused = [
        path
        for path, document in documents.items()
        if "type" in document and not schema().is_valid(document)
    ]
    assert len(refused) >= 6
    assert all(map(code_of, refused))


def test_every_refusal_is_known() -> None:
    assert REFUSED.keys() <= {path.stem for path in FIXTURES}


def read(name: str) -> Any:
    return read_manifest((FOLDER / f"{name}.json").read_bytes())


def test_choice_keeps_every_picture_and_shows_the_first() -> None:
    view = read("cb_0033-choice").canvases[0]
    assert [stored_words(one.label) for one in view.bodies] == [
        {"en": ["Natural Light"]},
        {"en": ["X-Ray"]},
    ]
    assert view.picture == view.bodies[0]


def test_composition_shows_the_picture_that_covers_the_whole() -> None:
    view = read("cb_0036-composition-from-multiple-images").canvases[0]
    assert [one.target for one in view.paintings] == ["", "xywh=3949,994,1091,1232"]
    assert view.picture == view.paintings[0].bodies[0]


def test_sound_is_shown_by_the_picture_that_accompanies_it() -> None:
    view = read("cb_0014-accompanyingcanvas").canvases[0]
    assert (view.kind, view.duration, view.width) == ("sound", 1985.024, 0)
    assert view.picture
    assert view.picture.service


def test_missing_page_is_a_view_without_a_picture() -> None:
    view = read("cb_0283-missing-image").canvases[1]
    assert (view.kind, view.picture) == ("", None)


def test_turned_picture_keeps_its_rotation() -> None:
    view = read("cb_0040-image-rotation-service__manifest-service").canvases[0]
    assert view.picture
    assert view.picture.rotation == "90"


def test_place_and_date_are_data() -> None:
    manifest = read("cb_0318-navPlace-navDate__manifest-1")
    assert manifest.nav_date.year == 1776
    place = manifest.places[0]
    assert (place.latitude, place.longitude) == (41.9031, 12.4663)
    assert stored_words(place.label) == {"en": ["Castel Sant'Angelo, Rome"]}


def test_provider_comes_with_its_home_page() -> None:
    provider = read("cb_0234-provider").providers[0]
    assert stored_words(provider.label) == {"en": ["UCLA Library"]}
    document = json.loads((FOLDER / "cb_0234-provider.json").read_bytes())
    theirs = document["provider"][0]["homepage"][0]["id"]
    assert provider.homepages[0].url == theirs


def test_text_painted_on_a_picture_is_no_picture() -> None:
    view = read("cb_0561-text-on-image").canvases[0]
    assert [one.kind for one in view.bodies] == ["image"]
