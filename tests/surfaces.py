"""Reads, from each public surface of an event, which state it tells."""

import json
import re
from dataclasses import asdict, dataclass
from typing import Any

from dateutil.rrule import rrulestr
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from wagtail.models import Page

from tests import factories
from wagtail_culture_social.models import Occurrence
from wagtail_culture_social.social.services import page_snippets

PREFIXES = {
    "en": {
        "Cancelled: ": "cancelled",
        "Postponed: ": "postponed",
        "New date: ": "rescheduled",
        "Now online: ": "moved_online",
        "Fully booked: ": "full",
    },
    "fr": {
        "Annulé\xa0: ": "cancelled",
        "Reporté\xa0: ": "postponed",
        "Nouvelle date\xa0: ": "rescheduled",
        "Désormais en ligne\xa0: ": "moved_online",
        "Complet\xa0: ": "full",
    },
}
STATUSES = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}
SCHEMA = {
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "rescheduled": "EventRescheduled",
    "moved_online": "EventMovedOnline",
}


@dataclass(frozen=True)
class Told:
    """What each surface says; a state, or the state's standard code."""

    banner: str
    listed: str
    calendar: str
    calendar_status: str
    subscription: str
    structured_data: str
    feed: str
    posts: str


def expected(state: str) -> dict[str, str]:
    """What every surface has to say of an event in that state."""
    status, schema = STATUSES.get(state, "CONFIRMED"), SCHEMA.get(state)
    told = Told(
        banner=state,
        listed=state,
        calendar=state,
        calendar_status=status,
        subscription=state,
        structured_data=schema or "EventScheduled",
        feed=state,
        posts=state,
    )
    return asdict(told)


def told_by(client: Client, page: Page) -> dict[str, str]:
    """What the surfaces of this page say now, each asked as a visitor would."""
    page = Page.objects.get(pk=page.pk).specific
    language = (page.alias_of or page).locale.language_code
    html = client.get(page.url).content.decode()
    index = page.get_parent()
    listed = client.get(index.url).content.decode()
    told = Told(
        banner=_marked(html, "wcs-band"),
        listed=_marked(_row_of(listed, page), "wcs-row"),
        **_calendar(client, page, language),
        subscription=_only_state(_dated_vevents(page, language)),
        structured_data=_status(html),
        feed=_feed_state(client, index, page, language),
        posts=_posts(page, language),
    )
    return asdict(told)


def dates_told_by(client: Client, page: Page) -> dict[str, dict[str, str]]:
    """What each surface that shows dates says of them, by their day."""
    page = Page.objects.get(pk=page.pk).specific
    language = (page.alias_of or page).locale.language_code
    html = client.get(page.url).content.decode()
    listed = client.get(page.get_parent().url).content.decode()
    rows = [row for row in _rows(listed, "wcs-row") if f'href="{page.url}"' in row]
    return {
        "page": _states_by_day(_rows(html, "wcs-dates__item"), "wcs-dates__item"),
        "listed": _states_by_day(rows, "wcs-row"),
        "subscription": _dated_vevents(page, language),
        "calendar": _overrides(client, page, language),
        "structured data": _sub_events(html),
    }


def state_in(text: str, language: str) -> str:
    """The state that a headline begins with."""
    prefixes = PREFIXES[language].items()
    return next((s for words, s in prefixes if text.startswith(words)), "scheduled")


def calendar_of(client: Client, page: Page) -> Calendar:
    answer = client.get(reverse("wagtail_culture_social:event_ics", args=[page.pk]))
    assert answer.status_code == 200
    return Calendar.from_ical(answer.content)


def json_ld_of(html: str) -> list[dict[str, Any]]:
    """Every node of the JSON-LD of a page."""
    script = r'<script type="application/ld\+json">(.*?)</script>'
    data = [json.loads(text) for text in re.findall(script, html, re.DOTALL)]
    return [node for one in data for node in (one if isinstance(one, list) else [one])]


def _marked(html: str, name: str) -> str:
    states = {*SCHEMA, "full"}
    found = [mark for mark in re.findall(rf"{name}--(\w+)", html) if mark in states]
    return found[0] if found else "scheduled"


