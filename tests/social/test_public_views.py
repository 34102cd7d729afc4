"""The one guard of calendar files and feeds: who may read what, and in which form."""

from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.http import Http404
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests import factories
from tests.surfaces import calendar_of, feed_items, next_month
from wagtail_culture_social.models import Occurrence
from wagtail_culture_social.pages.models import (
    EventIndexPage,
    EventPage,
)
from wagtail_culture_social.social.views import guarded, live_pages

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

OF_AN_EVENT = ["event_ics"]
OF_AN_INDEX = ["feed", "feed_atom", "feed_json", "programme_ics", "programme_json"]


@pytest.fixture
def index() -> EventIndexPage:
    return factories.add_page(EventIndexPage, factories.home(), title="Programme")


@pytest.fixture
def event(index: EventIndexPage) -> EventPage:
    return factories.add_page(
        EventPage,
        index,
        title="Organ and Voice",
        summary="Four women composers.",
        schedule=[next_month()],
        venue=factories.venue(),
        social_image=factories.picture(),
        hashtags=["#Orgue"],
    )


def address(page: Page) -> str:
    return addresses(page)[0]


def addresses(page: Page) -> list[str]:
    """Every address of a page: that of the event, or those of an index."""
    is_event = isinstance(page.specific, EventPage)
    names = OF_AN_EVENT if is_event else OF_AN_INDEX
    found = [reverse(f"wagtail_culture_social:{n}", args=[page.pk]) for n in names]
    if is_event:
        dates = Occurrence.objects.filter(page=page)
        found += [found[0].replace("event", one.recurrence_id) for one in dates]
    return found


def statuses(client: Client, *pages: Page) -> set[int]:
    return {
        client.get(address).status_code for page in pages for address in addresses(page)
    }


def test_public_pages_answer(client: Client, event: EventPage) -> None:
    assert statuses(client, event, event.get_parent()) == {200}


def test_unknown_page(client: Client, event: EventPage) -> None:
    for name in OF_AN_EVENT + OF_AN_INDEX:
        url = reverse(f"wagtail_culture_social:{name}", args=[999_999_999])
        assert client.get(url).status_code == 404


def test_draft(client: Client, index: EventIndexPage) -> None:
    draft = factories.add_page(EventPage, index, live=False)
    other = factories.add_page(EventIndexPage, factories.home(), live=False)
    assert statuses(client, draft, other) == {404}


def test_unpublished(client: Client, event: EventPage) -> None:
    index = event.get_parent()
    event.unpublish()
    assert statuses(client, event) == {404}
    assert not feed_items(client, index)
    index.unpublish()
    assert statuses(client, index) == {404}


def test_expired_before_the_periodic_command_ran(
    client: Client, event: EventPage
) -> None:
    past = datetime.fromisoformat(factories.NOW) - timedelta(minutes=1)
    Page.objects.filter(pk=event.pk).update(expire_at=past)
    assert statuses(client, event) == {404}


def test_published_later(client: Client, index: EventIndexPage) -> None:
    page = factories.add_page(EventPage, index, live=False)
    page.go_live_at = datetime(2099, 1, 1, tzinfo=UTC)
    page.save_revision().publish()
    assert statuses(client, page) == {404}


@pytest.mark.parametrize(
    "restriction",
    [
        {"restriction_type": "login"},
        {"restriction_type": "password", "password": "quays"},
    ],
)
@pytest.mark.parametrize("generation", ["the page", "its parent", "its grandparent"])
def test_private(
    client: Client, event: EventPage, restriction: dict[str, str], generation: str
) -> None:
    index = event.get_parent()
    closed = {
        "the page": event,
        "its parent": index,
        "its grandparent": index.get_parent(),
    }[generation]
    closed.view_restrictions.create(**restriction)
    assert statuses(client, event) == {404}
    if closed != event:
        assert statuses(client, index) == {404}
    else:
        assert not feed_items(client, index)


