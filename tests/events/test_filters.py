"""What a visitor may narrow a programme by, and how an address says it."""

from datetime import date, time
from typing import Any
from urllib.parse import parse_qs

import pytest
from django.http import QueryDict
from django.test import Client
from wagtail.models import Page

from tests import factories
from tests.events.programmes import event, look, programme, titles, words
from wagtail_culture_social.events.filters import FilterForm, TopicForm, span_of

pytestmark = pytest.mark.django_db

FRIDAY = date(2026, 12, 4)


@pytest.fixture
def index() -> Page:
    return programme()


def asked(query: str) -> FilterForm:
    return FilterForm.of(QueryDict(query))


def at(hour: int, day: date = FRIDAY) -> tuple:
    return factories.on(day, time(hour))


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 29)),
        (date(2026, 11, 28), date(2026, 11, 28), date(2026, 11, 29)),
        (date(2026, 11, 29), date(2026, 11, 29), date(2026, 11, 29)),
        (date(2026, 11, 30), date(2026, 12, 5), date(2026, 12, 6)),
    ],
)
def test_weekend_is_the_one_that_runs_or_comes(
    today: date, first: date, last: date
) -> None:
    assert span_of("weekend", today) == (first, last)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("type=concert", ["Concert"]),
        ("type=concert&type=workshop", ["Concert", "Workshop"]),
        ("audience=children", ["Workshop"]),
        ("age=5", ["Concert", "Talk"]),
        ("age=8", ["Concert", "Workshop", "Talk"]),
        ("access=hi", ["Concert", "Talk"]),
        ("access=hi&access=mi", ["Talk"]),
        ("free=on", ["Workshop"]),
        ("where=online", ["Talk", "Stream"]),
        ("where=on_site", ["Concert", "Workshop", "Talk"]),
        ("period=today", []),
        ("first=2026-12-05", ["Stream"]),
        ("last=2026-12-04", ["Concert", "Workshop", "Talk"]),
        ("first=2026-12-05&last=2026-12-05", ["Stream"]),
    ],
)
def test_list_is_narrowed(
    client: Client, index: Page, query: str, expected: list[str]
) -> None:
    hall = factories.venue(accessibility="mi")
    event(index, "Concert", at(10), event_type="concert", price=8, accessibility="hi")
    event(
        index,
        "Workshop",
        at(11),
        event_type="workshop",
        audiences="children",
        age_min=7,
        age_max=12,
        price=0,
    )
    event(index, "Talk", at(12), attendance="mixed", venue=hall, accessibility="hi vi")
    saturday = date(2026, 12, 5)
    event(index, "Stream", at(9, saturday), attendance="online", age_min=18)
    assert titles(look(client, index, f"?{query}")) == expected


@pytest.mark.parametrize(
    "query",
    [
        "period=yesterday",
        "first=31/02/2026",
        "last=9999-99-99",
        "type=opera",
        "age=-1",
        "age=many",
        "place=here",
        "page=0",
        "page=99999999999999999999",
        "page=two",
        "unknown=1",
    ],
)
def test_nonsense_in_an_address_is_passed_over(
    client: Client, index: Page, query: str
) -> None:
    event(index, "Concert", at(10))
    assert titles(look(client, index, f"?{query}")) == ["Concert"]


@pytest.mark.parametrize("query", ["first=0001-01-01", "last=9999-12-31", "age=120"])
def test_edges_of_the_calendar_are_no_error(
    client: Client, index: Page, query: str
) -> None:
    event(index, "Concert", at(10))
    assert titles(look(client, index, f"?{query}")) == ["Concert"]


def test_same_choice_has_one_address() -> None:
    one, other = asked("free=on&type=concert&age=0"), asked("age=0&type=concert&free=1")
    assert one.query == other.query == "type=concert&age=0&free=on"
    assert not asked("free=&type=&period=").is_narrowed


def test_views_of_other_days_keep_what_is_asked_of_the_topic() -> None:
    form = asked("period=weekend&free=on&first=2026-12-01")
    assert form.topic_query == "free=on"
    assert TopicForm.of(QueryDict("period=weekend&free=on")).query == "free=on"


