"""Manifests that we write are valid, whatever a page says."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.iiif import needs_data, schema
from wagtail_culture_social.domain import iiif_export as iiif

ID = "https://quays.example.org/culture/5/manifest.json"

texts = st.text(max_size=40)
tags = st.sampled_from(["fr", "en", "fr-CA", "es-419", "none", ""])
words = st.dictionaries(tags, texts, max_size=3)
pairs = st.lists(st.tuples(words, words), max_size=3).map(tuple)
sizes = st.integers(min_value=1, max_value=10_000)
images = st.builds(
    iiif.Image,
    url=st.just("https://quays.example.org/media/sea.jpg"),
    width=sizes,
    height=sizes,
)
rights = st.sampled_from(
    [
        "",
        "nonsense",
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "http://rightsstatements.org/vocab/InC/1.0/",
        "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    ]
)
canvases = st.builds(
    iiif.CanvasFacts,
    key=st.from_regex(r"[0-9a-f]{8}-[1-9]", fullmatch=True),
    image=images,
    thumbnail=st.none() | images,
    label=words,
    summary=words,
    metadata=pairs,
    credit=words,
    rights=rights,
)
ranges = st.builds(
    iiif.RangeFacts, key=st.just("1a2b3c4d"), label=words, canvases=st.just(("a-1",))
)
homepages = st.builds(
    iiif.Homepage,
    url=st.just("https://quays.example.org/fr/"),
    label=texts,
    language=tags,
)
manifests = st.builds(
    iiif.ManifestFacts,
    id=st.just(ID),
    label=words,
    summary=words,
    metadata=pairs,
    credit_label=words,
    credit=words,
    provider=words,
    provider_url=st.sampled_from(["", "https://quays.example.org"]),
    homepages=st.lists(homepages, max_size=2).map(tuple),
    canvases=st.lists(canvases, max_size=3).map(tuple),
    ranges=st.lists(ranges, max_size=2).map(tuple),
)


def facts(**more: Any) -> iiif.ManifestFacts:
    values: dict[str, Any] = {
        "id": ID,
        "label": {"en": "The sea", "fr": "La mer"},
        "summary": {"en": "Six seas."},
        "credit_label": {"en": "Credit", "fr": "Crédit"},
        "credit": {"en": "Quay House", "fr": "Maison des Quais"},
        "provider": {"en": "Quay House"},
        "provider_url": "https://quays.example.org",
    }
    return iiif.ManifestFacts(**{**values, **more})


def canvas(**more: Any) -> iiif.CanvasFacts:
    image = iiif.Image(url="https://quays.example.org/1.jpg", width=800, height=500)
    values: dict[str, Any] = {
        "key": "1a2b3c4d-1",
        "image": image,
        "label": {"en": "A calm sea"},
        "summary": {},
        "credit": {"en": "Kensett — CC0"},
    }
    return iiif.CanvasFacts(**{**values, **more})


@needs_data
@given(manifests)
def test_every_manifest_is_valid(said: iiif.ManifestFacts) -> None:
    made = json.loads(json.dumps(iiif.manifest(said)))
    assert [error.message for error in schema().iter_errors(made)] == []


def test_words_stand_in_their_languages() -> None:
    made = iiif.manifest(facts())
    assert made["label"] == {"en": ["The sea"], "fr": ["La mer"]}
    assert made["requiredStatement"] == {
        "label": {"en": ["Credit"], "fr": ["Crédit"]},
        "value": {"en": ["Quay House"], "fr": ["Maison des Quais"]},
    }


def test_page_without_picture_has_an_empty_canvas() -> None:
    (only,) = iiif.manifest(facts())["items"]
    assert only["type"] == "Canvas"
    assert only["items"][0]["items"] == []


def test_picture_is_painted_on_a_canvas_of_its_size() -> None:
    (only,) = iiif.manifest(facts(canvases=(canvas(),)))["items"]
    (annotation,) = only["items"][0]["items"]
    assert (only["width"], only["height"]) == (800, 500)
    assert annotation["target"] == only["id"]
    assert annotation["body"]["id"] == "https://quays.example.org/1.jpg"
    assert "#" not in only["id"]


def test_rights_are_said_for_all_where_all_say_the_same() -> None:
    free = "https://creativecommons.org/publicdomain/zero/1.0/"
    shared = facts(canvases=(canvas(rights=free), canvas(key="b-1", rights=free)))
    mixed = facts(canvases=(canvas(rights=free), canvas(key="b-1")))
    said = "http://creativecommons.org/publicdomain/zero/1.0/"
    assert iiif.manifest(shared)["rights"] == said
    assert "rights" not in iiif.manifest(mixed)


def test_section_lists_its_canvases() -> None:
    part = iiif.RangeFacts(
        key="5e6f", label={"en": "Outside"}, canvases=("1a2b3c4d-1",)
    )
    made = iiif.manifest(facts(canvases=(canvas(),), ranges=(part,)))
    (only,) = made["structures"]
    assert only["items"] == [{"id": made["items"][0]["id"], "type": "Canvas"}]


def test_text_between_angle_brackets_is_no_html() -> None:
    made = iiif.manifest(facts(label={"en": "<The sea>"}))
    assert made["label"] == {"en": ["<The sea> "]}


def test_language_that_iiif_does_not_take_is_none() -> None:
    made = iiif.manifest(facts(label={"es-419": "El mar"}))
    assert made["label"] == {"none": ["El mar"]}
