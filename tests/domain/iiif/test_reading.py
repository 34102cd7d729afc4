"""The document itself: JSON, of a kind, within bounds; nothing makes it fall over."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.iiif import HERE, as_bytes, canvas, canvas_2, full, manifest, manifest_2
from wagtail_culture_social.domain.iiif import (
    MOST_BYTES,
    ManifestFault,
    read_manifest,
)
from wagtail_culture_social.domain.iiif.reading import MOST_CANVASES

CONTEXT = "http://iiif.io/api/presentation/3/context.json"


def code_of(content: bytes) -> str:
    with pytest.raises(ManifestFault) as caught:
        read_manifest(content)
    return caught.value.code


def nested(depth: int) -> bytes:
    return b'{"a":' + b"[" * depth + b"]" * depth + b"}"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "not-json", id="empty"),
        pytest.param(b"{", "not-json", id="cut off"),
        pytest.param(b"\xff\xfe{}", "not-json", id="latin"),
        pytest.param(b'{"a": NaN}', "not-json", id="nan"),
        pytest.param(b'{"a": 1e999}', "not-json", id="infinite"),
        pytest.param(b'{"a": ' + b"9" * 5000 + b"}", "not-json", id="long number"),
        pytest.param(b'{"label": "\\u0000"}', "not-json", id="character 0"),
        pytest.param(b'{"label": "\\ud800"}', "not-json", id="surrogate"),
        pytest.param(b"<!doctype html>", "html", id="page"),
        pytest.param(b"\xef\xbb\xbf \n<html>", "html", id="page after a mark"),
        pytest.param(b"[]", "not-manifest", id="list"),
        pytest.param(b"{}", "not-manifest", id="object"),
        pytest.param(b'{"type": ["Manifest"]}', "not-manifest", id="types"),
        pytest.param(b" " * (MOST_BYTES + 1), "too-big", id="large"),
        pytest.param(nested(41), "too-deep", id="deep"),
        pytest.param(nested(200_000), "too-deep", id="deeper"),
        pytest.param(as_bytes({"type": "Collection"}), "collection", id="collection"),
        pytest.param(
            as_bytes({"@type": "sc:Collection"}), "collection", id="old collection"
        ),
        pytest.param(
            as_bytes({"@type": "sc:AnnotationList"}), "annotations", id="annotations"
        ),
        pytest.param(as_bytes({"type": "ImageService3"}), "image-info", id="image"),
        pytest.param(
            as_bytes({"protocol": "http://iiif.io/api/image"}), "image-info", id="info"
        ),
        pytest.param(as_bytes({"type": "Manifest"}), "version", id="no version"),
        pytest.param(
            as_bytes(manifest(**{"@context": [{}, 4]})), "version", id="odd version"
        ),
    ],
)
def test_document_that_is_no_manifest_is_refused(content: bytes, code: str) -> None:
    assert code_of(content) == code


def test_mark_of_unicode_before_the_document_is_allowed() -> None:
    assert read_manifest(b"\xef\xbb\xbf" + as_bytes(manifest())).version == 3


def test_context_may_stand_among_others_and_over_https() -> None:
    secure = CONTEXT.replace("http:", "https:")
    for context in (["http://www.w3.org/ns/anno.jsonld", CONTEXT], secure):
        assert read_manifest(as_bytes(manifest(**{"@context": context}))).version == 3


def test_of_five_thousand_views_the_first_are_read() -> None:
    views = [canvas(1)] * 4000 + [{"broken": True}]
    found = read_manifest(as_bytes(manifest(items=views)))
    assert (len(found.canvases), found.all_canvases) == (MOST_CANVASES, 4001)


def test_manifest_that_names_itself_everywhere_is_read_once() -> None:
    itself = {"id": f"{HERE}/manifest.json", "type": "Manifest"}
    found = read_manifest(
        as_bytes(manifest(partOf=[itself], seeAlso=[itself], thumbnail=[itself]))
    )
    assert [one.url for one in found.see_also] == [itself["id"]]
    assert found.thumbnails == ()


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "type", "@id", "items"]), inner)
    ),
    max_leaves=6,
)
DOCUMENTS = [
    full(),
    manifest_2(2),
    manifest(items=[canvas(1)]),
    manifest_2(sequences=[{"canvases": [canvas_2(1, thumbnail={"@id": HERE})]}]),
]


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every value in a document."""
    children: Any = ()
    if isinstance(value, dict):
        children = value.items()
    elif isinstance(value, list):
        children = enumerate(value)
    return [path, *(p for key, one in children for p in places(one, (*path, key)))]


@given(st.data())
def test_any_value_in_any_place_is_read_or_refused(data: Any) -> None:
    document = json.loads(json.dumps(data.draw(st.sampled_from(DOCUMENTS))))
    *way, last = data.draw(st.sampled_from(places(document)[1:]))
    target = document
    for key in way:
        target = target[key]
    target[last] = data.draw(ODD)
    with suppress(ManifestFault):
        assert read_manifest(as_bytes(document)).label
