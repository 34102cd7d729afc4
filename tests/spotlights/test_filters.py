"""Lists narrowed by words, hashtag, kind and staff pick: a plain form, no script."""

import re
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from tests import factories
from wagtail_culture_social.pages.models import SpotlightIndexPage, SpotlightPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def index() -> Page:
    index = factories.add_page(SpotlightIndexPage, factories.home(), title="Spotlights")
    add(index, "Salt and wind", ("book_extract", {"title": "The Lighthouse"}))
    add(
        index,
        "Six seas",
        ("film", {"title": "Waves"}),
        is_favourite=True,
        hashtags=["#Sea"],
    )
    return index


def add(index: Page, title: str, *blocks: Any, **fields: Any) -> Page:
    return factories.add_page(
        SpotlightPage, index, title=title, recommendations=list(blocks), **fields
    )


def shown(client: Client, index: Page, query: str = "") -> list[str]:
    html = client.get(f"{index.url}?{query}").content.decode()
    return re.findall(r'wcs-entry__title"><a [^>]*>([^<]*)<', html)


def test_kinds_of_items_are_kept_when_a_page_is_saved(index: Page) -> None:
    kinds = SpotlightPage.objects.order_by("pk").values_list("kinds", flat=True)
    assert list(kinds) == ["book_extract", "film"]


def test_kind_whose_name_is_a_part_of_another_is_told_apart(
    client: Client, index: Page
) -> None:
    for kinds in ("roadmap", "map_of_stars", "film map"):
        page = add(index, kinds)
        SpotlightPage.objects.filter(pk=page.pk).update(kinds=kinds)
    assert shown(client, index, "kind=map") == ["film map"]


@pytest.mark.indexed
@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Six seas", "Salt and wind"]),
        ("kind=film", ["Six seas"]),
        ("kind=book_extract", ["Salt and wind"]),
        ("favourite=on", ["Six seas"]),
        ("tag=sea", ["Six seas"]),
        ("q=lighthouse", ["Salt and wind"]),
        ("q=lighthouse&kind=film", []),
        ("kind=nonsense&tag=%00&q=%00", ["Six seas", "Salt and wind"]),
        ("q=%22%27%28%29%2A%5B", []),
        ("q=%22AND+NEAR%28+OR+%27%2A+NOT", []),
        ("q=the+lighthouse%21", ["Salt and wind"]),
    ],
)
def test_list_is_narrowed(
    client: Client, index: Page, query: str, titles: list[str]
) -> None:
    assert shown(client, index, query) == titles


def test_count_is_announced_and_filters_can_be_lifted(
    client: Client, index: Page
) -> None:
    html = client.get(f"{index.url}?kind=film").content.decode()
    assert re.search(r'role="status">\s*1 result\s*<', html)
    assert 'content="noindex"' in html
    assert f'href="{index.url}"' in html


@pytest.mark.indexed
def test_nothing_found_says_what_to_do(client: Client, index: Page) -> None:
    html = client.get(f"{index.url}?q=zeppelin").content.decode()
    assert "Nothing here matches" in html
    assert re.search(r'role="status">\s*0 results\s*<', html)


def test_only_what_there_is_is_offered(client: Client, index: Page) -> None:
    html = client.get(index.url).content.decode()
    assert set(re.findall(r'<option value="(\w+)"', html)) == {
        "book_extract", "film", "sea"
    }  # fmt: skip


def test_long_list_has_pages(client: Client, index: Page) -> None:
    for number in range(23):
        add(index, f"Shelf {number}", ("film", {"title": "Waves"}))
    assert len(shown(client, index)) == 24
    assert shown(client, index, "page=2") == ["Salt and wind"]
    assert shown(client, index, "kind=film&page=1")[-1] == "Six seas"
    assert client.get(f"{index.url}?page=9").status_code == 404