def _row_of(html: str, page: Page) -> str:
    return next(row for row in _rows(html, "wcs-row") if f'href="{page.url}"' in row)


def _rows(html: str, name: str) -> list[str]:
    return re.findall(rf'<li class="{name}.*?</li>', html, re.DOTALL)


def _states_by_day(rows: list[str], name: str) -> dict[str, str]:
    day = re.compile(r'<time[^>]* datetime="(\d{4}-\d\d-\d\d)')
    return {day.search(row)[1]: _marked(row, name) for row in rows}


def _dated_vevents(page: Page, language: str) -> dict[str, str]:
    texts = Occurrence.objects.filter(page=page).values_list("vevent", flat=True)
    events = [Calendar.from_ical(text) for text in texts]
    assert len({str(event["UID"]) for event in events}) == len(events)
    return dict(_state_of_vevent(event, language) for event in events)


def _only_state(states: dict[str, str]) -> str:
    (state,) = set(states.values())
    return state


def _overrides(client: Client, page: Page, language: str) -> dict[str, str]:
    """The states in the file of a series: those of its rule, and what differs."""
    series, *others = calendar_of(client, page).walk("VEVENT")
    assert {str(event["UID"]) for event in others} <= {str(series["UID"])}
    rule = rrulestr(
        series["RRULE"].to_ical().decode(),
        dtstart=series.decoded("DTSTART").replace(tzinfo=None),
    )
    elsewhere = {event.decoded("RECURRENCE-ID").date() for event in others}
    left_out = {one.dt.date() for one in getattr(series.get("EXDATE"), "dts", ())}
    days = {moment.date() for moment in rule} - elsewhere - left_out
    _first, planned = _state_of_vevent(series, language)
    differing = dict(_state_of_vevent(event, language) for event in others)
    return {str(day): planned for day in days} | differing


def _state_of_vevent(event: Any, language: str) -> tuple[str, str]:
    state = state_in(str(event["SUMMARY"]), language)
    assert str(event["STATUS"]) == STATUSES.get(state, "CONFIRMED")
    return str(event.decoded("DTSTART").date()), state


def _sub_events(html: str) -> dict[str, str]:
    states = {code: state for state, code in SCHEMA.items()}
    told = {}
    (event,) = (node for node in json_ld_of(html) if "subEvent" in node)
    for node in event["subEvent"]:
        state = states.get(node["eventStatus"].rpartition("/")[2], "scheduled")
        offers = node.get("offers", [])
        sold_out = offers and all(o["availability"].endswith("SoldOut") for o in offers)
        told[node["startDate"][:10]] = "full" if sold_out else state
    return told


def _calendar(client: Client, page: Page, language: str) -> dict[str, str]:
    events = calendar_of(client, page).walk("VEVENT")
    (summary,) = {str(event["SUMMARY"]) for event in events}
    (status,) = {str(event["STATUS"]) for event in events}
    return {"calendar": state_in(summary, language), "calendar_status": status}


def _status(html: str) -> str:
    statuses = [
        node["eventStatus"] for node in json_ld_of(html) if "eventStatus" in node
    ]
    return statuses[0].rpartition("/")[2]


def _feed_state(client: Client, index: Page, page: Page, language: str) -> str:
    item = feed_items(client, index)[page.get_full_url()]
    return state_in(item["title"], language)


def feed_items(client: Client, index: Page) -> dict[str, dict[str, str]]:
    """The items of a page's feed by their address."""
    from xml.etree import ElementTree

    answer = client.get(reverse("wagtail_culture_social:feed", args=[index.pk]))
    assert answer.status_code == 200
    items = ElementTree.fromstring(answer.content).iter("item")
    rows = ({child.tag: child.text or "" for child in item} for item in items)
    return {row["link"]: row for row in rows}


def _posts(page: Page, language: str) -> str:
    (state,) = {state_in(post.text, language) for post in page_snippets(page)}
    return state


def next_month() -> tuple[str, dict[str, Any]]:
    """A date well after the tests' fixed present."""
    from datetime import date, time

    return factories.on(date(2026, 12, 18), time(20), time(22))
