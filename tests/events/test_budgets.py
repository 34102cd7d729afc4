"""What the views of a programme cost: so many queries, whatever they hold."""

from datetime import date, time

import pytest
from django.test import Client

from tests import factories
from tests.events.programmes import event, lasting, programme, queries

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BUDGETS = {
    "": 13,
    "?type=concert&period=month&free=on": 13,
    "month/2026/12/": 10,
    "month/2026/12/?type=concert&free=on": 10,
    "week/2026/49/": 11,
    "day/2026/12/01/": 13,
    "past/": 13,
    "past/2026/": 13,
}
"""Queries of each view: Wagtail's own nine at this depth, and ours."""


def test_sixty_events_cost_no_more_queries_than_five(client: Client) -> None:
    index = programme()
    hall = factories.venue(name="Hall")

    def add(numbers: range) -> None:
        for number in numbers:
            event(
                index,
                f"Event {number}",
                factories.on(date(2026, 12, 1), time(10)),
                factories.on(date(2026, 5, 8), time(10)),
                lasting(factories.TODAY, date(2026, 12, 1 + number % 20)),
                event_type="concert",
                price=0,
                venue=hall,
                social_image=factories.picture(),
                hashtags=["#Orgue", f"#Tag{number}"],
            )

    def costs() -> dict[str, int]:
        return {path: queries(client, index, path) for path in BUDGETS}

    factories.twin(index, "fr")
    add(range(5))
    few = costs()
    add(range(5, 60))
    assert costs() == few
    assert {path: cost for path, cost in few.items() if cost > BUDGETS[path]} == {}
