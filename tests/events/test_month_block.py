"""The running month on any page: in its language, for its readers, with few queries."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from tests import factories
from tests.testapp.models import PlainPage
from wagtail_culture_social.events.month_block import MonthBlock
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

pytestmark = pytest.mark.django_db

TODAY = factories.TODAY


@pytest.fixture
def index() -> EventIndexPage:
    return factories.add_page(EventIndexPage, factories.home(), title="Programme")


@pytest.fixture
def welcome() -> PlainPage:
    return factories.add_page(PlainPage, factories.home(), title="Welcome")


def event(parent: Page, title: str, day: date = TODAY) -> EventPage:
    schedule = [factories.on(day, time(20), time(22))]
    return factories.add_page(EventPage, parent, title=title, schedule=schedule)


def rendered(page: Page | None, programme: Page) -> BeautifulSoup:
    context: dict[str, Any] = {"request": RequestFactory().get("/"), "page": page}
    block = MonthBlock()
    value = block.normalize({"programme": programme})
    return BeautifulSoup(block.render(value, context), "html.parser")


def titles(soup: BeautifulSoup) -> list[str]:
    return [link.text for link in soup.select(".wcs-short__link")]


def test_month_of_today_has_its_dates(
    index: EventIndexPage, welcome: PlainPage
) -> None:
    event(index, "Tonight")
    event(index, "Next month", TODAY + timedelta(days=31))
    soup = rendered(welcome, index)
    assert titles(soup) == ["Tonight"]
    assert soup.h2.text == "November 2026"
    day = soup.select_one("[aria-current=date] a.wcs-month__figure")
    assert day["href"] == f"{index.url}day/{TODAY:%Y/%m/%d}/"


def test_only_the_programme_that_is_chosen_is_shown(
    index: EventIndexPage, welcome: PlainPage
) -> None:
    other = factories.add_page(EventIndexPage, factories.home(), title="Cinema")
    event(index, "Concert")
    event(other, "Film")
    assert titles(rendered(welcome, other)) == ["Film"]


def test_month_speaks_the_language_of_the_page(
    index: EventIndexPage, welcome: PlainPage
) -> None:
    french = factories.twin(index, "fr", title="Agenda", slug="agenda")
    factories.twin(event(index, "Concert"), "fr", title="Concert d’orgue")
    bienvenue = factories.twin(welcome, "fr", title="Bienvenue", slug="bienvenue")
    soup = rendered(bienvenue, index)
    assert titles(soup) == ["Concert d’orgue"]
    assert soup.find("a", href=french.url) is not None


def test_closed_programme_and_no_programme_show_nothing(
    index: EventIndexPage, welcome: PlainPage
) -> None:
    event(index, "For members")
    staff = PageViewRestriction.objects.create(page=index, restriction_type="groups")
    staff.groups.add(Group.objects.create(name="Members"))
    assert titles(rendered(welcome, index)) == []
    index.unpublish()
    assert not rendered(welcome, index).find()


def test_month_asks_no_more_for_many(index: EventIndexPage, welcome: PlainPage) -> None:
    asked = []
    for number in range(2):
        for day in range(1 + 6 * number):
            event(index, f"Event {number} {day}", TODAY + timedelta(days=day % 4))
        with CaptureQueriesContext(connection) as queries:
            rendered(welcome, index)
        asked.append(len(queries))
    assert asked[1] <= asked[0] <= 6
