"""What is kept of a manifest, what changed in it, how rights and views are named."""

import json
from typing import Any

import pytest

from tests.iiif import HERE, as_bytes, body, canvas, full, manifest
from wagtail_culture_social.domain.iiif import read_manifest
from wagtail_culture_social.domain.iiif.differences import differences
from wagtail_culture_social.domain.iiif.gallica import manifest_address
from wagtail_culture_social.domain.iiif.selection import read_numbers
from wagtail_culture_social.domain.iiif.statements import is_standard, rights_name
from wagtail_culture_social.domain.iiif.stored import (
    kept_agents,
    kept_links,
    kept_pair,
    kept_pairs,
    stored_canvas,
    stored_facts,
    stored_words,
)

GALLICA = "https://gallica.bnf.fr/iiif/ark:/12148/btv1b8449691v/manifest.json"


@pytest.mark.parametrize(
    "pasted",
    [
        "ark:/12148/btv1b8449691v",
        " ark:/12148/btv1b8449691v ",
        "ark:12148/btv1b8449691v",
        "https://gallica.bnf.fr/ark:/12148/btv1b8449691v",
        "https://gallica.bnf.fr/ark:/12148/btv1b8449691v/f12.item.zoom",
        "https://gallica.bnf.fr/ark:/12148/btv1b8449691v.r=carte?rk=21459;2",
        "https://gallica.bnf.fr/ark:/12148/btv1b8449691v.texteImage#",
        "http://gallica.bnf.fr/ark:/12148/btv1b8449691v/f1.highres",
        "gallica.bnf.fr/ark:/12148/btv1b8449691v",
        "https://gallica.bnf.fr/iiif/ark:/12148/btv1b8449691v/f1/info.json",
        "https://gallica.bnf.fr/view3if/?target="
        "https://gallica.bnf.fr/iiif/ark:/12148/btv1b8449691v/manifest.json",
        GALLICA,
    ],
)
def test_gallica_leads_to_the_manifest(pasted: str) -> None:
    assert manifest_address(pasted) == GALLICA


@pytest.mark.parametrize(
    "pasted",
    [
        f"{HERE}/manifest.json",
        f"{HERE}/ark:/12148/btv1b8449691v",
        "ark:/67375/QHD-ABC",
        "https://gallica.bnf.fr/accueil/",
    ],
)
def test_other_addresses_stay_as_they_are(pasted: str) -> None:
    assert manifest_address(f" {pasted} ") == pasted


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ()),
        ("1, 3-5", (1, 3, 4, 5)),
        ("5 ; 2–3,2", (5, 2, 3)),
        ("7 - 8", (7, 8)),
        ("1-999999", (1, 2, 3, 4, 5, 6)),
        ("1-4, 9-20", (1, 2, 3, 4, 9, 10)),
    ],
)
def test_numbers_are_read_as_they_are_typed(
    typed: str, expected: tuple[int, ...]
) -> None:
    assert read_numbers(typed, 6) == expected


@pytest.mark.parametrize(
    "typed", ["a", "0", "5-3", "1-", "-1", "1 2", "1.5", "9999999"]
)
def test_other_signs_are_no_numbers(typed: str) -> None:
    with pytest.raises(ValueError, match=".+"):
        read_numbers(typed, 6)


def test_known_rights_are_named_in_the_language_of_the_page() -> None:
    uri = "http://creativecommons.org/licenses/by/4.0/"
    assert rights_name(uri, "fr") == "CC BY 4.0 : attribution".replace(" :", "\u00a0:")
    assert rights_name("http://creativecommons.org/licenses/by-sa/3.0/", "fr") == (
        "CC BY-SA 3.0"
    )
    assert rights_name(f"{HERE}/mine", "fr") == f"{HERE}/mine"
    assert is_standard(uri)
    assert not is_standard("http://creativecommons.org.evil.example/licenses/by/4.0/")


