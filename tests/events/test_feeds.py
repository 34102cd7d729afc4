"""RSS, Atom and JSON Feed of a programme: each event at its next date."""

from datetime import date, time
from typing import Any

import feedparser
import pytest
from django.test import Client
from wagtail.models import Site

from tests import factories
from tests.events.subscribed import (
    FRIDAY,
    address,
    change,
    evening,
    evenings,
    event,
    mixed_programme,
    programme,
    weekly,
)
from tests.pages.test_queries import queries
from wagtail_culture_social.models.settings import SocialSettings
from wagtail_culture_social.pages.models import EventIndexPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BUDGET = 12
NAMES = {
    "feed": "application/rss+xml; charset=utf-8",
    "feed_atom": "application/atom+xml; charset=utf-8",
    "feed_json": "application/feed+json",
}
every_form = pytest.mark.parametrize("name", NAMES)
xml_forms = pytest.mark.parametrize("name", ["feed", "feed_atom"])


@pytest.fixture
def index() -> EventIndexPage:
    return programme()


def read(client: Client, page: Any, query: str = "", name: str = "feed_json") -> Any:
    answer = client.get(address(name, page, query))
    assert answer.status_code == 200
    assert answer["Content-Type"] == NAMES[name]
    if name == "feed_json":
        return answer.json()
    return feedparser.parse(answer.content)


def titles(client: Client, page: Any, query: str = "") -> list[str]:
    return [item["title"] for item in read(client, page, query)["items"]]


@xml_forms
@pytest.mark.parametrize("language", ["en", "fr"])
def test_feed_parser_finds_no_fault(client: Client, name: str, language: str) -> None:
    index = mixed_programme()
    if language == "fr":
        french = factories.twin(index, "fr", title="Agenda ; « l’été »")
        for page in index.get_children().specific():
            factories.twin(page, "fr")
        index = french
    found = read(client, index, name=name)
    assert found.bozo == 0
    assert found.feed.language == language
    assert len(found.entries) == 5
    for entry in found.entries:
        assert entry.id.startswith("urn:uuid:")
        assert entry.link.startswith("http")
        assert entry.published_parsed


@xml_forms
def test_hostile_words_are_words(
    client: Client, index: EventIndexPage, name: str
) -> None:
    event(index, title="<b>]]>&\x0b\r\nLine", summary="</item>\x00")
    found = read(client, index, name=name)
    assert found.bozo == 0
    assert found.entries[0].title_detail.value == "<b>]]>& Line"


@every_form
def test_empty_programme_has_an_empty_feed(
    client: Client, index: EventIndexPage, name: str
) -> None:
    found = read(client, index, name=name)
    assert not found["items" if name == "feed_json" else "entries"]
    url = address(name, index)
    assert client.get(url).content == client.get(url).content


def test_item_says_when_where_and_what(client: Client, index: EventIndexPage) -> None:
    page = event(
        index,
        evening(FRIDAY),
        title="Organ and Voice",
        summary="Four women composers.",
        venue=factories.venue(),
        hashtags=["#Orgue"],
        social_image=factories.picture(),
        date_notes=[("note", {"day": FRIDAY, "text": "With a guest"})],
    )
    (item,) = read(client, index)["items"]
    assert item["title"] == "Organ and Voice"
    assert item["url"] == page.get_full_url()
    assert item["content_text"] == (
        "Friday 18 December 2026, 8–10 p.m. · Chapelle des Mariniers · With a guest"
        " · Four women composers."
    )
    assert item["tags"] == ["Orgue"]
    assert item["image"].endswith(".jpg")
    assert item["date_modified"] == "2026-11-25T17:00:00+00:00"


def test_item_speaks_the_language_of_its_page(
    client: Client, index: EventIndexPage
) -> None:
    place = factories.venue("en", name="Chapel")
    twin = place.copy_for_translation(factories.locale("fr"))
    twin.name = "Chapelle"
    twin.save()
    french = factories.twin(index, "fr", title="Agenda")
    page = event(index, venue=place, state="cancelled")
    factories.twin(page, "fr", title="Voix et orgue")
    (item,) = read(client, french)["items"]
    assert item["title"] == "Annulé\xa0: Voix et orgue"
    assert item["content_text"] == (
        "vendredi 18 décembre 2026, de 20\xa0h à 22\xa0h · Chapelle"
    )


def test_online_event_says_so(client: Client, index: EventIndexPage) -> None:
    event(index, attendance="online", venue=factories.venue())
    (item,) = read(client, index)["items"]
    assert item["content_text"].endswith(" · Online")


