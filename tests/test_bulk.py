"""Events built in bulk are as publishing makes them."""

from typing import Any

import pytest
import time_machine
from django.test import Client
from wagtail.models import Page

from tests import bulk, factories
from wagtail_culture_social.models import EventFacts, Occurrence
from wagtail_culture_social.pages.models import EventIndexPage

pytestmark = pytest.mark.django_db

UNLIKE = {"id", "facts_id", "changed_at"}


@pytest.fixture(autouse=True)
def _present(settings: Any) -> Any:
    """Fix our clock and the one by which Wagtail dates a publication."""
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    with time_machine.travel(factories.NOW, tick=False):
        yield


@pytest.fixture
def built() -> list[Page]:
    index = factories.add_page(EventIndexPage, factories.home(), title="Programme")
    french = factories.twin(index, "fr", title="Agenda", slug="agenda")
    return bulk.events(index, range(7), french=french)


def rows(model: Any, *order: str) -> list[dict[str, Any]]:
    return [
        {name: value for name, value in row.items() if name not in UNLIKE}
        for row in model.objects.order_by(*order).values()
    ]


def tables() -> tuple[list[dict[str, Any]], ...]:
    facts = rows(EventFacts, "twin_key")
    return facts, rows(Occurrence, "page_id", "recurrence_id")


def test_rows_are_those_that_publishing_writes(built: list[Page]) -> None:
    in_bulk = tables()
    EventFacts.objects.all().delete()
    for page in built:
        factories.publish(page)
    assert tables() == in_bulk
    facts, dates = in_bulk
    assert len(facts) == 7
    assert len(dates) == 2 * (5 + 2 * 12)
    assert all("SUMMARY" in one["vevent"] for one in dates)


def test_tree_is_whole(built: list[Page]) -> None:
    assert Page.find_problems() == ([], [], [], [], [])


def test_pages_are_served(client: Client, built: list[Page]) -> None:
    for page in (built[0], built[0].get_translation(factories.locale("fr"))):
        assert built[0].title in client.get(page.url).content.decode()


def test_more_may_follow(built: list[Page]) -> None:
    index = built[0].get_parent().specific
    bulk.events(index, range(7, 9))
    assert [page.slug for page in index.get_children()][6:] == [
        "event-6",
        "event-7",
        "event-8",
    ]
    assert Page.find_problems() == ([], [], [], [], [])