def test_facts_come_back_from_the_database() -> None:
    found = read_manifest(as_bytes(full()))
    facts = json.loads(json.dumps(stored_facts(found)))
    assert kept_pairs(facts["metadata"]) == found.metadata
    assert kept_pair(facts["required_statement"]) == found.required_statement
    assert kept_agents(facts["providers"]) == found.providers
    assert kept_links(facts["homepages"]) == found.homepages
    assert facts["nav_date"] == "1700-01-01T00:00:00+00:00"
    assert facts["places"] == [{"latitude": 48.4, "longitude": -4.5, "label": {}}]
    assert (
        kept_pair(
            stored_facts(read_manifest(as_bytes(manifest())))["required_statement"]
        )
        is None
    )


def test_views_are_kept_with_what_plays_and_over_https() -> None:
    sound = {"id": f"{HERE}/a.mp3", "type": "Sound", "format": "audio/mpeg"}
    picture = body(1, "http://www.example.org")
    found = read_manifest(
        as_bytes(manifest(items=[canvas(1, body=[sound, picture], duration=60)]))
    )
    kept = stored_canvas(found.canvases[0])
    assert kept["kind"] == "sound"
    assert kept["service_url"] == f"{HERE}/image/1"
    assert kept["facts"]["recordings"] == [
        {"kind": "sound", "url": f"{HERE}/a.mp3", "media_type": "audio/mpeg"}
    ]


def test_view_without_a_picture_is_known_by_its_thumbnail() -> None:
    small = {"id": f"{HERE}/small.jpg", "type": "Image"}
    video = {"id": f"{HERE}/a.mp4", "type": "Video"}
    items = [
        canvas(1, body=video, thumbnail=[small], navDate="1700-01-01T00:00:00Z"),
        canvas(2, body=video),
    ]
    found = read_manifest(as_bytes(manifest(items=items)))
    assert [stored_canvas(one)["picture_url"] for one in found.canvases] == [
        f"{HERE}/small.jpg",
        "",
    ]
    assert stored_canvas(found.canvases[0])["facts"]["nav_date"]


def version(**more: Any) -> dict[str, Any]:
    found = read_manifest(as_bytes(full(**more)))
    views = [stored_canvas(one) for one in found.canvases]
    label = stored_words(found.label)
    return {"label": label, "canvases": views, **stored_facts(found)}


def changes(**more: Any) -> list[tuple[str, str]]:
    return [(one.what, one.kind) for one in differences(version(), version(**more))]


def test_the_same_version_has_no_difference() -> None:
    assert changes() == []


def test_fields_are_changed_added_and_removed() -> None:
    assert changes(label={"fr": ["Autre"]}) == [("label", "changed")]
    assert changes(navDate="soon") == [("nav_date", "removed")]
    assert changes(navPlace={}) == [("places", "removed")]
    found = differences(version(behavior=[]), version())
    assert [(one.what, one.kind) for one in found] == [("behavior", "added")]


def test_metadata_is_compared_row_by_row() -> None:
    old = full()["metadata"]
    date = {"label": {"en": ["Date"]}, "value": {"en": ["1701"]}}
    place = {"label": {"en": ["Place"]}, "value": {"en": ["Brest"]}}
    found = differences(version(), version(metadata=[date, place, date]))
    assert [(stored_words(one.name), one.kind) for one in found] == [
        ({"en": ["Date"]}, "changed"),
        ({"en": ["Place"]}, "added"),
        ({"en": ["Date"]}, "added"),
        ({"fr": ["Auteur"]}, "removed"),
    ]
    assert changes(metadata=old) == []


def test_views_are_compared_by_their_identity() -> None:
    one, two, three = (canvas(number) for number in (1, 2, 3))
    assert changes(items=[one, two, three]) == [("canvases", "added")]
    assert changes(items=[one]) == [("canvases", "removed")]
    assert changes(items=[one, canvas(2, width=10)]) == [("canvases", "changed")]
    assert changes(items=[two, one]) == [("order", "changed")]
