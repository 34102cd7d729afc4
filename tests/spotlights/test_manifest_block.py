"""The block of a kept manifest: complete with its server off, marked by language."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.blocks.stream_block import StreamValue

from tests import factories, iiif
from tests.drafts import as_draft
from tests.iiif import COOKBOOK, needs_data
from tests.kept_manifests import kept as kept_manifest
from tests.spotlights.museum import Museum
from wagtail_culture_social.domain.iiif.reading import read_json
from wagtail_culture_social.models import Manifest
from wagtail_culture_social.pages.models import SpotlightPage
from wagtail_culture_social.spotlights.blocks import RecommendationsBlock

pytestmark = pytest.mark.django_db


def block() -> Any:
    return RecommendationsBlock().child_blocks["manifest"]


def shown(manifest: Manifest, language: str = "fr", **values: Any) -> str:
    """The block as a page in a language shows it."""
    value = block().normalize({"manifest": manifest, **values})
    return block().render(value, {"wcs_language": language})


def stream(*values: dict[str, Any]) -> Any:
    """The blocks as they come out of the database."""
    kind = RecommendationsBlock()
    typed = [("manifest", kind.child_blocks["manifest"].normalize(v)) for v in values]
    return kind.to_python(kind.get_prep_value(StreamValue(kind, typed)))


def test_page_is_complete_with_the_server_off(
    museum: Museum, kept: Manifest, client: Client
) -> None:
    page = factories.add_page(
        SpotlightPage,
        factories.home("fr"),
        title="Cartes",
        recommendations=[("manifest", {"manifest": kept, "note": "Du large."})],
    )
    museum.close()
    asked = len(museum.asked)
    html = client.get(page.url).content.decode()
    for words in (
        "Une carte de la côte",
        "Drawn <b>at sea</b>.",
        "Inconnu",
        "About 1700",
        "Bibliothèque du Port",
        "CC BY 4.0",
        "Du large.",
        "Page 2",
    ):
        assert words in html
    assert html.count('width="800" height="533"') == 2
    assert f'src="{museum.base}' not in html
    assert len(museum.asked) == asked


def test_words_in_another_language_are_marked() -> None:
    html = shown(kept_manifest())
    assert '<h2 class="wcs-item__title">Une carte de la côte</h2>' in html
    assert '<div lang="en"><p>Drawn <b>at sea</b>.</p></div>' in html
    assert '<span lang="en">Date</span>' in html
    assert "<div>Inconnu</div>" in html
    assert '<span lang="en">Page 1</span>' in html
    assert 'alt="Page 1" lang="en"' in html
    assert '<div lang="fr">' not in html
    english = shown(kept_manifest(iiif.full(id=f"{iiif.HERE}/b")), "en")
    assert '<div lang="fr"><span>Bibliothèque du Port</span></div>' in english


def test_statement_rights_and_provider_are_shown() -> None:
    html = shown(kept_manifest())
    assert "Mention" in html
    assert f'<a href="{iiif.CC_BY}" rel="license noopener">CC BY 4.0' in html
    assert f'<a href="{iiif.HERE}/" rel="noopener">' in html
    assert f'<a href="{iiif.HERE}/chart.pdf" rel="noopener">' in html


def test_rights_that_nobody_knows_are_text() -> None:
    html = shown(kept_manifest(iiif.manifest_2(license=f"{iiif.HERE}/conditions")))
    assert f"<dd>{iiif.HERE}/conditions</dd>" in html


def test_markup_in_metadata_is_harmless() -> None:
    evil = '<p onclick="x()">Mer<script>x()</script><img src="//x"></p>'
    pair = {"label": {"fr": [evil]}, "value": {"fr": [evil, '"><script>x()</script>']}}
    html = shown(
        kept_manifest(
            iiif.full(
                label={"fr": ['<b>"><script>x()</script>']},
                metadata=[pair],
                summary={"fr": [evil]},
                requiredStatement=pair,
                items=[iiif.canvas(1, label={"fr": ['"><script>x()</script>']})],
            )
        )
    )
    assert "<script" not in html
    assert "onclick" not in html
    assert "//x" not in html
    assert "Mer" in html


def test_chosen_views_come_in_their_order_with_their_descriptions() -> None:
    told = [{"view": 3, "alt_text": "Un port sous la neige"}]
    html = shown(
        kept_manifest(iiif.full(4)), views="3, 1", descriptions=told, title="Le port"
    )
    assert html.index("Page 3") < html.index("Page 1")
    assert "Page 2" not in html
    assert 'alt="Un port sous la neige"' in html
    assert '<h2 class="wcs-item__title">Le port</h2>' in html


def test_six_views_are_shown_when_nobody_chose() -> None:
    manifest = kept_manifest(iiif.full(8))
    assert shown(manifest).count("<img") == 6
    assert shown(manifest, views="nonsense").count("<img") == 6


def test_deep_zoom_begins_at_the_image_service() -> None:
    html = shown(kept_manifest(iiif.full(1)))
    assert f'data-wcs-zoom-service="{iiif.HERE}/image/1/info.json"' in html


def test_view_without_a_picture_is_named() -> None:
    page = iiif.canvas(1, label={"fr": ["f. 1v, manquant"]})
    bare = {**iiif.canvas(2), "items": []}
    del bare["label"]
    items = [{**page, "items": []}, bare]
    html = shown(kept_manifest(iiif.manifest(items=items)), "en")
    assert "<img" not in html
    assert "f. 1v, manquant" in html
    assert "View 2" in html
    assert "data-wcs-zoom-service" not in html


def test_sound_leads_to_its_recording() -> None:
    sound = {"id": f"{iiif.HERE}/a.mp3", "type": "Sound", "format": "audio/mpeg"}
    items = [{**iiif.canvas(1, body=sound), "duration": 1980}]
    html = shown(kept_manifest(iiif.manifest(items=items)), "en")
    assert f'<a href="{iiif.HERE}/a.mp3" rel="noopener">Listen' in html
    assert "33 min" in html


def test_object_with_an_empty_name_is_called_by_its_address() -> None:
    manifest = kept_manifest(iiif.manifest(label={"none": [" "]}))
    assert f'<h2 class="wcs-item__title">{manifest.url}</h2>' in shown(manifest)


def test_block_without_a_manifest_shows_nothing() -> None:
    assert shown(None).strip() == ""


def test_views_of_all_the_blocks_are_fetched_at_once() -> None:
    manifests = [
        kept_manifest(iiif.full(30, id=f"{iiif.HERE}/{number}")) for number in range(3)
    ]
    counts = []
    for number in (1, 3):
        value = stream(*({"manifest": m, "views": "1-30"} for m in manifests[:number]))
        with CaptureQueriesContext(connection) as captured:
            html = "".join(one.render({"wcs_language": "en"}) for one in value)
        assert html.count("<img") == 30 * number
        counts.append(len(captured))
    assert counts == [2, 2]


def test_views_that_are_not_there_are_refused() -> None:
    manifest = kept_manifest(iiif.full(2))
    for typed in ("3", "2-1", "x"):
        value = block().normalize({"manifest": manifest, "views": typed})
        with pytest.raises(ValidationError):
            block().clean(value)
    assert block().clean(block().normalize({"manifest": manifest, "views": "1-2"}))


def test_views_can_wait_in_a_draft() -> None:
    kind = block()
    value = kind.normalize({"manifest": kept_manifest(), "views": "9"})
    with as_draft(kind):
        assert kind.clean(value)


def test_object_is_found_by_its_name() -> None:
    value = block().normalize({"manifest": kept_manifest(), "note": "Du large."})
    found = block().get_searchable_content(value)
    assert "A chart of the coast" in found
    assert "Du large." in found


@needs_data
@pytest.mark.parametrize("path", COOKBOOK, ids=lambda path: path.stem)
def test_manifest_of_the_cookbook_is_shown(path: Path) -> None:
    manifest = kept_manifest(read_json(path.read_bytes()))
    html = shown(manifest, title="")
    assert html.count("<figure") == min(6, manifest.canvases.count())
    for pair in manifest.facts["metadata"]:
        assert any(one in html for one in next(iter(pair["label"].values())))


@needs_data
def test_provider_leads_to_its_home_page() -> None:
    path = next(one for one in COOKBOOK if "0234-provider" in one.stem)
    document = read_json(path.read_bytes())
    home = document["provider"][0]["homepage"][0]["id"]
    html = shown(kept_manifest(document))
    assert f'<a href="{home}" rel="noopener">' in html
    assert '<span lang="en">UCLA Library</span>' in html
