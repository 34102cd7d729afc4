"""A tutorial on any page: in the language around, and only when it is public."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests import factories
from wagtail_culture_social.pages.models import EventPage, TutorialPage

pytestmark = pytest.mark.django_db


def around(tutorial: Any, **fields: Any) -> EventPage:
    block = ("tutorial", {"tutorial": tutorial, **fields})
    return factories.add_page(EventPage, factories.home("en"), body=[block])


def shown_on(client: Client, page: Any) -> Any:
    html = client.get(page.url).content
    return BeautifulSoup(html, "html.parser").select_one(".wcs-tutorial-block")


def test_a_tutorial_is_shown_with_its_facts(client: Client) -> None:
    page = factories.add_page(
        TutorialPage, factories.home("en"), title="Renew", duration=5
    )
    shown = shown_on(client, around(page, heading="How to"))
    assert shown.select_one("h2").get_text() == "How to"
    assert shown.select_one("h3 a")["href"] == page.url
    assert "5 minutes" in shown.get_text()


def test_it_is_shown_in_the_language_of_the_page_around(client: Client) -> None:
    page = factories.add_page(TutorialPage, factories.home("en"), title="Renew")
    french = factories.twin(page, "fr", title="Prolonger")
    event = factories.twin(around(page), "fr")
    assert shown_on(client, event).select_one("h3 a")["href"] == french.url


def test_a_draft_is_not_shown(client: Client) -> None:
    page = factories.add_page(TutorialPage, factories.home("en"), title="Renew")
    event = around(page)
    page.unpublish()
    assert shown_on(client, event) is None


def test_words_in_another_language_are_marked(client: Client) -> None:
    page = factories.add_page(TutorialPage, factories.home("en"), title="Renew")
    block = ("tutorial", {"tutorial": page, "heading": "À l’aide"})
    french = factories.add_page(EventPage, factories.home("fr"), body=[block])
    shown = shown_on(client, french)
    assert shown.select_one("ul")["lang"] == "en"
    assert not shown.select_one("h2").find_parent(lang="en")
