"""What the views of a programme cost: so many queries, and no more work than dates."""

from datetime import date, time
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests import bulk, factories
from tests.events.programmes import event, lasting, programme, queries
from wagtail_culture_social.events.listing import dates_below

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


def work(dates: Any) -> int:
    """How many thousands of instructions SQLite takes for a query."""
    ticks = 0

    def tick() -> int:
        nonlocal ticks
        ticks += 1
        return 0

    connection.connection.set_progress_handler(tick, 1000)
    try:
        list(dates)
    finally:
        connection.connection.set_progress_handler(None, 0)
    return ticks


@pytest.mark.skipif(connection.vendor != "sqlite", reason="counts for SQLite only")
@pytest.mark.parametrize("is_restricted", [False, True])
def test_four_times_the_events_take_about_four_times_the_work(
    is_restricted: bool,
) -> None:
    """The look for restrictions went through all pages once for each date."""
    index = programme()
    bulk.events(index, range(100))
    if is_restricted:
        index.get_children().first().view_restrictions.create(restriction_type="login")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # what is known of the tables grows old below
    few = work(dates_below(index))
    bulk.events(index, range(100, 400))
    assert work(dates_below(index)) < 6 * few
