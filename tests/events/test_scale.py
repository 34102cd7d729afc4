"""The budgets of the programme hold, and do not grow, from 100 to 1,000 events."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import bulk, factories
from wagtail_culture_social.pages.models import EventIndexPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BUDGETS = {
    "event": 15,
    "series": 15,
    "list": 13,
    "filtered list": 13,
    "month": 10,
    "feed": 12,
    "not modified": 8,
}
LIGHT = 150 * 1024


@dataclass(frozen=True)
class Visit:
    """What an anonymous visit came to."""

    status: int
    queries: int
    octets: int
    streamed: bool


@pytest.fixture
def index() -> EventIndexPage:
    page = factories.add_page(EventIndexPage, factories.home(), title="Programme")
    factories.twin(page, "fr", title="Agenda", slug="agenda")
    return page


def visits(index: EventIndexPage) -> Iterator[tuple[str, Visit]]:
    feed = reverse("wagtail_culture_social:programme_ics", args=[index.pk])
    tag = Client().get(feed).get("ETag", "")
    yield "event", visit(f"{index.url}event-1/")
    yield "series", visit(f"{index.url}event-5/")
    yield "list", visit(index.url)
    yield "filtered list", visit(f"{index.url}?type=concert&period=month")
    yield "month", visit(f"{index.url}month/2026/12/")
    yield "feed", visit(feed)
    yield "not modified", visit(feed, headers={"If-None-Match": tag})


def visit(address: str, **more: Any) -> Visit:
    """Visit twice: the first time makes the pictures; then the cache is cold."""
    client = Client()
    client.get(address, **more)
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address, **more)
        body = answer.getvalue()
    return Visit(answer.status_code, len(captured), len(body), answer.streaming)


def test_budgets_hold_and_do_not_grow(index: EventIndexPage) -> None:
    bulk.events(index, range(100))
    few = dict(visits(index))
    bulk.events(index, range(100, 1_000))
    many = dict(visits(index))
    assert {name for name, one in many.items() if one.status == 200} == {
        *BUDGETS.keys() - {"not modified"}
    }
    assert many["not modified"].status == 304
    counted = {name: one.queries for name, one in many.items()}
    assert counted == {name: one.queries for name, one in few.items()}
    over = {name: n for name, n in counted.items() if n > BUDGETS[name]}
    assert over == {}
    assert many["month"].octets <= LIGHT
    assert many["feed"].streamed
    assert many["feed"].octets > 8 * few["feed"].octets
