"""The week of a programme: seven days with up to twenty dates each."""

from datetime import date, time

import pytest
from django.test import Client
from wagtail.models import Page

from tests import factories
from tests.events.programmes import event, lasting, look, programme, words

pytestmark = pytest.mark.django_db

FRIDAY = date(2026, 12, 4)
WEEK = "week/2026/49/"


@pytest.fixture
def index() -> Page:
    return programme()


def test_week_has_seven_days_from_monday(client: Client, index: Page) -> None:
    event(index, "Concert", factories.on(FRIDAY, time(20)))
    event(index, "Festival", lasting(FRIDAY, date(2026, 12, 6)))
    soup = look(client, index, WEEK)
    assert words(soup, "h1") == ["Week of 30 November – 6 December 2026"]
    titles = words(soup, ".wcs-week__title")
    assert (len(titles), titles[0]) == (7, "Monday 30 November")
    days = soup.select(".wcs-week__day")
    assert words(days[4], ".wcs-short__item") == ["8 p.m. Concert"]
    assert words(soup, ".wcs-during__link") == ["Festival"]
    pager = words(soup, ".wcs-pager a")
    assert pager == ["← 23–29 November 2026", "7–13 December 2026 →"]


def test_week_of_today_is_marked(client: Client, index: Page) -> None:
    soup = look(client, index, "week/")
    assert words(soup, '[aria-current="date"]') == ["Wednesday 25 November"]


def test_day_of_a_week_shows_twenty_dates(client: Client, index: Page) -> None:
    quarters = [
        factories.on(FRIDAY, time(8 + number // 4, 15 * (number % 4)))
        for number in range(23)
    ]
    event(index, "Tour", *quarters)
    soup = look(client, index, WEEK)
    items = words(soup, ".wcs-short__item")
    assert (len(items), items[-1]) == (21, "+ 3 more")


@pytest.mark.parametrize(
    ("path", "days"),
    [
        ("week/2026/43/", "19–25 October 2026"),
        ("week/2026/13/", "23–29 March 2026"),
        ("week/2026/53/", "28 December 2026 – 3 January 2027"),
    ],
)
def test_weeks_of_clock_changes_and_of_the_new_year(
    client: Client, index: Page, path: str, days: str
) -> None:
    soup = look(client, index, path)
    assert words(soup, "h1") == [f"Week of {days}"]
    assert len(soup.select(".wcs-week__day")) == 7
