"""The page of an event: its dates, calendars and booking, in both languages."""

from datetime import date, time, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page

from tests import examples, factories
from tests.full_event import (
    OPENS,
    SATURDAY,
    change,
    full_event,
    note,
    prices,
    series,
)
from tests.pages.test_queries import queries
from wagtail_culture_social.events.stored import MOST_DATES

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WEEK = timedelta(days=7)
BUDGET = 15


def soup(client: Client, page: Page) -> BeautifulSoup:
    answer = client.get(page.url)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def text_of(tag: Any) -> str:
    """The words of an element, with plain spaces."""
    return " ".join(tag.get_text(" ").split())


def practical(html: BeautifulSoup) -> str:
    return text_of(html.select_one(".wcs-practical"))


def listed(html: BeautifulSoup) -> list[str]:
    return [text_of(item) for item in html.select(".wcs-later li")]


def calendars(html: BeautifulSoup) -> dict[str, str]:
    links = html.select(".wcs-practical .wcs-more a")
    return {text_of(link): link["href"] for link in links}


def concert(**fields: Any) -> tuple[Page, Page]:
    """One concert on a Saturday evening."""
    evening = factories.on(SATURDAY, time(20), time(22))
    return full_event(**{"schedule": [evening], **fields})


def test_large_figure_says_the_day_in_the_words_of_the_page(client: Client) -> None:
    figures = [soup(client, page).select_one(".wcs-date") for page in concert()]
    assert list(map(text_of, figures)) == ["28 November Saturday", "28 novembre samedi"]


def test_dates_as_planned_are_told_by_their_time_alone(client: Client) -> None:
    changed = change(SATURDAY + WEEK, "cancelled")
    english, _ = full_event(schedule=[series(), changed])
    items = soup(client, english).select(".wcs-later li")
    as_planned, cancelled, *_others = (item.select_one(".wcs-when") for item in items)
    assert [one.name for one in as_planned.find_all()] == ["time"]
    assert text_of(cancelled).endswith("Cancelled")


def test_series_is_told_as_a_sentence(client: Client) -> None:
    english, french = full_event(
        schedule=[series(until=date(2026, 12, 12), closed_on=[])]
    )
    assert "Every Saturday, until 12 December 2026" in practical(soup(client, english))
    words = practical(soup(client, french))
    assert "Tous les samedis, jusqu’au 12 décembre 2026" in words


def test_endless_series_goes_on_until_further_notice(client: Client) -> None:
    english, french = full_event()
    words = practical(soup(client, english))
    assert (
        "Every Saturday, until further notice, "
        "except on public holidays and closing days"
    ) in words
    words = practical(soup(client, french))
    assert (
        "Tous les samedis, jusqu’à nouvel ordre, "
        "sauf jours fériés et jours de fermeture"
    ) in words


def test_pause_is_told(client: Client) -> None:
    pause = "pause", {"first": date(2027, 1, 1), "last": date(2027, 1, 17)}
    over = "pause", {"first": date(2026, 10, 1), "last": date(2026, 10, 8)}
    english, _ = full_event(schedule=[series(), pause, over])
    words = practical(soup(client, english))
    assert "No dates: 1–17 January 2027" in words
    assert "October" not in words


def test_what_changed_on_single_dates_is_told_on_those_dates(client: Client) -> None:
    moved = {"to_date": SATURDAY + 2 * WEEK + timedelta(days=1)}
    later = {"to_date": SATURDAY + 3 * WEEK, "to_start": time(18), "to_end": time(19)}
    english, _ = full_event(
        schedule=[
            series(),
            change(SATURDAY + WEEK, "cancelled"),
            change(SATURDAY + 2 * WEEK, "moved", **moved),
            change(SATURDAY + 3 * WEEK, "moved", **later),
            change(SATURDAY + 4 * WEEK, "full"),
        ]
    )
    html = soup(client, english)
    assert html.select_one(".wcs-band") is None
    first, off, moved_day, moved_hour, full = listed(html)[:5]
    assert first.startswith("Saturday 28 November 2026, 4–5 p.m. Add to calendar")
    assert off == "Saturday 5 December 2026, 4–5 p.m. Cancelled"
    assert html.select(".wcs-later li")[1].select_one("s") is not None
    assert moved_day.startswith(
        "Sunday 13 December 2026, 4–5 p.m. New date "
        "instead of Saturday 12 December 2026"
    )
    assert moved_hour.startswith(
        "Saturday 19 December 2026, 6–7 p.m. New time instead of 4 p.m."
    )
    assert full.startswith("Saturday 26 December 2026, 4–5 p.m. Fully booked")


