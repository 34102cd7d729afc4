"""One day of a programme, and what is past, by year and over pages."""

from datetime import date, time

import pytest
from django.test import Client
from wagtail.models import Page

from tests import factories
from tests.events.programmes import (
    event,
    lasting,
    look,
    many,
    programme,
    titles,
    words,
)
from wagtail_culture_social.events.programme import PAGE_SIZE

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 11, 30)


@pytest.fixture
def index() -> Page:
    return programme()


def test_day_shows_what_takes_place_and_what_goes_on(
    client: Client, index: Page
) -> None:
    event(index, "Concert", factories.on(MONDAY, time(20)))
    event(index, "Exhibition", lasting(date(2026, 11, 1), MONDAY))
    event(index, "Festival", lasting(MONDAY, date(2026, 12, 3)))
    event(index, "Tuesday", factories.on(date(2026, 12, 1), time(20)))
    soup = look(client, index, "day/2026/11/30/")
    assert words(soup, "h1") == ["Monday 30 November 2026"]
    assert titles(soup) == ["Concert", "Exhibition", "Festival"]
    assert titles(soup, ".wcs-during") == ["Exhibition", "Festival"]
    assert words(soup, ".wcs-pager a") == ["← 29 November 2026", "1 December 2026 →"]


def test_day_shows_what_was_there_in_the_past(client: Client, index: Page) -> None:
    event(index, "Old", factories.on(date(2026, 5, 8), time(20)))
    assert titles(look(client, index, "day/2026/05/08/")) == ["Old"]


def test_past_is_told_by_year_the_latest_first(client: Client, index: Page) -> None:
    for year in (2023, 2025):
        for month in (3, 9):
            day = factories.on(date(year, month, 1), time(20))
            event(index, f"{month}/{year}", day)
    event(index, "Coming", factories.on(MONDAY, time(20)))
    soup = look(client, index, "past/")
    assert titles(soup) == ["9/2025", "3/2025", "9/2023", "3/2023"]
    assert words(soup, ".wcs-years a") == ["All years", "2025", "2024", "2023"]
    soup = look(client, index, "past/2023/")
    assert titles(soup) == ["9/2023", "3/2023"]
    assert words(soup, "h1") == ["Past events: 2023"]
    assert words(soup, ".wcs-years [aria-current]") == ["2023"]
    assert titles(look(client, index, "past/2024/")) == []


def test_past_goes_on_over_pages(client: Client, index: Page) -> None:
    many(index, "Course", date(2026, 1, 1), PAGE_SIZE + 1)
    first = look(client, index, "past/2026/")
    when = "Saturday 31 January, 10 a.m."
    assert words(first, ".wcs-row__when")[0] == when
    assert first.select_one('[rel="next"]')["href"] == f"{index.url}past/2026/?page=2"
    second = look(client, index, "past/2026/?page=2")
    assert words(second, ".wcs-row__when") == ["Thursday 1 January, 10 a.m."]