def test_an_alias_is_as_private_as_its_source(client: Client, event: EventPage) -> None:
    """Nobody sees it in the paths: neither page nor alias is above the other."""
    index = event.get_parent().specific
    alias = index.create_alias(parent=factories.home(), update_slug="again")
    below = factories.add_page(EventPage, alias, title="Below")
    assert statuses(client, alias, below) == {200}
    index.view_restrictions.create(restriction_type="login")
    assert statuses(client, alias, below) == {404}


def test_signed_in_reader_of_a_private_section(
    client: Client, event: EventPage
) -> None:
    index = event.get_parent()
    index.view_restrictions.create(restriction_type="login")
    client.force_login(User.objects.create_user("reader"))
    assert list(feed_items(client, index)) == [event.get_full_url()]
    assert "Organ and Voice" in client.get(index.url).content.decode()


def test_page_outside_every_site(client: Client) -> None:
    root = Page.objects.get(depth=1)
    lost = factories.add_page(EventPage, root, title="Lost")
    assert statuses(client, lost) == {404}


def test_calendar_of_a_page_that_is_no_event(client: Client) -> None:
    url = reverse("wagtail_culture_social:event_ics", args=[factories.home().pk])
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_only_reading(client: Client, event: EventPage, method: str) -> None:
    for url in addresses(event) + addresses(event.get_parent()):
        assert getattr(client, method)(url).status_code == 405


def test_head(client: Client, event: EventPage) -> None:
    for url in addresses(event) + addresses(event.get_parent()):
        answer = client.head(url)
        assert (answer.status_code, b"".join(answer)) == (200, b"")


def test_calendar_holds_the_event(client: Client, event: EventPage) -> None:
    calendar = calendar_of(client, event)
    (entry,) = calendar.walk("VEVENT")
    assert str(entry["SUMMARY"]) == "Organ and Voice"
    assert entry["DTSTART"].dt.isoformat() == "2026-12-18T20:00:00+01:00"
    assert entry["DTEND"].dt.isoformat() == "2026-12-18T22:00:00+01:00"
    assert str(entry["URL"]) == event.get_full_url()
    assert "Chapelle des Mariniers" in str(entry["LOCATION"])
    assert calendar.walk("VTIMEZONE")


def test_calendar_file_speaks_the_language_of_the_page(
    client: Client, event: EventPage
) -> None:
    event.state = "cancelled"
    factories.publish(event)
    french = factories.twin(event, "fr", title="Voix et orgue")
    english_entry, french_entry = (
        calendar_of(client, page).walk("VEVENT")[0] for page in (event, french)
    )
    assert str(french_entry["SUMMARY"]) == "Annulé\xa0: Voix et orgue"
    assert french_entry["UID"] == english_entry["UID"]
    assert french_entry["SEQUENCE"] == english_entry["SEQUENCE"] == 1


def test_calendar_is_served_as_one(client: Client, event: EventPage) -> None:
    answer = client.get(address(event))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert f"{event.slug}.ics" in answer["Content-Disposition"]
    assert answer["X-Robots-Tag"] == "noindex"


def test_feed_is_rss(client: Client, event: EventPage) -> None:
    answer = client.get(address(event.get_parent()))
    assert answer["Content-Type"] == "application/rss+xml; charset=utf-8"
    channel = ElementTree.fromstring(answer.content).find("channel")
    assert channel is not None
    assert channel.findtext("language") == "en"
    assert channel.findtext("title", "").startswith("Programme")
    (item,) = channel.iter("item")
    assert item.findtext("title") == "Organ and Voice"
    assert "18 December" in item.findtext("description", "")
    assert [tag.text for tag in item.iter("category")] == ["Orgue"]
    enclosure = item.find("enclosure")
    assert enclosure is not None
    assert enclosure.attrib["type"] == "image/jpeg"
    assert enclosure.attrib["url"].startswith("http")
    assert int(enclosure.attrib["length"]) > 100


def test_a_page_that_is_deleted_while_it_is_asked_for_is_not_found(
    rf: Any, event: EventPage
) -> None:
    page = live_pages().get(pk=event.pk)
    event.delete()
    with pytest.raises(Http404):
        guarded(rf.get("/"), page)
