"""The list of a programme: what runs, what comes, by day and over pages."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

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

PARIS = ZoneInfo("Europe/Paris")
TODAY = factories.TODAY
MONDAY = date(2026, 11, 30)


@pytest.fixture
def index() -> Page:
    return programme()


def clock(settings: Any, text: str) -> None:
    settings.CULTURE_SOCIAL_NOW = datetime.fromisoformat(text).replace(tzinfo=PARIS)


def headings(client: Client, index: Page, path: str = "") -> list[str]:
    return words(look(client, index, path), ".wcs-day__title")


def test_dates_stand_under_their_day(client: Client, index: Page) -> None:
    event(index, "Evening", factories.on(MONDAY, time(20)))
    event(index, "Morning", factories.on(MONDAY, time(9)))
    event(index, "Tonight", factories.on(TODAY, time(20)))
    soup = look(client, index)
    assert words(soup, ".wcs-day__title") == [
        "25 Today Wednesday 25 November 2026",
        "30 Monday 30 November 2026",
    ]
    assert titles(soup) == ["Tonight", "Morning", "Evening"]
    assert words(soup, ".wcs-day--today .wcs-row__time") == ["8 p.m."]


def test_what_has_begun_for_days_is_on_at_the_moment(
    client: Client, index: Page
) -> None:
    event(index, "For good", factories.on(date(2020, 1, 1), permanent=True))
    event(index, "Until spring", lasting(date(2026, 11, 3), date(2027, 3, 1)))
    event(index, "Until Sunday", lasting(date(2026, 11, 20), date(2026, 11, 29)))
    event(index, "From Monday", lasting(MONDAY, date(2027, 3, 1)))
    soup = look(client, index)
    running = titles(soup, ".wcs-day--running")
    assert running == ["Until Sunday", "Until spring", "For good"]
    assert words(soup, ".wcs-day--running .wcs-row__when")[2] == "from 1 January 2020"
    assert titles(soup)[3:] == ["From Monday"]


def test_night_belongs_to_its_first_day(
    client: Client, index: Page, settings: Any
) -> None:
    night = factories.on(TODAY, time(20), time(1), end_date=TODAY + timedelta(days=1))
    event(index, "Night", night)
    assert titles(look(client, index), ".wcs-day--today") == ["Night"]
    clock(settings, "2026-11-25T23:59")
    assert titles(look(client, index), ".wcs-day--today") == ["Night"]
    clock(settings, "2026-11-26T00:00")
    assert titles(look(client, index), ".wcs-day--running") == ["Night"]
    clock(settings, "2026-11-26T01:00")
    assert titles(look(client, index)) == []


@pytest.mark.parametrize(
    ("moment", "listed"),
    [
        ("2026-11-25T23:58", "current"),
        ("2026-11-25T23:59", "current"),
        ("2026-11-26T00:00", "past"),
        ("2026-11-26T00:01", "past"),
        ("2026-11-26T00:30", "past"),
    ],
)
def test_event_that_ends_today_is_in_one_list_at_every_minute(
    client: Client, index: Page, settings: Any, moment: str, listed: str
) -> None:
    """As in sites-faciles, where it was in both (features §9.1)."""
    event(index, "Last day", lasting(date(2026, 11, 1), TODAY))
    clock(settings, moment)
    found = {
        "current": titles(look(client, index)),
        "past": titles(look(client, index, "past/")),
    }
    other = {"current": "past", "past": "current"}[listed]
    assert (found[listed], found[other]) == (["Last day"], [])


@pytest.mark.parametrize(
    ("moment", "today"),
    [
        ("2026-11-25T23:59", "25 Today Wednesday 25 November 2026"),
        ("2026-11-26T00:00", "26 Today Thursday 26 November 2026"),
        ("2026-11-26T00:30", "26 Today Thursday 26 November 2026"),
    ],
)
def test_today_is_that_of_the_clock_on_the_wall(
    client: Client, index: Page, settings: Any, moment: str, today: str
) -> None:
    """At half past midnight in Paris it is still yesterday in UTC."""
    for day in (TODAY, TODAY + timedelta(days=1)):
        event(index, "Vigil", factories.on(day, time(23, 59), time(23, 59, 30)))
    clock(settings, moment)
    assert headings(client, index)[0] == today
    soup = look(client, index, "month/")
    figure = words(soup, '[aria-current="date"] .wcs-month__figure')[0]
    assert figure[:2] == today[:2]


def test_year_is_left_out_by_the_clock_on_the_wall(
    client: Client, index: Page, settings: Any
) -> None:
    event(index, "Winter", lasting(date(2027, 1, 1), date(2027, 1, 5)))
    clock(settings, "2027-01-01T00:30")
    assert words(look(client, index), ".wcs-row__when") == ["1–5 January"]


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2026, 10, 25)])
def test_day_of_a_clock_change_is_one_day(
    client: Client, index: Page, settings: Any, day: date
) -> None:
    settings.CULTURE_SOCIAL_NOW = datetime.combine(day, time(0, 30), PARIS)
    event(index, "All day", factories.on(day))
    event(index, "Late", factories.on(day, time(23, 30), time(23, 45)))
    soup = look(client, index)
    assert titles(soup, ".wcs-day--today") == ["All day", "Late"]
    assert words(soup, ".wcs-day--today .wcs-row__time") == ["", "11:30 p.m."]
    settings.CULTURE_SOCIAL_NOW = datetime.combine(day, time(23, 46), PARIS)
    assert titles(look(client, index)) == ["All day"]


def test_hour_is_that_of_the_event_and_its_zone_is_named(
    client: Client, index: Page
) -> None:
    day = factories.on(MONDAY, time(21), time(22))
    event(index, "Elsewhere", day, time_zone="America/Halifax")
    event(index, "Nearby", factories.on(MONDAY, time(10)), time_zone="Europe/Brussels")
    soup = look(client, index)
    assert words(soup, ".wcs-day__title") == ["30 Monday 30 November 2026"]
    assert words(soup, ".wcs-row__time") == ["10 a.m.", "9 p.m."]
    assert words(soup, ".wcs-row__when") == ["Halifax time"]


def test_days_keep_together_whatever_their_zones(client: Client, index: Page) -> None:
    tuesday = MONDAY + timedelta(days=1)
    event(index, "Early", factories.on(tuesday, time(0, 15), time(0, 30)))
    abroad = factories.on(MONDAY, time(20, 20), time(21))
    event(index, "Abroad", abroad, time_zone="America/Halifax")
    event(index, "Morning", factories.on(tuesday, time(10)))
    assert [text[:2] for text in headings(client, index)] == ["30", "1 "]


def test_period_narrows_and_counts_what_goes_on_to_its_first_day(
    client: Client, index: Page
) -> None:
    event(index, "Thursday on", lasting(date(2026, 11, 26), date(2026, 12, 31)))
    event(index, "Saturday", factories.on(date(2026, 11, 28), time(10)))
    event(index, "Monday", factories.on(MONDAY, time(10)))
    soup = look(client, index, "?period=weekend")
    assert titles(soup) == ["Thursday on", "Saturday"]
    assert words(soup, ".wcs-day__title") == ["28 Saturday 28 November 2026"]


def test_state_and_note_stand_in_the_list(client: Client, index: Page) -> None:
    note = ("note", {"day": MONDAY, "at": None, "text": "With a guest"})
    dates = factories.on(MONDAY, time(10))
    event(index, "Concert", dates, state="cancelled", date_notes=[note])
    soup = look(client, index)
    assert words(soup, ".wcs-state--cancelled") == ["Cancelled"]
    assert words(soup, ".wcs-row__note") == ["With a guest"]


def test_list_goes_on_over_pages(client: Client, index: Page) -> None:
    many(index, "Course", MONDAY, PAGE_SIZE + 2, price=0)
    event(index, "For good", factories.on(date(2020, 1, 1), permanent=True))
    first, second = look(client, index, "?free=on"), look(client, index, "?page=2")
    assert len(titles(first)) == PAGE_SIZE
    assert first.select_one('[rel="next"]')["href"].endswith("?free=on&page=2")
    assert len(titles(look(client, index, "?free=on&page=2"))) == 2
    assert titles(look(client, index))[0] == "For good"
    assert "For good" not in titles(second)
    assert second.select_one('[rel="prev"]')["href"] == index.url
    assert second.select_one('[rel="next"]') is None
    assert client.get(f"{index.url}?page=3").status_code == 404


def test_empty_programme_leads_to_the_past(client: Client, index: Page) -> None:
    soup = look(client, index)
    assert "Nothing is planned" in words(soup, ".wcs-empty")[0]
    assert words(soup, ".wcs-empty a") == ["Past events"]
    assert client.get(soup.select_one(".wcs-empty a")["href"]).status_code == 200


def test_empty_result_says_why_and_where_to_go(client: Client, index: Page) -> None:
    event(index, "Talk", factories.on(MONDAY, time(10)), event_type="lecture")
    event(index, "Concert", factories.on(date(2026, 12, 4), time(10)), price=0)
    soup = look(client, index, "?period=today&free=on")
    assert words(soup, ".wcs-chosen__link") == [
        "Remove the filter Today ×",
        "Remove the filter Free admission ×",
    ]
    assert words(soup, ".wcs-empty a") == [
        "Next date: Friday 4 December 2026",
        "The whole programme",
        "Past events",
    ]
    path = soup.select_one(".wcs-empty a")["href"].removeprefix(index.url)
    assert titles(look(client, index, path)) == ["Concert"]
    soup = look(client, index, "?type=festival")
    assert words(soup, ".wcs-empty a")[0] == "Next date: Monday 30 November 2026"


def test_events_that_not_everybody_may_read_are_in_no_view(
    client: Client, index: Page
) -> None:
    private = event(index, "Friends", factories.on(MONDAY, time(10)))
    private.view_restrictions.create(restriction_type="login")
    event(index, "Draft", factories.on(MONDAY, time(10)), live=False)
    old = event(index, "Old", factories.on(date(2026, 5, 8), time(10)))
    old.view_restrictions.create(restriction_type="login")
    for path in ("", "month/2026/11/", "week/2026/49/", "day/2026/11/30/", "past/"):
        text = look(client, index, path).select_one("main").get_text()
        assert not {"Friends", "Draft", "Old"} & set(text.split()), path
