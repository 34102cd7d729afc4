"""The month as a table: a few dates a day, in one query."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from tests import factories
from tests.events.programmes import event, look, programme, words
from wagtail_culture_social.events.grid import MOST_LONG, ranked
from wagtail_culture_social.events.listing import dates_below
from wagtail_culture_social.models import Occurrence

pytestmark = pytest.mark.django_db

FRIDAY = date(2026, 12, 4)
DECEMBER = "month/2026/12/"


@pytest.fixture
def index() -> Page:
    return programme()


def hours(day: date, number: int) -> list[tuple]:
    return [factories.on(day, time(8 + hour)) for hour in range(number)]


def cell(soup: BeautifulSoup, day: int) -> BeautifulSoup:
    found = [
        tag
        for tag in soup.select(".wcs-month__day")
        if tag.get_text().split()[:1] == [str(day)]
    ]
    assert len(found) == 1
    return found[0]


def test_month_is_a_table_with_a_caption_and_weekdays(
    client: Client, index: Page
) -> None:
    soup = look(client, index, DECEMBER)
    assert words(soup, "h1") == words(soup, "table caption") == ["December 2026"]
    heads = soup.select('thead th[scope="col"]')
    assert [tag.find("span").get_text() for tag in heads] == [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ]
    rows = soup.select("tbody tr")
    assert [len(row.select("td")) for row in rows] == [7] * 5
    assert [tag.get_text().strip() for tag in rows[0].select("td")][:2] == ["", "1"]


def test_month_is_in_the_language_of_the_page(client: Client, index: Page) -> None:
    event(index, "Concert", factories.on(FRIDAY, time(20, 30)))
    french = factories.twin(index, "fr", title="Agenda")
    for page in index.get_children().specific():
        factories.twin(page, "fr", title="Concert d’hiver")
    soup = look(client, french, DECEMBER)
    assert words(soup, "h1") == ["Décembre 2026"]
    assert words(soup, "thead th .wcs-unseen")[0] == "lundi"
    assert words(soup, ".wcs-short__item") == ["20 h 30 Concert d’hiver"]


def test_date_stands_in_the_cell_of_its_day(client: Client, index: Page) -> None:
    page = event(index, "Concert", factories.on(FRIDAY, time(20)))
    found = cell(look(client, index, DECEMBER), 4)
    assert words(found, ".wcs-short__item") == ["8 p.m. Concert"]
    assert found.select_one(".wcs-short__link")["href"] == page.url
    assert words(found, ".wcs-month__figure") == ["4 – 1 date1"]
    day = found.select_one(".wcs-month__figure")["href"]
    assert client.get(day).status_code == 200


def test_day_shows_three_dates_and_how_many_more(client: Client, index: Page) -> None:
    event(index, "Tour", *hours(FRIDAY, 5))
    event(index, "Late", factories.on(FRIDAY, time(22)))
    event(index, "Next day", *hours(FRIDAY + timedelta(days=1), 3))
    soup = look(client, index, f"{DECEMBER}?where=on_site")
    found = cell(soup, 4)
    assert words(found, ".wcs-short__item") == [
        "8 a.m. Tour",
        "9 a.m. Tour",
        "10 a.m. Tour",
        "+ 3 more",
    ]
    more = found.select_one(".wcs-short__more")["href"]
    assert more == f"{index.url}day/2026/12/04/?where=on_site"
    assert len(words(cell(soup, 5), ".wcs-short__item")) == 3
    assert words(soup, ".wcs-count") == ["9 dates"]


def test_today_is_marked_in_words_and_code(client: Client, index: Page) -> None:
    soup = look(client, index, "month/")
    assert words(soup, "h1") == ["November 2026"]
    today = soup.select('[aria-current="date"]')
    assert [tag.get_text().strip() for tag in today] == ["25"]
    assert not look(client, index, DECEMBER).select('[aria-current="date"]')


def test_cancelled_date_is_struck_and_says_so(client: Client, index: Page) -> None:
    event(index, "Concert", factories.on(FRIDAY, time(20)), state="cancelled")
    soup = look(client, index, DECEMBER)
    assert words(soup, ".wcs-short__item s") == ["Concert"]
    assert words(soup, ".wcs-short__state") == ["Cancelled"]


def test_what_goes_on_stands_below_the_table_once(client: Client, index: Page) -> None:
    days = [
        ("Until May", date(2026, 10, 3), date(2027, 5, 2)),
        ("Weekend", date(2026, 12, 5), date(2026, 12, 6)),
        ("Into January", date(2026, 12, 20), date(2027, 1, 10)),
        ("Over before", date(2026, 10, 3), date(2026, 11, 30)),
        ("Comes after", date(2027, 1, 1), date(2027, 1, 3)),
    ]
    for title, first, last in days:
        event(index, title, factories.on(first, end_date=last))
    event(index, "For good", factories.on(date(2020, 1, 1), permanent=True))
    soup = look(client, index, DECEMBER)
    assert words(soup, ".wcs-during__link") == [
        "For good",
        "Until May",
        "Weekend",
        "Into January",
    ]
    assert words(soup, ".wcs-during__when")[2] == "5–6 December"
    assert words(soup, ".wcs-short__item") == []


def test_what_goes_on_is_bounded_too(client: Client, index: Page) -> None:
    spans = [
        factories.on(date(2026, 12, day), end_date=date(2026, 12, day + 2))
        for day in range(1, MOST_LONG + 3)
    ]
    event(index, "Festival", *spans)
    soup = look(client, index, DECEMBER)
    assert len(soup.select(".wcs-during__link")) == MOST_LONG
    more = soup.select_one(".wcs-during p a")
    assert more.get_text() == "+ 2 more"
    query = "?first=2026-12-01&last=2026-12-31"
    assert more["href"] == f"{index.url}{query}"
    assert len(look(client, index, query).select(".wcs-row")) == MOST_LONG + 2


def test_night_stands_in_the_cell_of_its_first_day(client: Client, index: Page) -> None:
    for day in (date(2026, 11, 30), FRIDAY):
        night = factories.on(day, time(20), time(2), end_date=day + timedelta(days=1))
        event(index, "Night", night)
    soup = look(client, index, DECEMBER)
    assert len(cell(soup, 4).select(".wcs-short__item")) == 1
    assert words(soup, ".wcs-count") == ["1 date"]


def test_date_of_another_zone_is_in_the_cell_of_its_own_day(
    client: Client, index: Page
) -> None:
    late = factories.on(FRIDAY, time(22))
    event(index, "Elsewhere", late, time_zone="America/Halifax")
    found = cell(look(client, index, DECEMBER), 4)
    expected = ["10 p.m. (Halifax time) Elsewhere"]
    assert words(found, ".wcs-short__item") == expected


def test_filters_narrow_the_month_and_stay_on_its_links(
    client: Client, index: Page
) -> None:
    event(index, "Free", factories.on(FRIDAY, time(10)), price=0)
    event(index, "Paid", factories.on(FRIDAY, time(11)), price=8)
    soup = look(client, index, f"{DECEMBER}?free=on&period=today")
    assert words(soup, ".wcs-short__link") == ["Free"]
    links = soup.select(".wcs-pager a, .wcs-views__list a, .wcs-month__figure[href]")
    assert len(links) == 9
    assert {tag["href"].partition("?")[2] for tag in links} == {"free=on"}


def test_empty_month_leads_to_the_nearest_months_with_dates(
    client: Client, index: Page
) -> None:
    event(index, "Old", factories.on(date(2025, 5, 8), time(10)))
    event(index, "Coming", factories.on(date(2027, 3, 5), time(10)))
    soup = look(client, index, "month/2026/08/")
    assert words(soup, ".wcs-pager a") == ["← May 2025", "March 2027 →"]
    assert words(soup, ".wcs-empty a") == ["The whole programme", "Past events"]
    assert words(look(client, index, "month/1999/01/"), ".wcs-pager a") == [
        "May 2025 →"
    ]
    narrowed = look(client, index, "month/2026/08/?free=on")
    assert words(narrowed, ".wcs-pager a") == []


@pytest.mark.parametrize(
    ("path", "links"),
    [
        ("month/1970/01/", ["February 1970 →"]),
        ("month/2100/12/", ["← November 2100"]),
        ("week/1970/1/", ["5–11 January 1970 →"]),
        ("day/1970/01/01/", ["2 January 1970 →"]),
        ("day/2100/12/31/", ["← 30 December 2100"]),
    ],
)
def test_links_do_not_lead_out_of_the_calendar(
    client: Client, index: Page, path: str, links: list[str]
) -> None:
    page = event(index, "Concert", factories.on(FRIDAY, time(10)))
    for day in (date(1970, 1, 1), date(2100, 12, 31)):
        row = Occurrence.objects.filter(page=page).first()
        row.pk, row.day, row.last_day = None, day, day
        row.recurrence_id = f"{day}"
        row.save()
    assert words(look(client, index, path), ".wcs-pager a") == links


def test_month_takes_one_query_and_few_rows(index: Page) -> None:
    for day in range(1, 5):
        event(index, "Tour", *hours(date(2026, 12, day), 10))
    with CaptureQueriesContext(connection) as captured:
        first, last = date(2026, 12, 1), date(2026, 12, 31)
        rows = list(ranked(dates_below(index), first, last, 3))
        titles = {row.page.title for row in rows}
    assert len(captured) == 1
    assert (len(rows), titles) == (12, {"Tour"})


@pytest.mark.slow
def test_month_stays_small_whatever_it_holds(client: Client, index: Page) -> None:
    for number in range(8):
        title = f"A title of some length, as they are in real programmes {number}"
        days = [date(2026, 12, day) for day in range(1, 32)]
        event(index, title, *(factories.on(day, time(8 + number)) for day in days))
    answer = client.get(f"{index.url}{DECEMBER}")
    assert answer.content.count(b"+ 5 more") == 31
    assert len(answer.content) < 150_000


@pytest.mark.parametrize("day", [date(2026, 10, 25), date(2027, 3, 28)])
def test_day_of_a_clock_change_keeps_its_dates(
    client: Client, index: Page, settings: Any, day: date
) -> None:
    settings.CULTURE_SOCIAL_NOW = f"{day}T12:00:00+01:00"
    event(index, "All day", factories.on(day))
    event(index, "Late", factories.on(day, time(23, 30), time(23, 59)))
    found = cell(look(client, index, "month/"), day.day)
    assert words(found, ".wcs-short__item") == ["All day", "11:30 p.m. Late"]
