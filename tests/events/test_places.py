"""The places of a programme: a complete list, and a map only where it may be one."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from tests import factories
from wagtail_culture_social.models import Venue
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

pytestmark = pytest.mark.django_db

TOMORROW = factories.TODAY + timedelta(days=1)
TILES = {
    "url": "https://tile.example.org/{z}/{x}/{y}.png",
    "attribution": '© <a href="https://example.org/">Example</a>',
}


@pytest.fixture
def index() -> EventIndexPage:
    return factories.add_page(EventIndexPage, factories.home(), title="Programme")


def event(parent: Page, venue: Venue | None, *days: date, **fields: Any) -> EventPage:
    dates = [factories.on(day, time(20), time(22)) for day in days or (TOMORROW,)]
    return factories.add_page(
        EventPage, parent, schedule=dates, venue=venue, **{"title": "Concert", **fields}
    )


def shown(client: Client, index: Page) -> BeautifulSoup:
    answer = client.get(f"{index.url}places/")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def names(soup: BeautifulSoup) -> list[str]:
    return [name.text.strip() for name in soup.select(".wcs-place__name")]


def words(tag: Tag) -> str:
    return " ".join(tag.text.split())


def test_a_place_says_where_it_is_and_how_to_get_in(
    client: Client, index: EventIndexPage
) -> None:
    venue = factories.venue(access="Ramp at the door.", accessibility="hi mi")
    event(index, venue)
    (place,) = shown(client, index).select(".wcs-place")
    assert "3 quai des Brumes, 44000 Port-aux-Quais" in words(place)
    assert "Ramp at the door." in words(place)
    assert [words(label) for label in place.select(".wcs-place__labels li")] == [
        "For people who are deaf or hard of hearing",
        "For people with reduced mobility",
    ]


def test_a_place_says_whether_it_is_open(client: Client, index: EventIndexPage) -> None:
    hours = {"weekdays": ["WE"], "opens": time(10), "closes": time(19)}
    event(index, factories.venue(opening_hours=[("hours", hours)]))
    (status,) = shown(client, index).select(".wcs-place__hours")
    assert words(status) == "Open today until 7 p.m."


def test_a_place_counts_its_dates_and_names_the_next(
    client: Client, index: EventIndexPage
) -> None:
    venue = factories.venue()
    event(index, venue, factories.TODAY - timedelta(days=9), TOMORROW, title="Organ")
    event(index, venue, TOMORROW + timedelta(days=1), title="Voice")
    (place,) = shown(client, index).select(".wcs-place")
    assert "Next: Organ, Thursday 26 November, 8–10 p.m." in words(place)
    link = place.select_one(".wcs-place__links a")
    assert words(link).startswith("2 dates here")
    assert link["href"] == f"{index.url}?place={venue.translation_key}"


def test_only_places_that_one_can_go_to_are_listed(
    client: Client, index: EventIndexPage
) -> None:
    event(index, factories.venue(name="Kept"))
    event(index, factories.venue(name="Online"), attendance="online")
    event(index, factories.venue(name="Moved"), state="moved_online")
    event(index, factories.venue(name="Off"), state="cancelled")
    event(index, factories.venue(name="Over"), factories.TODAY - timedelta(days=1))
    event(index, factories.venue(name="Draft"), live=False)
    event(index, None)
    assert names(shown(client, index)) == ["Kept"]


def test_places_are_grouped_by_town(client: Client, index: EventIndexPage) -> None:
    for name, town in [("B", "Zwin"), ("É", "Auray"), ("D", "Auray"), ("A", "")]:
        event(index, factories.venue(name=name, locality=town))
    soup = shown(client, index)
    towns = [title.text for title in soup.select(".wcs-section__title")]
    assert towns == ["Auray", "Zwin", "Other places"]
    assert names(soup) == ["D", "É", "B", "A"]


def test_a_place_has_the_words_of_the_page(
    client: Client, index: EventIndexPage
) -> None:
    venue = factories.venue(name="Boatmen’s Chapel")
    bare = factories.venue(name="Tower", locality="")
    french = factories.twin(index, "fr")
    pages = event(index, venue), event(index, bare)
    twin = venue.copy_for_translation(factories.locale("fr"))
    twin.name = "Chapelle des Mariniers"
    twin.save()
    for page in pages:
        factories.twin(page, "fr")
    soup = shown(client, french)
    assert names(soup) == ["Chapelle des Mariniers", "Tower"]
    langs = [one.get("lang") for one in soup.select(".wcs-place__words")]
    assert langs == [None, "en"]


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        (
            {"latitude": "47.2113", "longitude": "-1.5601"},
            "https://www.openstreetmap.org/directions?from=&to=47.211300,-1.560100",
        ),
        (
            {},
            "https://www.openstreetmap.org/search"
            "?query=3+quai+des+Brumes%2C+44000+Port-aux-Quais",
        ),
    ],
)
def test_the_way_there_is_a_plain_link(
    client: Client, index: EventIndexPage, fields: dict[str, Any], address: str
) -> None:
    event(index, factories.venue(**fields))
    links = shown(client, index).select(".wcs-place__links a")
    assert links[-1]["href"] == address


def test_no_map_without_tiles_or_positions(
    client: Client, index: EventIndexPage, settings: Any
) -> None:
    event(index, factories.venue(latitude="47.2", longitude="-1.5"))
    assert not shown(client, index).select("[data-wcs-map]")
    Venue.objects.update(latitude=None)
    settings.CULTURE_SOCIAL_MAP_TILES = TILES
    assert not shown(client, index).select("[data-wcs-map]")


def test_the_map_waits_and_names_the_server_of_its_tiles(
    client: Client, index: EventIndexPage, settings: Any
) -> None:
    settings.CULTURE_SOCIAL_MAP_TILES = TILES
    event(index, factories.venue(latitude="47.2", longitude="-1.5"))
    soup = shown(client, index)
    (box,) = soup.select("[data-wcs-map]")
    assert box.has_attr("hidden")
    assert "tile.example.org" in words(box)
    assert box["data-wcs-attribution"] == TILES["attribution"]
    assert soup.select_one(".wcs-place")["data-wcs-latitude"] == "47.200000"
    loaded = soup.select("script[src], link[rel=stylesheet]")
    assert not [one for one in loaded if "leaflet" in str(one)]


def test_an_empty_programme_says_so(client: Client, index: EventIndexPage) -> None:
    soup = shown(client, index)
    assert "No event on site is planned at the moment." in words(soup)
    assert soup.select(f'.wcs-empty a[href="{index.url}"]')


def test_a_malicious_name_stays_text(client: Client, index: EventIndexPage) -> None:
    event(index, factories.venue(name='<b>"x" & y</b>'))
    assert names(shown(client, index)) == ['<b>"x" & y</b>']


def test_thirty_places_ask_no_more_than_three(
    client: Client, index: EventIndexPage
) -> None:
    def queries() -> int:
        shown(client, index)
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            shown(client, index)
        return len(captured)

    for number in range(3):
        event(index, factories.venue(name=f"Place {number}"))
    few = queries()
    for number in range(3, 30):
        event(index, factories.venue(name=f"Place {number}"))
    assert queries() == few
    assert len(names(shown(client, index))) == 30
