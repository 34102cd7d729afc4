"""Pictures are made when a page is published: no visitor waits for one."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model
from wagtail.models import Page

from tests import examples, exhibits, factories
from wagtail_culture_social.pages import models as pages
from wagtail_culture_social.social.renditions import make_renditions

pytestmark = pytest.mark.django_db

Renditions = Any


def made() -> int:
    return get_image_model().get_rendition_model().objects.count()


def objects(number: int) -> list[Any]:
    return [
        (
            "object",
            {"title": f"Sea {n}", "picture": examples.use_of_picture(f"Sea {n}")},
        )
        for n in range(number)
    ]


def spotlight(number: int = 3, **fields: Any) -> Page:
    return factories.add_page(
        pages.SpotlightPage,
        factories.home(),
        title="Seas",
        recommendations=objects(number),
        **fields,
    )


@pytest.mark.parametrize("family", ["event", "spotlight", "tutorial", "campaign"])
def test_first_visit_makes_no_picture(
    client: Client, django_capture_on_commit_callbacks: Any, family: str
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        page = getattr(examples, family)()[0]
    before = made()
    assert before
    for visited in (page, page.get_parent()):
        assert client.get(visited.url).status_code == 200
        assert made() == before


def test_details_of_a_tour_are_made_at_publication(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        page = factories.add_page(
            pages.SpotlightPage,
            factories.home(),
            title="Port",
            recommendations=exhibits.exhibits(),
        )
    before = made()
    for address in (page.url, f"{page.url}large-print/"):
        assert client.get(address).status_code == 200
    assert made() == before


def test_manifest_of_the_main_picture_makes_none(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        page = spotlight(0, social_image=factories.picture("Main"))
    before = made()
    client.get(f"/culture/{page.pk}/manifest.json")
    assert made() == before


def test_manifest_makes_no_picture_either(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        page = spotlight()
    before = made()
    client.get(f"/culture/{page.pk}/manifest.json")
    assert made() == before


def test_publishing_again_makes_nothing(
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        page = spotlight()
    before = made()
    with django_capture_on_commit_callbacks(execute=True):
        factories.publish(page)
    assert made() == before


def test_making_stops_in_time_and_goes_on_later() -> None:
    page = spotlight()
    assert not make_renditions(page, seconds=-1)
    assert not made()
    assert make_renditions(page)
    assert made()


def test_picture_whose_file_is_gone_holds_up_no_other() -> None:
    page = spotlight(2)
    first = page.recommendations[0].value["picture"]["image"]
    first.file.storage.delete(first.file.name)
    assert make_renditions(page)
    assert made()


@pytest.mark.slow
def test_sixty_objects_stay_within_the_budget(client: Client) -> None:
    page = spotlight(60, hashtags=["#Sea"], social_image=factories.picture())
    make_renditions(page)
    client.get(page.url)
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        html = client.get(page.url).content.decode()
    assert html.count("<cite>Sea ") == 60
    assert len(captured) <= 20


def test_largest_picture_has_its_size_several_files_and_a_modern_format(
    client: Client,
) -> None:
    big = factories.picture(size=(1600, 1000))
    page = spotlight(1, social_image=big)
    html = client.get(page.url).content.decode()
    (image,) = re.findall(r'<img [^>]*fetchpriority="high"[^>]*>', html)
    assert 'width="1072" height="670"' in image
    assert len(re.findall(r"\.webp \d+w", image)) == 3
    assert re.search(r'og:image" content="[^"]*\.jpg"', html)
