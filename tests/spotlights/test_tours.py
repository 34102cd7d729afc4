"""Guided and virtual tours: details inside the picture, words without a script."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import Filter

from tests import examples, exhibits, factories, iiif, kept_manifests
from tests.spotlights.trying import (
    block,
    faults_of,
    html_of,
    passes_as_draft,
    value_of,
)
from wagtail_culture_social.domain.regions import Region
from wagtail_culture_social.models import Manifest
from wagtail_culture_social.spotlights.details import detail_specs

pytestmark = pytest.mark.django_db


def tour_of(*steps: dict[str, Any]) -> dict[str, Any]:
    return exhibits.guided_tour(steps=list(steps))


def test_every_step_shows_its_detail_and_its_text() -> None:
    html = html_of("guided_tour", exhibits.guided_tour())
    assert html.count('class="wcs-tour__detail"') == 3
    assert 'alt="Detail: The mast"' in html
    assert "Look at it: the crew." in html
    assert 'data-wcs-region="40 50 25.5 30"' in html
    assert html.count("<audio") == 3
    assert "openseadragon" not in html


def test_a_detail_is_cut_out_of_the_picture() -> None:
    picture = {**examples.use_of_picture(), "image": factories.picture(size=(800, 400))}
    html = html_of("guided_tour", exhibits.guided_tour(picture=picture))
    assert 'width="160" height="240" alt="Detail: The mast"' in html
    assert 'width="800" height="100" alt="Detail: The sky"' in html


@pytest.mark.parametrize(
    ("numbers", "wrong"),
    [
        ((0, 0, 100.01, 10), {"width"}),
        ((100, -1, 10, 10), {"x", "y"}),
        ((60, 60, 50, 50), {"width", "height"}),
        ((0, 0, 0, 10), {"width"}),
    ],
)
def test_a_detail_outside_the_picture_is_refused_at_publication(
    numbers: tuple[float, ...], wrong: set[str]
) -> None:
    value = tour_of(exhibits.step("The mast", *numbers))
    faults = faults_of("guided_tour", value)["steps"].block_errors[0].block_errors
    assert set(faults) == wrong
    assert passes_as_draft("guided_tour", value)
    html = html_of("guided_tour", value)
    assert "Look at it: the mast." in html
    assert "data-wcs-region" not in html
    assert "wcs-tour__detail" not in html


def test_numbers_that_nobody_has_typed_yet_do_no_harm() -> None:
    step = {**exhibits.step("The mast", 0, 0, 10, 10), "x": None, "height": None}
    assert passes_as_draft("guided_tour", tour_of(step))
    assert "The mast" in html_of("guided_tour", tour_of(step))


def test_a_tour_needs_a_picture_and_a_step() -> None:
    empty = {**examples.use_of_picture(), "image": None}
    value = exhibits.guided_tour(picture=empty, steps=[])
    assert set(faults_of("guided_tour", value)) == {"picture", "steps"}
    assert passes_as_draft("guided_tour", value)
    words = exhibits.guided_tour(picture=empty)
    assert "Look at it: the mast." in html_of("guided_tour", words)


def kept_tour(view: int | None = None, **fields: Any) -> dict[str, Any]:
    """A tour over an object of others, of which pictures of 60 × 40 pixels are kept."""
    none = {**examples.use_of_picture(), "image": None, "alt_text": "A coast"}
    manifest = Manifest.objects.first() or kept_manifests.kept()
    return exhibits.guided_tour(picture=none, manifest=manifest, view=view, **fields)


def test_a_tour_over_a_kept_object_shows_details_of_the_kept_picture() -> None:
    html = html_of("guided_tour", kept_tour())
    assert 'viewBox="6 0 12 24"' in html
    assert 'aria-label="Detail: The mast"' in html
    assert 'alt="A coast"' in html
    assert f'data-wcs-zoom-service="{iiif.HERE}/image/1' in html
    assert html.count(f'src="{iiif.HERE}') == 0
    assert "wcs-manifest__owner" in html
    value = kept_tour(view=2)
    value["manifest"].canvases.update(thumbnail="")
    html = html_of("guided_tour", value)
    assert "<svg" not in html
    assert "Look at it: the mast." in html


def test_a_tour_over_a_view_that_is_not_kept_is_refused() -> None:
    assert block("guided_tour").clean(value_of("guided_tour", kept_tour()))
    assert set(faults_of("guided_tour", kept_tour(view=99))) == {"view"}
    assert passes_as_draft("guided_tour", kept_tour(view=99))
    assert "The mast" in html_of("guided_tour", kept_tour(view=99))


def test_a_sound_that_no_browser_plays_is_refused() -> None:
    page = SimpleUploadedFile("sound.mp3", b"<!doctype html><title>No</title>")
    sound = get_document_model().objects.create(title="No", file=page)
    value = tour_of(exhibits.step("The mast", 0, 0, 10, 10, sound=sound))
    faults = faults_of("guided_tour", value)["steps"].block_errors[0].block_errors
    assert set(faults) == {"sound"}


def test_a_drawing_is_cut_as_well() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"/>'
    image = get_image_model().objects.create(
        title="Plan", file=SimpleUploadedFile("plan.svg", svg), width=200, height=100
    )
    picture = {**examples.use_of_picture(), "image": image}
    html = html_of("guided_tour", exhibits.guided_tour(picture=picture))
    assert html.count('class="wcs-tour__detail"') == 3


@pytest.mark.parametrize("numbers", ["0-0-0-10", "a-0-10-10", "0-0-10", "0-0-200-1"])
def test_an_operation_without_a_region_is_no_specification(numbers: str) -> None:
    with pytest.raises(InvalidFilterSpecError):
        Filter(spec=f"wcsdetail-{numbers}").operations  # noqa: B018


def test_a_specification_names_the_region() -> None:
    region = Region(Decimal("12.50"), Decimal(0), Decimal(30), Decimal(40))
    assert detail_specs(region, "width-480") == ["wcsdetail-12.5-0-30-40|width-480"]


def test_the_corner_of_a_detail_can_be_drawn() -> None:
    step = block("guided_tour").child_blocks["steps"].child_block
    widget = step.child_blocks["x"].field.widget
    html = widget.render("steps-0-value-x", Decimal(10))
    assert 'data-controller="wcs-region"' in html
    assert "/images/0/preview/width-1000/" in html
    assert "wcs-region.js" in str(widget.media)


def test_a_guided_tour_tells_its_steps_and_its_picture() -> None:
    value = value_of("guided_tour", exhibits.guided_tour())
    node = block("guided_tour").get_node(value, "en")
    assert [step.name for step in node.steps] == ["The mast", "The crew", "The sky"]
    assert node.image
    assert len(list(block("guided_tour").pictures_in(value))) == 1


def test_a_virtual_tour_is_a_link_and_words() -> None:
    html = html_of("virtual_tour", exhibits.virtual_tour())
    assert f'<a class="wcs-player__link" href="{exhibits.TOUR}"' in html
    assert "A boiler, two pistons" in html
    assert "<iframe" not in html
    assert f'data-wcs-src="{exhibits.TOUR}"' in html
    assert 'data-wcs-consent="tours.example.org"' in html
    assert "allow-top-navigation" not in html
    assert "data-wcs-load hidden" in html


def test_a_virtual_tour_without_https_is_refused_and_only_linked() -> None:
    value = exhibits.virtual_tour(url="http://tours.example.org/show")
    assert set(faults_of("virtual_tour", value)) == {"url"}
    assert passes_as_draft("virtual_tour", value)
    html = html_of("virtual_tour", value)
    assert "data-wcs-player" not in html
    assert "http://tours.example.org/show" in html
    node = block("virtual_tour").get_node(value_of("virtual_tour", value), "en")
    assert node is None


@pytest.mark.parametrize("url", ["javascript:alert(1)", "", "https://"])
def test_an_address_that_leads_nowhere_is_not_linked(url: str) -> None:
    html = html_of("virtual_tour", exhibits.virtual_tour(url=url))
    assert "href=" not in html.replace('<a href="https://creativecommons', "")
    assert "A boiler" in html


@pytest.mark.parametrize("words", ["", "<p></p>", "<p> </p>"])
def test_a_virtual_tour_without_words_is_refused(words: str) -> None:
    value = exhibits.virtual_tour(alternative=words)
    assert "alternative" in faults_of("virtual_tour", value)


def test_a_virtual_tour_tells_where_it_is() -> None:
    value = value_of("virtual_tour", exhibits.virtual_tour())
    node = block("virtual_tour").get_node(value, "en")
    assert node.url == exhibits.TOUR
    assert node.text == "A boiler, two pistons and the driver’s seat."
    assert [use["decorative"] for use in block("virtual_tour").pictures_in(value)] == [
        True
    ]
