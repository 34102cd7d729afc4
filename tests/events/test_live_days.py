"""Several streams on several days, replays beside them, lists, calendars and copies."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from wagtail.models import Page

from tests import factories
from tests.events.live_event import (
    EVENING,
    PARIS,
    REPLAY,
    STREAM,
    THURSDAY,
    TIMES,
    live_event,
    replay,
    stream,
)
from tests.pages.test_queries import queries
from wagtail_culture_social.events.live import live_state_of, replays_of, sitting_of
from wagtail_culture_social.models import EventFacts
from wagtail_culture_social.pages.models import EventPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FRIDAY = THURSDAY + timedelta(days=1)
NEXT_DAY = factories.on(FRIDAY, time(18, 30), time(20))
SECOND = "https://tube.example.org/w/quays-second"
BOTH = [stream(first=THURSDAY), stream(SECOND, first=FRIDAY)]


def fresh(page: Page) -> Any:
    return EventPage.objects.get(pk=page.pk)


def soup(page: Page) -> BeautifulSoup:
    return BeautifulSoup(Client().get(page.url).content, "html.parser")


def conferences(page: Page) -> list[str]:
    address = reverse("wagtail_culture_social:event_ics", args=[page.pk])
    events = Calendar.from_ical(Client().get(address).content).walk("VEVENT")
    return [str(one["CONFERENCE"]) for one in events]


@pytest.mark.parametrize(
    ("hours", "state", "address"),
    [
        ((3, 12), "announced", STREAM),
        ((3, 19), "live", STREAM),
        ((3, 22), "announced", SECOND),
        ((4, 18, 20), "waiting", SECOND),
        ((4, 19), "live", SECOND),
        ((4, 21), "ended", SECOND),
    ],
)
def test_each_day_switches_to_its_own_stream_by_itself(
    settings: Any, hours: tuple[int, ...], state: str, address: str
) -> None:
    _english, french = live_event(
        schedule=[EVENING, NEXT_DAY], streams=BOTH, replays=[]
    )
    settings.CULTURE_SOCIAL_NOW = datetime(2026, 12, *hours, tzinfo=PARIS)
    sitting = sitting_of(fresh(french))
    assert sitting is not None
    assert (sitting.state, sitting.broadcast.url) == (state, address)
    assert conferences(french) == [STREAM, SECOND]


def test_a_series_names_the_stream_of_one_day_on_that_day_alone() -> None:
    weekly = factories.every(THURSDAY, time(18, 30), time(20), until=date(2026, 12, 31))
    special = stream(SECOND, first=THURSDAY + timedelta(days=7))
    english, _french = live_event(schedule=[weekly], streams=[stream(), special])
    assert conferences(english) == [STREAM, SECOND]


def test_the_replay_of_the_first_day_stands_beside_the_second_day(
    settings: Any,
) -> None:
    english, french = live_event(schedule=[EVENING, NEXT_DAY], streams=BOTH)
    settings.CULTURE_SOCIAL_NOW = TIMES["live"]
    assert replays_of(fresh(french)) == []
    settings.CULTURE_SOCIAL_NOW = datetime(2026, 12, 4, 19, tzinfo=PARIS)
    html = soup(french)
    assert html.select_one("[data-wcs-live=live]") is not None
    assert REPLAY in str(html.select_one("#wcs-replay"))
    assert live_state_of(fresh(english)) == "live"


def test_the_replay_goes_when_its_rights_end(settings: Any) -> None:
    until = date(2026, 12, 10)
    english, _french = live_event(replays=[replay(day=THURSDAY, until=until)])
    settings.CULTURE_SOCIAL_NOW = datetime(2026, 12, 10, 23, 59, tzinfo=PARIS)
    assert "Available until Thursday 10 December 2026" in soup(english).get_text()
    settings.CULTURE_SOCIAL_NOW = datetime(2026, 12, 11, tzinfo=PARIS)
    html = soup(english)
    assert html.select_one("#wcs-replay") is None
    assert "The live stream has ended." in html.get_text()


def test_a_promised_replay_is_announced_once_the_stream_is_over(settings: Any) -> None:
    english, french = live_event(streams=[stream(replay_follows=True)], replays=[])
    settings.CULTURE_SOCIAL_NOW = TIMES["live"]
    assert "The replay will be here." not in soup(english).get_text()
    settings.CULTURE_SOCIAL_NOW = TIMES["replay"]
    assert "The replay will be here." in soup(english).get_text()
    assert "La rediffusion sera disponible ici." in soup(french).get_text()


def test_what_was_not_streamed_may_have_a_replay_too(settings: Any) -> None:
    english, _french = live_event(attendance="on_site")
    settings.CULTURE_SOCIAL_NOW = TIMES["live"]
    assert soup(english).select_one("[data-wcs-live]") is None
    settings.CULTURE_SOCIAL_NOW = TIMES["replay"]
    assert soup(english).select_one("#wcs-replay") is not None
    assert live_state_of(fresh(english)) == "replay"


@pytest.mark.parametrize("state", ["cancelled", "postponed"])
def test_what_is_called_off_is_never_live(settings: Any, state: str) -> None:
    english, _french = live_event(state=state, replays=[])
    settings.CULTURE_SOCIAL_NOW = TIMES["live"]
    assert live_state_of(fresh(english)) is None
    assert soup(english).select_one("#wcs-live") is None


def test_without_an_end_it_is_live_for_as_long_as_usual(settings: Any) -> None:
    open_end = factories.on(THURSDAY, time(18, 30))
    later = factories.every(FRIDAY, time(18, 30))
    english, _french = live_event(schedule=[open_end, later], replays=[])
    settings.CULTURE_SOCIAL_NOW = TIMES["live"]
    assert live_state_of(fresh(english)) == "live"
    settings.CULTURE_SOCIAL_NOW = TIMES["live"] + timedelta(hours=2)
    assert live_state_of(fresh(english)) == "announced"


def test_lists_mark_what_is_live_and_only_while_it_is(settings: Any) -> None:
    english, french = live_event()
    marks = {}
    costs = {}
    for state, moment in TIMES.items():
        settings.CULTURE_SOCIAL_NOW = moment
        index = french.get_parent()
        marks[state] = len(soup(index).select(".wcs-state--live"))
        costs[state] = queries(Client(), index.url)
    assert marks == {"announced": 0, "waiting": 0, "live": 1, "replay": 0}
    assert costs["live"] == costs["waiting"]


def test_a_copy_has_no_stream_no_replay_and_no_switch() -> None:
    english, _french = live_event()
    row = EventFacts.objects.get()
    row.switches = {"x": [True, TIMES["live"].isoformat()]}
    row.save()
    copy: Any = english.copy(update_attrs={"slug": "again"})
    draft = copy.get_latest_revision_as_object()
    for page in (copy, draft):
        assert (len(page.streams), len(page.replays)) == (0, 0)
        assert page.fallback_note == ""
    factories.publish(draft)
    facts = EventFacts.objects.exclude(pk=row.pk).get()
    assert (facts.streams, facts.replays, facts.switches) == ([], [], {})
    assert len(fresh(english).streams) == 1


def test_a_preview_shows_the_streams_as_they_are_typed(settings: Any) -> None:
    english, _french = live_event()
    settings.CULTURE_SOCIAL_NOW = TIMES["live"]
    page = fresh(english)
    page.streams = [stream(SECOND)]
    page._wcs_unsaved = True
    sitting = sitting_of(page)
    assert sitting is not None
    assert sitting.broadcast.url == SECOND


def test_a_title_in_another_language_gives_way_to_that_of_the_page(
    settings: Any,
) -> None:
    english, french = live_event(
        replays=[replay(day=THURSDAY, title="The evening", credit="Filmed by us")]
    )
    settings.CULTURE_SOCIAL_NOW = TIMES["replay"]
    assert "The evening" in str(soup(english).select_one("#wcs-replay"))
    replayed = soup(french).select_one("#wcs-replay")
    assert "The evening" not in str(replayed)
    assert french.title in str(replayed)
    credit = replayed.select_one(".wcs-credit")
    assert (credit.text, credit.get("lang")) == ("Filmed by us", "en")