def test_cancelled_next_date_stands_beside_the_one_that_takes_place(
    client: Client,
) -> None:
    english, _ = full_event(schedule=[series(), change(SATURDAY, "cancelled")])
    html = soup(client, english)
    words = practical(html)
    off = words.index("Saturday 28 November 2026, 4–5 p.m. Cancelled")
    assert off < words.index("Saturday 5 December 2026, 4–5 p.m.")
    assert text_of(html.select_one(".wcs-date__day")) == "5"


def test_note_of_the_lead_is_marked_with_its_language(client: Client) -> None:
    english, french = full_event(date_notes=[note(SATURDAY, "With the town choir.")])
    for page in (english, french):
        found = soup(client, page).select(".wcs-when__note")
        assert [text_of(one) for one in found] == ["With the town choir."] * 2
    french.date_notes = []
    found = soup(client, factories.publish(french)).select(".wcs-when__note")
    assert {one.get("lang") for one in found} == {"en"}


def test_band_tells_what_all_dates_to_come_say(client: Client) -> None:
    days = [SATURDAY, SATURDAY + WEEK]
    dates = [factories.on(day, time(20), time(22)) for day in days]
    off = [change(day, "cancelled") for day in days]
    english, french = full_event(schedule=[*dates, *off])
    assert text_of(soup(client, english).select_one(".wcs-band")) == "Cancelled"
    assert text_of(soup(client, french).select_one(".wcs-band")) == "Annulé"


def test_rescheduled_event_tells_when_it_was_planned(client: Client) -> None:
    english, french = concert()
    english.state = "rescheduled"
    english.schedule = [factories.on(date(2027, 1, 8), time(20), time(22))]
    factories.publish(english)
    band = text_of(soup(client, english).select_one(".wcs-band"))
    assert "It was planned for Saturday 28 November 2026, 8 p.m." in band
    band = text_of(soup(client, french).select_one(".wcs-band"))
    assert "samedi 28 novembre 2026, à 20 h" in band


def test_many_dates_are_cut_and_the_cut_is_told(client: Client) -> None:
    english, _ = full_event()
    html = soup(client, english)
    assert len(listed(html)) == MOST_DATES
    assert "And more dates after these." in text_of(html.select_one(".wcs-later"))


def test_every_date_has_a_calendar_file(client: Client) -> None:
    english, _ = full_event(schedule=[series(count=3, closed_on=[])])
    files = [link["href"] for link in soup(client, english).select(".wcs-dates__add")]
    assert len(set(files)) == 3
    for number, file in enumerate(files):
        day = SATURDAY + number * WEEK
        content = client.get(file).content.decode()
        assert f"DTSTART;TZID=Europe/Paris:{day:%Y%m%d}T160000" in content


