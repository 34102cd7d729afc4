"""The list of tutorials: narrowed by the address, and followed as a feed."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from tests import factories, tutorial_parts
from wagtail_culture_social.pages.models import TutorialIndexPage, TutorialPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def index() -> Any:
    """Three tutorials that differ in everything."""
    index = factories.add_page(TutorialIndexPage, factories.home("en"), title="How-to")
    rows: list[dict[str, Any]] = [
        {"title": "Renew a loan", "service": "Account", "audience": "adults seniors"},
        {"title": "Search well", "service": "Catalogue", "level": "advanced"},
        {"title": "What a call number is", "kind": "explanation"},
    ]
    for row in rows:
        factories.add_page(TutorialPage, index, **row)
    return index


def soup_of(client: Client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


def titles(client: Client, index: Any, query: str) -> list[str]:
    links = soup_of(client, f"{index.url}?{query}").select(".wcs-entry__title a")
    return sorted(link.get_text() for link in links)


@pytest.mark.indexed
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("level=advanced", ["Search well"]),
        ("kind=explanation", ["What a call number is"]),
        ("audience=seniors", ["Renew a loan"]),
        ("service=Catalogue", ["Search well"]),
        ("level=beginner&service=Account", ["Renew a loan"]),
        ("level=advanced&kind=explanation", []),
        ("q=renew", ["Renew a loan"]),
    ],
)
def test_list_is_narrowed(
    client: Client, index: Any, query: str, found: list[str]
) -> None:
    assert titles(client, index, query) == found


def test_list_is_narrowed_to_a_path(client: Client, index: Any) -> None:
    renew, search, _ = index.get_children().specific()
    path = tutorial_parts.path([search, renew])
    query = f"path={path.translation_key}"
    assert titles(client, index, query) == ["Renew a loan", "Search well"]
    assert not soup_of(client, f"{index.url}?{query}").select(".wcs-ways")
    assert soup_of(client, index.url).select(".wcs-ways")


def test_only_what_there_is_is_offered(client: Client, index: Any) -> None:
    selects = soup_of(client, index.url).select("form select")
    offered = {
        select["name"]: [option.get("value") for option in select.select("option")]
        for select in selects
    }
    assert offered == {
        "level": ["", "beginner", "advanced"],
        "kind": ["", "how_to", "explanation"],
        "audience": ["", "adults", "seniors"],
        "service": ["", "Account", "Catalogue"],
    }


def test_feed_holds_what_the_address_shows(client: Client, index: Any) -> None:
    shown = soup_of(client, f"{index.url}?level=advanced").select(".wcs-formats a")
    feed = client.get(shown[-1]["href"]).json()
    assert [item["title"] for item in feed["items"]] == ["Search well"]
    assert "Advanced" in feed["title"]
    whole = client.get(reverse("wagtail_culture_social:feed_json", args=[index.pk]))
    assert len(whole.json()["items"]) == 3