@pytest.mark.parametrize(
    ("period", "first", "last", "expected"),
    [
        ("week", "", "", (date(2026, 11, 25), date(2026, 12, 1))),
        ("", "2026-12-01", "", (date(2026, 12, 1), None)),
        ("week", "2026-11-30", "2026-12-31", (date(2026, 11, 30), date(2026, 12, 1))),
    ],
)
def test_days_are_those_that_all_filters_of_time_leave(
    period: str, first: str, last: str, expected: tuple
) -> None:
    form = asked(f"period={period}&first={first}&last={last}")
    assert form.days() == expected


def test_each_filter_can_be_lifted_by_a_link(client: Client, index: Page) -> None:
    event(index, "Concert", at(10), event_type="concert", price=0)
    query = "type=concert&type=workshop&age=8&free=on&first=2026-12-01"
    soup = look(client, index, f"?{query}")
    links = soup.select(".wcs-chosen__link")
    assert words(soup, ".wcs-chosen__link") == [
        "Remove the filter From 1 December 2026 ×",
        "Remove the filter Concert ×",
        "Remove the filter Workshop ×",
        "Remove the filter Age: 8 ×",
        "Remove the filter Free admission ×",
    ]
    left = parse_qs(links[1]["href"].partition("?")[2])
    assert left == parse_qs("type=workshop&age=8&free=on&first=2026-12-01")
    assert soup.select_one(".wcs-chosen__all")["href"] == index.url
    assert {tuple(link["rel"]) for link in links} == {("nofollow",)}


def test_form_shows_what_is_chosen(client: Client, index: Page) -> None:
    query = "period=weekend&type=concert&free=on&where=online&age=0&first=2026-12-01"
    soup = look(client, index, f"?{query}")
    assert soup.select_one(".wcs-filters").has_attr("open")
    checked = [tag["name"] for tag in soup.select("form input[checked]")]
    assert checked == ["type", "free"]
    chosen = [tag["value"] for tag in soup.select("form option[selected]")]
    assert chosen == ["weekend", "online"]
    assert soup.select_one("input[name=first]")["value"] == "2026-12-01"
    assert soup.select_one("input[name=age]")["value"] == "0"
    assert not look(client, index).select_one(".wcs-filters").has_attr("open")


def test_every_field_of_the_form_has_a_label(client: Client, index: Page) -> None:
    soup = look(client, index)
    fields = soup.select("form :is(input, select)")
    assert len(fields) > 30
    assert [tag for tag in fields if tag.find_parent("label") is None] == []
    groups = soup.select("form fieldset")
    assert all(group.find("legend", recursive=False) for group in groups)


def test_places_of_what_comes_are_offered_in_the_language_of_the_page(
    client: Client, index: Page
) -> None:
    hall, gone = factories.venue(name="Hall"), factories.venue(name="Gone")
    factories.venue(name="Unused")
    other = hall.copy_for_translation(factories.locale("fr"))
    other.name = "Salle des Quais"
    other.save()
    event(index, "Concert", at(10), venue=hall)
    event(index, "Talk", at(11), venue=factories.venue(name="Attic"))
    event(index, "Past", at(10, date(2026, 11, 1)), venue=gone)
    factories.twin(index, "fr")
    for page in index.get_children().specific():
        factories.twin(page, "fr")
    french = index.get_translations().get()
    assert words(look(client, index), "[name=place] option") == [
        "All places",
        "Attic",
        "Hall",
    ]
    french_names = words(look(client, french), "[name=place] option")
    assert french_names[1:] == ["Attic", "Salle des Quais"]
    key = hall.translation_key
    for page in (index, french):
        soup = look(client, page, f"?place={key}")
        assert titles(soup) == ["Concert"]
    assert "Salle des Quais" in words(soup, ".wcs-chosen__link")[0]
    month = look(client, french, f"month/2026/12/?place={key}")
    assert "Salle des Quais" in words(month, ".wcs-chosen__link")[0]


def test_filter_of_a_place_that_is_unknown_is_named_all_the_same(
    client: Client, index: Page
) -> None:
    key = "8f0f8ac2-6d8a-4d0a-8f55-2f3c11f7a001"
    soup = look(client, index, f"month/2026/12/?place={key}")
    assert words(soup, ".wcs-chosen__link") == ["Remove the filter Place ×"]


def test_event_moved_online_is_found_online(
    client: Client, index: Page, settings: Any
) -> None:
    event(index, "Talk", at(10), state="moved_online")
    assert titles(look(client, index, "?where=online")) == ["Talk"]
    assert titles(look(client, index, "?where=on_site")) == []
