"""Single dates of a series: what became of one is told alike by every surface."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.full_event import SATURDAY, change, full_event, series
from tests.surfaces import dates_told_by, state_in
from wagtail_culture_social.pages.models import EventPage
from wagtail_culture_social.social.services import page_snippets

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WEEK = timedelta(days=7)
FIRST, SECOND, THIRD, FOURTH = (SATURDAY + number * WEEK for number in range(4))
SUNDAY = THIRD + timedelta(days=1)
TOLD = {FIRST: "scheduled", SECOND: "cancelled", SUNDAY: "rescheduled", FOURTH: "full"}


def four(*changes: Any, **fields: Any) -> tuple[EventPage, EventPage]:
    """Four Saturdays with what changed on some of them, in both languages."""
    schedule = [series(count=4, closed_on=[]), *changes]
    return full_event(schedule=schedule, **fields)


def by_day(states: dict[date, str]) -> dict[str, str]:
    return {str(day): state for day, state in states.items()}


def surfaces_of(client: Client, page: EventPage) -> list[tuple[str, dict[str, str]]]:
    return list(dates_told_by(client, page).items())


CHANGES = [
    change(SECOND, "cancelled"),
    change(THIRD, "moved", to_date=SUNDAY),
    change(FOURTH, "full"),
]


def test_every_surface_of_every_twin_tells_each_date(client: Client) -> None:
    for page in four(*CHANGES):
        for surface, told in surfaces_of(client, page):
            assert told == by_day(TOLD), surface


def test_change_published_later_is_told_by_every_twin(client: Client) -> None:
    english, french = four()
    english.schedule = [series(count=4, closed_on=[]), *CHANGES]
    factories.publish(english)
    for page in (english, french):
        for surface, told in surfaces_of(client, page):
            assert told == by_day(TOLD), surface


@pytest.mark.parametrize("state", ["cancelled", "postponed"])
def test_event_that_is_off_is_off_on_every_date(client: Client, state: str) -> None:
    off = dict.fromkeys(TOLD, state)
    for page in four(*CHANGES, state=state):
        for surface, told in surfaces_of(client, page):
            assert told == by_day(off), surface


def test_date_taken_out_silently_is_nowhere(client: Client) -> None:
    kept = dict.fromkeys((FIRST, THIRD, FOURTH), "scheduled")
    for page in four(change(SECOND, "hidden")):
        for surface, told in surfaces_of(client, page):
            assert told == by_day(kept), surface


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("cancelled", "scheduled"),
        ("hidden", "scheduled"),
        ("moved", "rescheduled"),
        ("full", "full"),
    ],
)
def test_posts_tell_of_the_next_date_that_takes_place(kind: str, told: str) -> None:
    moved = {"to_date": FIRST + timedelta(days=1)} if kind == "moved" else {}
    for page in four(change(FIRST, kind, **moved)):
        language = page.locale.language_code
        posts = page_snippets(type(page).objects.get(pk=page.pk))
        assert {state_in(post.text, language) for post in posts} == {told}
