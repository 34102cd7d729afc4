"""Programmes as institutions have them, and their calendars as others read them."""

from datetime import date, time, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from icalendar import Calendar, Event
from wagtail.models import Page

from tests import factories
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

Block = tuple[str, dict[str, Any]]
FRIDAY = date(2026, 12, 18)


def programme(title: str = "Programme") -> EventIndexPage:
    return factories.add_page(EventIndexPage, factories.home(), title=title)


def event(index: Page, *dates: Block, **fields: Any) -> EventPage:
    schedule = list(dates) or [evening(FRIDAY)]
    return factories.add_page(EventPage, index, schedule=schedule, **fields)


def evening(day: date) -> Block:
    """One date from eight to ten p.m."""
    return factories.on(day, time(20), time(22))


def weekly(first: date, count: int, **more: Any) -> Block:
    """An hour in the afternoon, once a week."""
    hours = {"start_time": time(16), "end_time": time(17)}
    values = {"start_date": first, "times": [hours], "frequency": "weekly"}
    return "series", {**values, "count": count, "closed_on": [], **more}


def change(day: date, kind: str, **to: Any) -> Block:
    """What is different on one date."""
    return "change", {"day": day, "kind": kind, **to}


def evenings(index: Page, numbers: range) -> None:
    """Add events, each on an evening of its own, with picture and hashtags."""
    for number in numbers:
        event(
            index,
            evening(factories.TODAY + timedelta(days=1 + number)),
            title=f"Evening {number}",
            social_image=factories.picture(),
            hashtags=["#Orgue", f"#Tag{number}"],
            venue=factories.venue(name=f"Room {number}"),
        )


def mixed_programme() -> EventIndexPage:
    """A series with changes, whole days, a run, what is permanent, another zone."""
    index = programme()
    saturday = date(2026, 12, 5)
    event(
        index,
        weekly(saturday, 6),
        change(date(2026, 12, 12), "cancelled"),
        change(date(2026, 12, 19), "moved", to_date=date(2026, 12, 20)),
        change(date(2026, 12, 26), "hidden"),
        title="Story hour",
    )
    event(index, factories.on(FRIDAY), title="Open day")
    event(index, factories.on(FRIDAY, end_date=date(2027, 3, 1)), title="Exhibition")
    event(index, factories.on(date(1987, 5, 1), permanent=True), title="Collection")
    event(
        index,
        factories.on(date(2026, 12, 31), time(20), time(23, 30)),
        time_zone="Pacific/Auckland",
        title="New Year",
    )
    return index


def address(name: str, page: Page, query: str = "") -> str:
    """Return one of our addresses of a page."""
    url = reverse(f"wagtail_culture_social:{name}", args=[page.pk])
    return f"{url}?{query}" if query else url


def text_of(client: Client, page: Page, query: str = "") -> str:
    answer = client.get(address("programme_ics", page, query))
    assert answer.status_code == 200
    return b"".join(answer).decode()


def calendar(client: Client, page: Page, query: str = "") -> Calendar:
    return Calendar.from_ical(text_of(client, page, query))


def entries(client: Client, page: Page, query: str = "") -> list[Event]:
    return calendar(client, page, query).walk("VEVENT")


def titles(client: Client, page: Page, query: str = "") -> list[str]:
    return [str(one["SUMMARY"]) for one in entries(client, page, query)]


def lines(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")
