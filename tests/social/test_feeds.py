"""Feeds of the families that have no dates: the latest pages, at constant cost."""

from typing import Any

import feedparser
import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests import examples, factories
from tests.pages.test_queries import queries
from tests.surfaces import feed_items
from tests.testapp.models import PlainPage
from wagtail_culture_social.models.settings import SocialSettings
from wagtail_culture_social.pages import models as pages
from wagtail_culture_social.pages.models import TutorialIndexPage, TutorialPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BUDGET = 12


def read(client: Client, page: Page, name: str = "feed") -> Any:
    answer = client.get(reverse(f"wagtail_culture_social:{name}", args=[page.pk]))
    assert answer.status_code == 200
    return feedparser.parse(answer.content)


def test_feed_of_tutorials(client: Client) -> None:
    index = factories.add_page(TutorialIndexPage, factories.home(), title="Tutorials")
    page = factories.add_page(TutorialPage, index, title="Renew a loan")
    assert feed_items(client, index)[page.get_full_url()]["title"]


def test_feed_takes_the_latest_only(client: Client) -> None:
    index = factories.add_page(TutorialIndexPage, factories.home())
    for number in range(22):
        factories.add_page(TutorialPage, index, title=f"Tutorial {number}")
    items = list(feed_items(client, index))
    assert len(items) == 20
    assert "tutorial-21" in items[0]


@pytest.mark.parametrize("name", ["feed", "feed_atom"])
def test_feed_tells_of_a_page_that_is_not_ours(client: Client, name: str) -> None:
    home: Any = factories.home()
    page = factories.add_page(PlainPage, home, title="Plain", search_description="Us")
    found = read(client, home, name)
    assert found.bozo == 0
    assert [(e.title, e.summary) for e in found.entries] == [(page.title, "Us")]


def test_campaign_tells_its_dates(client: Client) -> None:
    english, _french = examples.campaign()
    (entry,) = read(client, english.get_parent()).entries
    assert entry.summary.startswith("23–29 November 2026 · One theme a day")


def test_page_without_a_picture_has_the_one_of_the_site(client: Client) -> None:
    index = factories.add_page(TutorialIndexPage, factories.home())
    factories.add_page(TutorialPage, index)
    assert not read(client, index).entries[0].enclosures
    settings = SocialSettings.objects.get()
    settings.default_image = factories.picture()
    settings.save()
    assert read(client, index).entries[0].enclosures
    settings.default_image.delete()
    assert not read(client, index).entries[0].enclosures


@pytest.mark.parametrize("family", ["Tutorial", "Spotlight"])
def test_feed_asks_no_more_for_twenty_than_for_three(
    client: Client, family: str
) -> None:
    home = factories.home()
    index = factories.add_page(getattr(pages, f"{family}IndexPage"), home, title="All")
    url = reverse("wagtail_culture_social:feed", args=[index.pk])

    def add(numbers: range) -> None:
        for number in numbers:
            factories.add_page(
                getattr(pages, f"{family}Page"),
                index,
                title=f"Entry {number}",
                social_image=factories.picture(),
                hashtags=["#Orgue", f"#Tag{number}"],
            )

    add(range(3))
    few = queries(client, url)
    add(range(3, 20))
    assert queries(client, url) == few <= BUDGET
