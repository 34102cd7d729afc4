"""The manifest of a spotlight at its address: valid, in all languages, guarded."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from tests import examples, factories
from tests.iiif import needs_data, schema
from wagtail_culture_social.pages.models import SpotlightPage, TutorialPage

pytestmark = pytest.mark.django_db

ODD = "<b>“Sea” & \u202eaes\u202c</b>"


def address(page: Page) -> str:
    return reverse("wagtail_culture_social:manifest", args=[page.pk])


def manifest(client: Client, page: Page) -> dict[str, Any]:
    answer = client.get(address(page))
    assert answer.status_code == 200
    return json.loads(answer.content)


def odd() -> Page:
    blocks = [
        ("section", ODD),
        (
            "object",
            {"title": ODD, "creator": ODD, "picture": examples.use_of_picture()},
        ),
        ("object", {"title": "Without a picture"}),
        ("gallery", {"title": "", "pictures": []}),
    ]
    return factories.add_page(
        SpotlightPage, factories.home(), title=ODD, recommendations=blocks
    )


def nothing() -> Page:
    return factories.add_page(SpotlightPage, factories.home(), title="Soon")


def full() -> Page:
    return examples.spotlight()[0]


@needs_data
@pytest.mark.parametrize("build", [full, odd, nothing])
def test_manifest_is_valid(client: Client, build: Any) -> None:
    made = manifest(client, build())
    assert [error.message for error in schema().iter_errors(made)] == []


def test_manifest_speaks_the_languages_of_the_twins(client: Client) -> None:
    english, french = examples.spotlight()
    made = manifest(client, english)
    assert made["label"] == {"en": [english.title], "fr": [french.title]}
    homes = {home["id"] for home in made["homepage"]}
    assert homes == {english.get_full_url(), french.get_full_url()}
    assert made["id"].endswith(address(english))


def test_every_picture_has_a_canvas_with_its_credit(client: Client) -> None:
    items = manifest(client, full())["items"]
    assert len(items) == 10
    first = items[3]
    assert "Kensett" in first["requiredStatement"]["value"]["en"][0]
    assert first["rights"] == "http://creativecommons.org/publicdomain/zero/1.0/"
    labels = [pair["label"]["en"][0] for pair in first["metadata"]]
    assert labels == [
        "Creator", "Date", "Technique", "Dimensions", "Inventory number"
    ]  # fmt: skip


def test_section_is_a_range_of_canvases(client: Client) -> None:
    (only,) = manifest(client, full())["structures"]
    assert only["label"]["en"] == ["From the stores"]
    assert len(only["items"]) == 7


def test_main_picture_stands_for_items_without_any(client: Client) -> None:
    page = factories.add_page(
        SpotlightPage, factories.home(), social_image=factories.picture()
    )
    (only,) = manifest(client, page)["items"]
    assert only["items"][0]["items"]


def test_other_sites_may_read_it_and_ask_again_for_little(client: Client) -> None:
    page = full()
    answer = client.get(address(page))
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Content-Type"].startswith("application/ld+json")
    again = client.get(address(page), headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304


def test_private_draft_and_other_pages_have_none(client: Client) -> None:
    private, draft = (
        full(),
        factories.add_page(SpotlightPage, factories.home(), live=False, title="Draft"),
    )
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    other = factories.add_page(TutorialPage, factories.home(), title="Renew")
    for page in (private, draft, other):
        assert client.get(address(page)).status_code == 404


def test_private_twin_is_not_told_of(client: Client) -> None:
    english, french = examples.spotlight()
    PageViewRestriction.objects.create(page=french, restriction_type="login")
    assert list(manifest(client, english)["label"]) == ["en"]


def test_page_leads_to_its_manifest(client: Client) -> None:
    page = full()
    assert f'href="{address(page)}"' in client.get(page.url).content.decode()
