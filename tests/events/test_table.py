"""A programme as a table: one row a date, with the filters of the address."""

import csv
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.events.subscribed import (
    FRIDAY,
    address,
    evening,
    evenings,
    event,
    programme,
)
from wagtail_culture_social.events import agenda
from wagtail_culture_social.pages.models import EventIndexPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def index() -> EventIndexPage:
    return programme()


def rows(client: Client, page: Any, query: str = "") -> list[dict[str, str]]:
    answer = client.get(address("programme_csv", page, query))
    assert answer.status_code == 200
    text = b"".join(answer).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


def test_each_date_is_a_row(client: Client, index: EventIndexPage) -> None:
    event(
        index,
        evening(FRIDAY),
        evening(date(2026, 12, 19)),
        title="=Organ",
        price=8,
        event_type="concert",
        body=[("paragraph", "<p>Four <b>women</b></p>")],
        venue=factories.venue(),
    )
    first, second = rows(client, index)
    assert first["id"] == second["id"]
    assert (first["start_date"], second["start_date"]) == ("2026-12-18", "2026-12-19")
    assert first["title_en"] == "'=Organ"
    assert first["description_en"] == "Four **women**"
    assert (first["price"], first["type"]) == ("8.00", "concert")
    assert first["place"] == "Chapelle des Mariniers"


def test_filters_choose_the_rows(client: Client, index: EventIndexPage) -> None:
    event(index, evening(FRIDAY), title="Concert", event_type="concert")
    event(index, evening(FRIDAY), title="Class", event_type="workshop")
    found = rows(client, index, "type=concert")
    assert [row["title_en"] for row in found] == ["Concert"]


def test_the_table_is_a_file_to_keep(client: Client, index: EventIndexPage) -> None:
    answer = client.get(address("programme_csv", index))
    assert answer.streaming
    headers = {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": 'attachment; filename="programme.csv"',
        "Cache-Control": "public, max-age=900",
    }
    assert {name: answer[name] for name in headers} == headers


def test_what_is_private_is_no_table(client: Client, index: EventIndexPage) -> None:
    event(index)
    index.view_restrictions.create(restriction_type="login")
    assert client.get(address("programme_csv", index)).status_code == 404


def test_the_list_offers_it_with_its_filters(
    client: Client, index: EventIndexPage
) -> None:
    event(index, evening(FRIDAY), event_type="concert")
    shown = client.get(index.url, {"type": "concert"}).content.decode()
    assert f'href="{address("programme_csv", index, "type=concert")}"' in shown
    assert f'href="{address("programme_json", index, "type=concert")}"' in shown


def test_more_events_cost_queries_by_the_hundred(
    client: Client, index: EventIndexPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            rows(client, index)
        return len(captured)

    evenings(index, range(5))
    cost()
    few = cost()
    evenings(index, range(5, 30))
    assert cost() == few
    monkeypatch.setattr(agenda, "PAGE_SIZE", 10)
    assert len(rows(client, index)) == 30
