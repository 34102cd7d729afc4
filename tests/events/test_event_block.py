"""Events on any page: in its language, public, of its site, and few queries."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction, Site

from tests import factories
from tests.testapp.models import PlainPage
from wagtail_culture_social.events.event_blocks import EventBlock, EventsBlock
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

pytestmark = pytest.mark.django_db

TOMORROW = factories.TODAY + timedelta(days=1)


@pytest.fixture
def index() -> EventIndexPage:
    return factories.add_page(EventIndexPage, factories.home(), title="Programme")


@pytest.fixture
def welcome() -> PlainPage:
    """A page of the site's own, which knows nothing of us."""
    return factories.add_page(PlainPage, factories.home(), title="Welcome")


def event(parent: Page, title: str, *days: date, **fields: Any) -> EventPage:
    dates = [factories.on(day, time(20)) for day in days or (TOMORROW,)]
    return factories.add_page(EventPage, parent, title=title, schedule=dates, **fields)


def rendered(block: Any, page: Page | None, **values: Any) -> BeautifulSoup:
    context = {"page": page, "request": RequestFactory().get("/")} if page else {}
    html = block.render(block.normalize(values), context)
    return BeautifulSoup(html, "html.parser")


def titles(soup: BeautifulSoup) -> list[str]:
    return [title.text for title in soup.select(".wcs-row__title")]


def test_the_next_events_stand_in_order(
    index: EventIndexPage, welcome: PlainPage
) -> None:
    event(index, "Later", TOMORROW + timedelta(days=9))
    event(index, "Soon")
    event(index, "Over", factories.TODAY - timedelta(days=1))
    soup = rendered(EventsBlock(), welcome, heading="Come and see")
    assert titles(soup) == ["Soon", "Later"]
    assert soup.h2.text == "Come and see"


def test_an_event_of_many_dates_stands_once(
    index: EventIndexPage, welcome: PlainPage
) -> None:
    days = [factories.TODAY + timedelta(days=n) for n in (1, 8, 15)]
    event(index, "Story hour", *days)
    event(index, "Organ", days[1])
    soup = rendered(EventsBlock(), welcome)
    assert titles(soup) == ["Story hour", "Organ"]
    assert "Thursday 26 November" in soup.select_one(".wcs-row").text


def test_only_events_of_the_page_s_language_are_shown(
    index: EventIndexPage, welcome: PlainPage
) -> None:
    factories.twin(event(index, "Organ"), "fr", title="Orgue")
    french = factories.twin(welcome, "fr", title="Bienvenue")
    assert titles(rendered(EventsBlock(), welcome)) == ["Organ"]
    soup = rendered(EventsBlock(), french)
    assert titles(soup) == ["Orgue"]
    assert "jeudi 26 novembre" in soup.text


def test_only_what_everybody_may_read_is_shown(
    index: EventIndexPage, welcome: PlainPage
) -> None:
    event(index, "Kept")
    event(index, "Draft", live=False)
    gone = event(index, "Unpublished")
    gone.unpublish()
    members = factories.add_page(EventIndexPage, factories.home(), title="Members")
    event(members, "Secret")
    restriction = PageViewRestriction.objects.create(
        page=members, restriction_type="groups"
    )
    restriction.groups.add(Group.objects.create(name="Members"))
    assert titles(rendered(EventsBlock(), welcome)) == ["Kept"]


def test_events_of_another_site_stay_there(
    index: EventIndexPage, welcome: PlainPage
) -> None:
    root = Page.objects.get(depth=1)
    other = factories.add_page(PlainPage, root, title="Other")
    Site.objects.create(hostname="other.example.org", root_page=other)
    programme = factories.add_page(EventIndexPage, other, title="Their programme")
    event(programme, "Theirs")
    event(index, "Ours")
    assert titles(rendered(EventsBlock(), welcome)) == ["Ours"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"period": "weekend"}, ["Talk"]),
        ({"type": ["concert", "workshop"]}, ["Organ"]),
        ({"audience": ["families"]}, ["Talk"]),
        ({"free": True}, ["Organ"]),
        ({"limit": 1}, ["Organ"]),
        ({"type": [], "audience": None, "limit": None}, ["Organ", "Talk"]),
    ],
)
def test_filters_narrow_the_choice(
    index: EventIndexPage,
    welcome: PlainPage,
    values: dict[str, Any],
    expected: list[str],
) -> None:
    event(index, "Organ", TOMORROW, event_type="concert", price=0)
    saturday = date(2026, 11, 28)
    event(index, "Talk", saturday, event_type="lecture", audiences="families", price=5)
    assert titles(rendered(EventsBlock(), welcome, **values)) == expected


