"""The season: what runs long once, then every date by month and day."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from tests import factories
from wagtail_culture_social.events import season
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

pytestmark = pytest.mark.django_db

RUN = factories.on(date(2026, 11, 1), end_date=date(2027, 1, 9))


@pytest.fixture
def index() -> EventIndexPage:
    return factories.add_page(EventIndexPage, factories.home(), title="Programme")


def event(parent: Page, title: str, *dates: tuple, **fields: Any) -> EventPage:
    fields = {"title": title, "schedule": list(dates), **fields}
    return factories.add_page(EventPage, parent, **fields)


def shown(client: Client, index: Page, query: str = "") -> BeautifulSoup:
    answer = client.get(f"{index.url}season/?{query}")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def texts(soup: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(one.text.split()) for one in soup.select(selector)]


def test_dates_stand_by_month_and_day(client: Client, index: EventIndexPage) -> None:
    event(index, "Organ", factories.on(date(2026, 12, 1), time(20)))
    event(index, "Voice", factories.on(date(2026, 11, 28), time(18, 30)))
    event(index, "Story", factories.on(date(2026, 11, 28), time(10)))
    soup = shown(client, index)
    assert texts(soup, ".wcs-season__month") == ["November 2026", "December 2026"]
    assert texts(soup, ".wcs-season__day .wcs-unseen") == [
        "Saturday 28 November 2026",
        "Tuesday 1 December 2026",
    ]
    assert texts(soup, ".wcs-line__title") == [
        "10 a.m. Story",
        "6:30 p.m. Voice",
        "8 p.m. Organ",
    ]


def test_long_runs_stand_first_and_once(client: Client, index: EventIndexPage) -> None:
    event(index, "Story", factories.on(factories.TODAY, time(20)))
    event(
        index, "Waterlines", factories.on(date(2026, 11, 1), end_date=date(2027, 1, 9))
    )
    event(index, "The room", factories.on(date(2020, 1, 1), permanent=True))
    soup = shown(client, index)
    assert texts(soup, "#wcs-season-long ~ ul .wcs-line__title") == [
        "from 1 January 2020 The room",
        "1 November 2026 – 9 January 2027 Waterlines",
    ]
    assert len(texts(soup, ".wcs-line")) == 3


def test_a_line_says_what_one_needs_to_know(
    client: Client, index: EventIndexPage
) -> None:
    event(
        index,
        "Organ",
        factories.on(factories.TODAY, time(20)),
        event_type="concert",
        venue=factories.venue(),
        price=8,
        audiences="families teenagers",
    )
    assert texts(shown(client, index), ".wcs-line__facts") == [
        "Concert · Chapelle des Mariniers, Port-aux-Quais · From €8"
        " · Families, Teenagers"
    ]


@pytest.mark.parametrize(
    ("fields", "fact"),
    [
        ({"price": 0}, "Free admission"),
        ({"attendance": "online"}, "Online"),
        ({"state": "moved_online", "venue": "one"}, "Online"),
        ({"time_zone": "America/Miquelon"}, "Time zone: America/Miquelon"),
    ],
)
def test_a_line_names_what_differs(
    client: Client, index: EventIndexPage, fields: dict[str, Any], fact: str
) -> None:
    if "venue" in fields:
        fields = {**fields, "venue": factories.venue()}
    event(index, "Organ", factories.on(factories.TODAY, time(20)), **fields)
    (facts,) = texts(shown(client, index), ".wcs-line__facts")
    assert facts.split(" · ")[1:] == [fact]


def test_a_cancelled_date_is_struck_and_says_so(
    client: Client, index: EventIndexPage
) -> None:
    event(index, "Organ", factories.on(factories.TODAY, time(20)), state="cancelled")
    soup = shown(client, index)
    assert texts(soup, ".wcs-line--off .wcs-line__state") == ["Cancelled"]


def test_four_months_from_today_are_shown(
    client: Client, index: EventIndexPage
) -> None:
    for title, day in [
        ("Over", date(2026, 11, 24)),
        ("First", factories.TODAY),
        ("Last", date(2027, 3, 27)),
        ("Later", date(2027, 3, 28)),
    ]:
        event(index, title, factories.on(day))
    soup = shown(client, index)
    assert texts(soup, ".wcs-line__title") == ["First", "Last"]
    assert "25 November 2026 – 27 March 2027" in soup.text


def test_the_address_chooses_days_and_filters(
    client: Client, index: EventIndexPage
) -> None:
    for title, day, kind in [
        ("Past", date(2026, 10, 2), "concert"),
        ("Talk", date(2026, 10, 3), "lecture"),
        ("Soon", date(2026, 11, 27), "concert"),
    ]:
        event(index, title, factories.on(day), event_type=kind)
    query = "first=2026-10-01&last=2026-10-31&type=concert"
    soup = shown(client, index, query)
    assert texts(soup, ".wcs-line__title") == ["Past"]
    hidden = soup.select('input[type="hidden"]')
    assert [(one["name"], one["value"]) for one in hidden] == [("type", "concert")]


@pytest.mark.parametrize(
    "query",
    [
        "first=9999-12-31",
        "first=9999-12-31&last=9999-12-31",
        "first=0001-01-01",
        "last=0001-01-01",
        "first=2026-12-01&last=2026-11-01",
        "first=yesterday&last=%00",
        "period=weekend&first=2030-01-01",
    ],
)
def test_odd_days_are_answered(
    client: Client, index: EventIndexPage, query: str
) -> None:
    event(index, "Organ", factories.on(factories.TODAY, time(20)))
    assert shown(client, index, query).select("h1")


def test_a_season_that_is_too_long_says_that_it_is_cut(
    client: Client, index: EventIndexPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(season, "MOST", 3)
    days = [factories.TODAY + timedelta(days=number) for number in range(4)]
    event(index, "Organ", *[factories.on(day, time(20)) for day in days[:3]])
    assert "Only the first" not in shown(client, index).text
    event(index, "Voice", factories.on(days[3], time(20)))
    soup = shown(client, index)
    assert "Only the first 3 dates are shown: choose fewer days." in soup.text
    assert len(soup.select(".wcs-line")) == 3


def test_the_season_speaks_the_language_of_the_page(
    client: Client, index: EventIndexPage
) -> None:
    french = factories.twin(index, "fr")
    page = event(index, "Organ", factories.on(date(2026, 12, 1), time(18, 30)))
    factories.twin(page, "fr", title="Orgue")
    soup = shown(client, french)
    assert texts(soup, ".wcs-line__title") == ["18 h 30 Orgue"]
    assert texts(soup, ".wcs-season__month") == ["Décembre 2026"]
    assert texts(soup, ".wcs-season__day .wcs-unseen") == ["mardi 1er décembre 2026"]


def test_the_button_to_print_waits_for_a_script(
    client: Client, index: EventIndexPage
) -> None:
    (button,) = shown(client, index).select("[data-wcs-print]")
    assert button.has_attr("hidden")


def test_sixty_dates_ask_no_more_than_six(
    client: Client, index: EventIndexPage
) -> None:
    def queries() -> int:
        shown(client, index)
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            shown(client, index)
        return len(captured)

    def fill(numbers: range) -> None:
        for number in numbers:
            first = factories.TODAY + timedelta(days=number)
            days = [first, first + timedelta(days=7)]
            dates = [factories.on(day, time(20)) for day in days]
            venue = factories.venue(name=f"Place {number}")
            event(index, f"Event {number}", *dates, venue=venue)

    fill(range(3))
    few = queries()
    fill(range(3, 30))
    assert queries() == few
    assert len(shown(client, index).select(".wcs-line")) == 60