def test_calendars_of_others_get_the_instants_of_the_next_date(client: Client) -> None:
    english, french = full_event(schedule=[series(count=3, closed_on=[])])
    found = calendars(soup(client, english))
    google = parse_qs(urlsplit(found["Google Calendar"]).query)
    assert google["dates"] == ["20261128T150000Z/20261128T160000Z"]
    assert google["text"] == [english.title]
    assert google["location"][0].startswith("Boatmen’s Chapel, 3 quai des Brumes")
    outlook = parse_qs(urlsplit(found["Outlook.com"]).query)
    assert outlook["startdt"] == ["2026-11-28T15:00:00Z"]
    assert urlsplit(found["Microsoft 365"]).hostname == "outlook.office.com"
    assert found["Apple Calendar"].startswith("webcal://testserver/")
    assert client.get(found["File with all dates (.ics)"]).status_code == 200
    assert "Fichier de toutes les dates (.ics)" in calendars(soup(client, french))


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "cancelled"},
        {"state": "postponed"},
        {"schedule": [factories.on(date(2026, 3, 3), permanent=True)]},
        {"schedule": [factories.on(date(2026, 3, 3), time(20), time(22))]},
    ],
    ids=["cancelled", "postponed", "permanent", "past"],
)
def test_nothing_to_note_in_a_calendar(client: Client, fields: dict[str, Any]) -> None:
    english, _ = concert(**fields)
    assert calendars(soup(client, english)) == {}


def test_booking_opens_later(client: Client) -> None:
    english, french = concert(booking_opens_at=OPENS)
    html = soup(client, english)
    assert "Booking opens on Tuesday 1 December 2026 at 10 a.m." in practical(html)
    assert html.select_one("a.wcs-button") is None
    words = practical(soup(client, french))
    assert "Ouverture des réservations le mardi 1er décembre 2026 à 10 h." in words


def test_booking_is_open_from_its_first_instant(client: Client, settings: Any) -> None:
    english, french = concert(booking_opens_at=OPENS)
    settings.CULTURE_SOCIAL_NOW = OPENS.isoformat()
    english.schedule = [factories.on(date(2026, 12, 18), time(20), time(22))]
    factories.publish(english)
    for page, label in ((english, "Choose your seat"), (french, "Choisir sa place")):
        button = soup(client, page).select_one("a.wcs-button")
        assert (text_of(button), button["href"]) == (label, english.booking_url)


@pytest.mark.parametrize("state", ["full", "cancelled", "postponed"])
def test_what_is_full_or_off_cannot_be_booked(client: Client, state: str) -> None:
    english, _ = concert(state=state)
    assert soup(client, english).select_one("a.wcs-button") is None


def test_past_event_is_over(client: Client) -> None:
    english, french = concert(
        schedule=[factories.on(date(2026, 3, 3), time(20), time(22))],
        attendance="mixed",
        stream_url="https://tube.example.org/w/quays-live",
    )
    html = soup(client, english)
    assert "This event is over." in practical(html)
    assert html.select_one("a.wcs-button") is None
    assert html.select_one(".wcs-stream") is None
    assert "Cet événement est terminé." in practical(soup(client, french))


def test_permanent_event_says_so(client: Client) -> None:
    english, french = concert(
        event_type="exhibition",
        schedule=[factories.on(date(2026, 3, 3), permanent=True)],
    )
    assert "Permanent From 3 March 2026" in practical(soup(client, english))
    assert "À partir du 3 mars 2026" in practical(soup(client, french))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Full price €8 Reduced price €5 Under 26 free"),
        ({"prices": prices(full=0)}, "Free admission"),
        ({"prices": [], "price": 8}, "From €8"),
        ({"prices": [], "price": 0}, "Free admission"),
        ({"prices": [], "price": 8, "price_line": "€8 at the door"}, "€8 at the door"),
    ],
)
def test_prices_in_words(client: Client, fields: dict[str, Any], words: str) -> None:
    english, _ = concert(**fields)
    assert f"Price {words} " in practical(soup(client, english))


def test_event_page_stays_within_its_budget(client: Client) -> None:
    english, _ = full_event()
    assert english.depth == 4
    assert queries(client, english.url) <= BUDGET


def test_campaign_costs_one_query(client: Client) -> None:
    english, _ = full_event(examples.campaign()[0])
    assert queries(client, english.url) <= BUDGET + 1


def test_page_asks_no_more_for_many_dates_than_for_one(client: Client) -> None:
    one, _ = concert()
    many, _ = full_event(slug="every-saturday")
    assert queries(client, one.url) == queries(client, many.url)