def test_a_place_narrows_in_every_language(
    index: EventIndexPage, welcome: PlainPage
) -> None:
    venue = factories.venue()
    twin = venue.copy_for_translation(factories.locale("fr"))
    twin.save()
    event(index, "Here", venue=venue)
    event(index, "Elsewhere", venue=factories.venue(name="Tower"))
    for place in (venue, twin):
        assert titles(rendered(EventsBlock(), welcome, place=place)) == ["Here"]


@pytest.mark.parametrize("with_page", [True, False])
def test_without_events_a_sentence_says_so_or_nothing_does(
    welcome: PlainPage, with_page: bool
) -> None:
    around = welcome if with_page else None
    soup = rendered(EventsBlock(), around)
    assert "Nothing is planned at the moment." in soup.text
    assert rendered(EventsBlock(), around, hide_when_empty=True).text.strip() == ""


def test_a_list_without_a_heading_has_one_for_screen_readers(
    index: EventIndexPage, welcome: PlainPage
) -> None:
    event(index, "Organ")
    assert rendered(EventsBlock(), welcome).select_one("h2.wcs-unseen").text == "Events"


def test_one_event_is_shown_in_the_language_of_the_page(
    index: EventIndexPage, welcome: PlainPage
) -> None:
    chosen = event(index, "Organ", TOMORROW, TOMORROW + timedelta(days=7))
    factories.twin(chosen, "fr", title="Orgue")
    french = factories.twin(welcome, "fr", title="Bienvenue")
    assert titles(rendered(EventBlock(), welcome, event=chosen)) == ["Organ"]
    assert titles(rendered(EventBlock(), french, event=chosen)) == ["Orgue"]


@pytest.mark.parametrize("fate", ["over", "unpublished", "deleted", "elsewhere"])
def test_an_event_that_is_not_to_come_leaves_a_sentence(
    index: EventIndexPage, welcome: PlainPage, fate: str
) -> None:
    day = factories.TODAY - timedelta(days=1) if fate == "over" else TOMORROW
    chosen: Any = event(index, "Organ", day)
    if fate == "unpublished":
        chosen.unpublish()
    if fate == "elsewhere":
        welcome = factories.twin(welcome, "fr", title="Bienvenue")
    values = {"event": None if fate == "deleted" else chosen}
    soup = rendered(EventBlock(), welcome, **values)
    assert titles(soup) == []
    assert soup.select(".wcs-empty")
    assert not rendered(
        EventBlock(), welcome, **values, hide_when_empty=True
    ).text.strip()


def test_only_pages_of_events_can_be_chosen() -> None:
    models = EventBlock().child_blocks["event"].target_models
    assert EventPage in models
    assert all(hasattr(model, "event_facts") for model in models)
    assert not {PlainPage, EventIndexPage} & set(models)


def test_the_block_works_in_a_body(client: Any, index: EventIndexPage) -> None:
    host = event(index, "Host")
    event(index, "Organ", TOMORROW + timedelta(days=1))
    host.body = [("events", {"heading": "Next"}), ("event", {"event": host})]
    factories.publish(host)
    answer = client.get(host.url)
    soup = BeautifulSoup(answer.content, "html.parser")
    assert titles(soup) == ["Host", "Organ", "Host"]


def cost(block: Any, value: Any, welcome: PlainPage) -> tuple[int, str]:
    """Queries of a block on a page, and what it shows."""
    request = RequestFactory().get("/")
    context = {"page": welcome, "request": request}
    block.render(value, context)  # makes the pictures
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        html = block.render(value, context)
    return len(captured), html


@pytest.mark.parametrize("number", [3, 12])
def test_a_list_costs_three_queries(
    index: EventIndexPage, welcome: PlainPage, number: int
) -> None:
    for one in range(number):
        event(index, f"Event {one}", social_image=factories.picture())
    block = EventsBlock()
    queries, html = cost(block, block.normalize({"limit": 12}), welcome)
    assert html.count('class="wcs-row ') == number
    assert queries == 3


def test_one_event_costs_three_queries_once_it_is_chosen(
    index: EventIndexPage, welcome: PlainPage
) -> None:
    chosen = event(index, "Organ", social_image=factories.picture())
    block = EventBlock()
    queries, html = cost(block, block.normalize({"event": chosen}), welcome)
    assert "Organ" in html
    assert queries == 3
