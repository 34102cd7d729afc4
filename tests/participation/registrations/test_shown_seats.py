"""Seats on the page of an event: in words and for machines, alike for everybody."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories, polls
from tests.participation.registrations import seating as seats
from wagtail_culture_social.participation.models import RegistrationOffer
from wagtail_culture_social.participation.registrations.shown import (
    form_url,
    seats_left,
)

pytestmark = pytest.mark.django_db
JSON_LD = re.compile(
    r'<script type="application/ld\+json"[^>]*>(.*?)</script>', re.DOTALL
)


def shown(page: Any, client: Client) -> str:
    return client.get(page.url).content.decode()


def event_node(html: str) -> dict[str, Any]:
    """The node of the event, wherever it stands in the structured data."""
    found = [json.loads(one) for one in JSON_LD.findall(html)]
    nodes = [
        node for one in found for node in (one if isinstance(one, list) else [one])
    ]
    nodes = [inner for node in nodes for inner in node.get("@graph", [node])]
    return next(node for node in nodes if "startDate" in node)


def test_the_page_tells_how_many_seats_each_date_has(client: Client) -> None:
    page = seats.event()
    seats.came("ada", 2)
    html = shown(page, client)
    assert "Come and sing" in html
    assert "1 seat left" in html
    assert "3 seats left" in html
    assert html.count("/culture/registration/") == 2
    node = event_node(html)
    assert node["remainingAttendeeCapacity"] == 1
    left = [one["remainingAttendeeCapacity"] for one in node["subEvent"]]
    assert left == [1, 3]


def test_what_is_full_says_so_and_machines_read_it(client: Client) -> None:
    page = seats.event(seats.at(seats.SATURDAY))
    seats.came("ada", 3)
    html = shown(page, client)
    assert "Full – there is a waiting list" in html
    assert "Join the waiting list" in html
    node = event_node(html)
    assert node["remainingAttendeeCapacity"] == 0
    assert node["offers"]["availability"].endswith("/SoldOut")


def test_seats_that_are_kept_for_a_group_are_not_offered(client: Client) -> None:
    page = seats.event(seats.at(seats.SATURDAY))
    seats.came("ada", 2)
    seats.came("ben", 2)
    assert list(seats_left(page).values()) == [0]
    assert "Full – there is a waiting list" in shown(page, client)


def test_without_a_waiting_list_what_is_full_leads_nowhere(client: Client) -> None:
    page = seats.event(seats.at(seats.SATURDAY), has_waiting_list=False)
    seats.came("ada", 3)
    html = shown(page, client)
    assert "Full" in html
    assert "/culture/registration/" not in html


def test_before_it_opens_the_page_says_when(client: Client) -> None:
    page = seats.event(opens_at=polls.wall("2026-11-26 09:00"))
    html = shown(page, client)
    assert "Registration opens on Thursday 26 November 2026" in html
    assert "/culture/registration/" not in html


def test_a_date_that_is_off_says_so(client: Client) -> None:
    page = seats.event()
    page = seats.edit(page, factories.change(seats.SATURDAY, "cancelled"))
    html = shown(page, client)
    assert "This date does not take place." in html
    assert html.count("/culture/registration/") == 1


def test_the_page_is_the_same_for_two_visitors(client: Client) -> None:
    page = seats.event()
    seats.came("ada", 2)
    first, second = client.get(page.url), Client().get(page.url)
    assert first.content == second.content
    assert not first.cookies


def test_a_page_without_registration_asks_nothing(
    django_assert_num_queries: Any,
) -> None:
    page = factories.add_page(type(seats.event()), factories.home(), title="Other")
    with django_assert_num_queries(0):
        assert seats_left(page) == {}


def test_seats_cost_one_query(django_assert_num_queries: Any) -> None:
    page = seats.event()
    with django_assert_num_queries(1):
        seats_left(page)
        seats_left(page)


def test_two_hundred_dates_cost_no_query_more_than_two(client: Client) -> None:
    days = [seats.SATURDAY + timedelta(days=number) for number in range(200)]
    few, many = seats.event(), seats.event(*map(seats.at, days))
    costs: dict[int, list[int]] = {few.pk: [], many.pk: []}
    for page in (few, many):
        offer = RegistrationOffer.objects.get(page=page)
        for address in (page.url, form_url(offer, "en")):
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            costs[page.pk].append(len(queries))
    assert costs[few.pk] == costs[many.pk]