def test_enclosure_of_rss_and_atom_is_the_share_card(
    client: Client, index: EventIndexPage
) -> None:
    event(index, social_image=factories.picture())
    for name in ("feed", "feed_atom"):
        (enclosure,) = read(client, index, name=name).entries[0].enclosures
        assert enclosure.type == "image/jpeg"
        assert int(enclosure.length) > 100


def test_event_is_told_once_at_its_next_date(
    client: Client, index: EventIndexPage, settings: Any
) -> None:
    event(
        index,
        weekly(date(2026, 12, 5), 4),
        change(date(2026, 12, 12), "cancelled"),
        title="Story hour",
    )
    event(index, evening(date(2026, 12, 11)), title="Concert")
    event(index, evening(date(2026, 11, 20)), title="Over")
    assert titles(client, index) == ["Story hour", "Concert"]
    settings.CULTURE_SOCIAL_NOW = "2026-12-05T16:59:59+01:00"
    assert titles(client, index) == ["Story hour", "Concert"]
    settings.CULTURE_SOCIAL_NOW = "2026-12-05T17:00:00+01:00"
    assert titles(client, index) == ["Concert", "Cancelled: Story hour"]


def test_item_keeps_its_identity(client: Client, index: EventIndexPage) -> None:
    page = event(index)
    (before,) = read(client, index)["items"]
    page.slug, page.title = "elsewhere", "Another title"
    page.schedule = [evening(date(2027, 1, 8))]
    page = factories.publish(page)
    factories.twin(page, "fr")
    (after,) = read(client, index)["items"]
    (french,) = read(client, page.get_translations().get().get_parent())["items"]
    assert after["id"] == before["id"] != french["id"]
    assert after["url"] != before["url"]


def test_feed_of_a_filtered_view_takes_the_query_of_the_page(
    client: Client, index: EventIndexPage
) -> None:
    event(index, title="Concert", event_type="concert")
    event(index, title="Talk", event_type="lecture", audiences="families")
    assert titles(client, index, "type=concert") == ["Concert"]
    assert titles(client, index, "audience=families") == ["Talk"]
    assert titles(client, index, "period=today") == []
    feed = read(client, index, "page=2&type=concert")
    assert feed["title"] == "Programme (Concert)"
    assert feed["feed_url"].endswith(address("feed_json", index, "type=concert"))
    assert feed["home_page_url"] == f"{index.get_full_url()}?type=concert"


def test_feeds_ask_no_more_for_sixty_than_for_five(
    client: Client, index: EventIndexPage
) -> None:
    SocialSettings.objects.create(site=Site.objects.get())

    def asked() -> list[int]:
        return [queries(client, address(name, index)) for name in NAMES]

    evenings(index, range(5))
    few = asked()
    evenings(index, range(5, 60))
    assert asked() == few
    assert max(few) <= BUDGET


@every_form
def test_feed_is_not_sent_again(
    client: Client, index: EventIndexPage, name: str
) -> None:
    page = event(index)
    url = address(name, index)
    first = client.get(url)
    known = {"If-None-Match": first["ETag"]}
    again = client.get(url, headers=known)
    assert (again.status_code, again.content) == (304, b"")
    page.unpublish()
    assert client.get(url, headers=known).status_code == 200


@every_form
def test_feed_may_be_read_by_other_sites(
    client: Client, index: EventIndexPage, name: str
) -> None:
    answer = client.get(address(name, index))
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cache-Control"] == "public, max-age=900"


def test_head_of_the_page_names_every_feed(
    client: Client, index: EventIndexPage
) -> None:
    html = client.get(index.url).content.decode()
    kinds = {
        "feed": "application/rss+xml",
        "feed_atom": "application/atom+xml",
        "feed_json": "application/feed+json",
        "programme_ics": "text/calendar",
    }
    for name, kind in kinds.items():
        link = f'type="{kind}" title="Programme" href="{address(name, index)}"'
        assert f'<link rel="alternate" {link}>' in html


def test_all_day_and_long_events_have_their_days(
    client: Client, index: EventIndexPage
) -> None:
    event(index, factories.on(FRIDAY, end_date=date(2027, 3, 1)), title="Exhibition")
    event(index, factories.on(date(1987, 5, 1), permanent=True), title="Collection")
    event(index, factories.on(FRIDAY, time(20)), title="No end")
    found = {i["title"]: i["content_text"] for i in read(client, index)["items"]}
    assert found == {
        "Exhibition": "18 December 2026 – 1 March 2027",
        "Collection": "from 1 May 1987",
        "No end": "Friday 18 December 2026, 8 p.m.",
    }
