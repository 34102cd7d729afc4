"""Programmes to look at: an index, its events, and what a visitor reads there."""

from datetime import date, time, timedelta
from typing import Any

from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from tests import factories
from wagtail_culture_social.pages.models import EventIndexPage, EventPage


def programme(**fields: Any) -> EventIndexPage:
    values = {"title": "Programme", **fields}
    return factories.add_page(EventIndexPage, factories.home(), **values)


def event(index: Page, title: str, *dates: tuple, **fields: Any) -> EventPage:
    return factories.add_page(
        EventPage, index, title=title, schedule=list(dates), **fields
    )


def many(index: Page, title: str, first: date, number: int, **fields: Any) -> None:
    """One event on so many days."""
    days = (first + timedelta(days=count) for count in range(number))
    event(index, title, *(factories.on(day, time(10)) for day in days), **fields)


def lasting(first: date, last: date) -> tuple:
    """One date of whole days, both included."""
    return factories.on(first, end_date=last)


def look(client: Client, index: Page, path: str = "") -> BeautifulSoup:
    answer = client.get(f"{index.url}{path}")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def words(soup: BeautifulSoup, selector: str) -> list[str]:
    """The texts of what a selector finds, each on one line."""
    return [" ".join(tag.get_text().split()) for tag in soup.select(selector)]


def titles(soup: BeautifulSoup, within: str = "#wcs-results") -> list[str]:
    return words(soup, f"{within} .wcs-row__title")


def queries(client: Client, index: Page, path: str = "") -> int:
    """Queries of an anonymous visit; pictures are made, the cache is cold."""
    address = f"{index.url}{path}"
    client.get(address)
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
