"""Paths: where a tutorial stands, in its language, among what anybody may read."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import PageViewRestriction

from tests import factories, tutorial_parts
from wagtail_culture_social.pages.models import TutorialIndexPage, TutorialPage

pytestmark = pytest.mark.django_db


def tutorials(count: int = 3) -> list[Any]:
    """An index with so many tutorials below it, each with a French twin."""
    index = factories.add_page(TutorialIndexPage, factories.home("en"), title="How-to")
    found = []
    for number in range(1, count + 1):
        page = factories.add_page(TutorialPage, index, title=f"Tutorial {number}")
        factories.twin(page, "fr", title=f"Tutoriel {number}")
        found.append(page)
    return found


def in_french(page: Any) -> Any:
    return page.get_translation(factories.locale("fr"))


def path_of(client: Client, page: Any) -> Any:
    html = client.get(page.url).content
    return BeautifulSoup(html, "html.parser").select_one(".wcs-path")


def test_a_tutorial_says_where_it_stands_on_its_path(client: Client) -> None:
    first, second, third = tutorials()
    tutorial_parts.path([first, second, third])
    shown = path_of(client, second)
    assert "Part of: First steps, 2 of 3" in shown.get_text()
    links = [(a["rel"][0], a["href"]) for a in shown.select("a")]
    assert links == [("prev", first.url), ("next", third.url)]


def test_a_tutorial_may_be_on_several_paths(client: Client) -> None:
    first, second, third = tutorials()
    tutorial_parts.path([first, second], "First steps")
    tutorial_parts.path([third, second], "Second steps")
    html = client.get(second.url).content.decode()
    assert "Part of: First steps, 2 of 2" in html
    assert "Part of: Second steps, 2 of 2" in html


def test_a_translated_path_shows_the_twins(client: Client) -> None:
    first, second, third = tutorials()
    path = tutorial_parts.path([first, second, third])
    french = path.copy_for_translation(factories.locale("fr"))
    french.title = "Premiers pas"
    french.save()
    shown = path_of(client, in_french(second))
    assert "Premiers pas" in shown.get_text()
    assert [a["href"] for a in shown.select("a")] == [
        in_french(first).url,
        in_french(third).url,
    ]


def test_a_path_that_is_not_translated_is_not_shown(client: Client) -> None:
    first, second, _ = tutorials()
    tutorial_parts.path([first, second])
    assert path_of(client, in_french(first)) is None


def test_drafts_and_private_pages_are_left_out(client: Client) -> None:
    first, second, third = tutorials()
    tutorial_parts.path([first, second, third])
    first.unpublish()
    assert "1 of 2" in path_of(client, second).get_text()
    PageViewRestriction.objects.create(
        page=third, restriction_type=PageViewRestriction.LOGIN
    )
    assert path_of(client, second) is None


def test_a_draft_is_previewed_at_its_place() -> None:
    first, second, _ = tutorials()
    tutorial_parts.path([first, second])
    second.unpublish()
    shown = second.make_preview_request()
    assert "2 of 2" in shown.content.decode()


def test_the_index_lists_paths_with_their_pages_in_order(client: Client) -> None:
    first, second, third = tutorials()
    tutorial_parts.path([third, first])
    index = first.get_parent()
    soup = BeautifulSoup(client.get(index.url).content, "html.parser")
    way = soup.select_one(".wcs-way")
    assert way.select_one("h3").get_text() == "First steps"
    assert [a.get_text() for a in way.select("a")] == [third.title, first.title]
