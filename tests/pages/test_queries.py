"""The query budget of every public page: twenty, whatever it holds."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from tests import examples, factories
from wagtail_culture_social.pages import models as pages

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BUDGET = 20


def queries(client: Client, address: str) -> int:
    """Queries of an anonymous visit; pictures are made, the cache is cold."""
    client.get(address)
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_hashtag_page_stays_within_the_budget(client: Client) -> None:
    examples.event(examples.campaign()[0])
    hub = factories.add_page(pages.HashtagHubPage, factories.home(), title="Tags")
    tag = examples.hashtags()[0]
    assert queries(client, f"{hub.url}{tag.slug}/") <= BUDGET


def children(index: Page, model: Any, numbers: range) -> None:
    """Add entries, each with its own picture, hashtags and, if it has one, date."""
    for number in numbers:
        fields: dict[str, Any] = {}
        if model is pages.EventPage:
            day = factories.TODAY + timedelta(days=number)
            fields["schedule"] = [factories.on(day, time(20))]
        factories.add_page(
            model,
            index,
            title=f"Entry {number}",
            social_image=factories.picture(),
            hashtags=["#Orgue", f"#Tag{number}"],
            **fields,
        )


@pytest.mark.parametrize("family", ["Event", "Tutorial", "Spotlight", "Campaign"])
def test_index_asks_no_more_for_thirty_than_for_three(
    client: Client, family: str
) -> None:
    model = getattr(pages, f"{family}Page")
    index = factories.add_page(
        getattr(pages, f"{family}IndexPage"), factories.home(), title="Index"
    )
    children(index, model, range(3))
    few = queries(client, index.url)
    children(index, model, range(3, 30))
    assert queries(client, index.url) == few <= BUDGET


def test_block_of_hashtags_costs_one_query(client: Client) -> None:
    page = factories.add_page(pages.EventPage, factories.home())
    empty = queries(client, page.url)
    page.body = [("hashtags", {"hashtags": examples.hashtags()})]
    factories.publish(page)
    assert queries(client, page.url) == empty + 1


def test_hashtags_that_lead_to_the_hub_cost_two_queries_more(client: Client) -> None:
    factories.add_page(pages.HashtagHubPage, factories.home(), title="Tags")
    page = factories.add_page(pages.EventPage, factories.home())
    tags = {"hashtags": examples.hashtags()}
    page.body = [("hashtags", tags)]
    plain = queries(client, factories.publish(page).url)
    page.body = [("hashtags", {**tags, "leads_to_hub": True})]
    assert queries(client, factories.publish(page).url) == plain + 2


def test_blocks_to_share_cost_no_query(client: Client) -> None:
    page = factories.add_page(pages.EventPage, factories.home())
    empty = queries(client, page.url)
    page.body = [("share", None), ("post", {"network": "x"})]
    factories.publish(page)
    assert queries(client, page.url) == empty


def test_hub_asks_no_more_for_thirty_hashtags_than_for_three(client: Client) -> None:
    hub = factories.add_page(pages.HashtagHubPage, factories.home(), title="Tags")
    tags = [f"#Tag{number}" for number in range(30)]
    factories.add_page(pages.TutorialPage, factories.home(), hashtags=tags[:3])
    few = queries(client, hub.url)
    factories.add_page(pages.TutorialPage, factories.home(), hashtags=tags)
    assert queries(client, hub.url) == few <= BUDGET
