"""The page of links: what editors chose, and what is on now, in the page's language."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Page

from tests import examples, factories
from tests.drafts import as_draft
from tests.pages.test_queries import queries
from tests.surfaces import json_ld_of
from wagtail_culture_social.pages import models as pages
from wagtail_culture_social.social import current
from wagtail_culture_social.social.link_blocks import LinkBlock

pytestmark = pytest.mark.django_db

BUDGET = 19
TICKETS = "https://tickets.example.org/"


def links_page(*links: dict[str, Any], **fields: Any) -> Page:
    values = {"title": "The Quays", **fields}
    blocks = [("link", link) for link in links]
    return factories.add_page(pages.LinksPage, factories.home(), links=blocks, **values)


def event(title: str, *dates: tuple, **fields: Any) -> Page:
    return factories.add_page(
        pages.EventPage, factories.home(), title=title, schedule=list(dates), **fields
    )


def evening(days: int) -> tuple:
    return factories.on(factories.TODAY + timedelta(days=days), time(20), time(22))


def soup(client: Client, page: Page) -> BeautifulSoup:
    answer = client.get(page.url)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def chosen(found: BeautifulSoup) -> dict[str, str]:
    links = found.select(".wcs-page > .wcs-links__list a")
    return {one.get_text(" ", strip=True): one["href"] for one in links}


def events(found: BeautifulSoup) -> list[str]:
    lines = found.select(".wcs-links__events .wcs-links__words")
    return [" ".join(line.get_text(" ").split()) for line in lines]


def test_chosen_links_keep_their_words_and_order(client: Client) -> None:
    tutorial = factories.add_page(pages.TutorialPage, factories.home(), title="Renew")
    page = links_page(
        {"title": "Renew a loan", "page": tutorial},
        {"title": "Tickets", "url": TICKETS, "picture": factories.picture()},
    )
    found = soup(client, page)
    assert chosen(found) == {
        "Renew a loan": tutorial.get_full_url(),
        "Tickets": TICKETS,
    }
    assert found.select_one(".wcs-links__picture")["alt"] == ""


def test_a_page_is_linked_in_the_language_of_the_page(client: Client) -> None:
    tutorial = factories.add_page(pages.TutorialPage, factories.home(), title="Renew")
    other = factories.add_page(pages.TutorialPage, factories.home(), title="Reserve")
    there = factories.twin(tutorial, "fr", title="Prolonger")
    page = links_page(
        {"title": "Renew a loan", "page": tutorial}, {"title": "Reserve", "page": other}
    )
    french = factories.twin(page, "fr")
    assert chosen(soup(client, french)) == {
        "Renew a loan": there.get_full_url(),
        "Reserve": other.get_full_url(),
    }


@pytest.mark.parametrize("hidden", ["draft", "private", "deleted"])
def test_what_is_not_public_is_not_linked(client: Client, hidden: str) -> None:
    secret = factories.add_page(
        pages.TutorialPage, factories.home(), live=hidden != "draft"
    )
    page = links_page({"title": "Secret", "page": secret})
    if hidden == "private":
        secret.view_restrictions.create(restriction_type="login")
    if hidden == "deleted":
        secret.delete()
    assert chosen(soup(client, page)) == {}


def test_what_is_on_now_stands_below(client: Client) -> None:
    event("Tomorrow", evening(1))
    event("In a month", evening(30))
    event("Over", evening(-2))
    first, last = date(2026, 9, 1), date(2027, 1, 3)
    event("All autumn", factories.on(first, end_date=last))
    event("Off", evening(2), state="cancelled")
    found = soup(client, links_page())
    assert events(found) == [
        "Tomorrow Thursday 26 November, 8–10 p.m.",
        "Off Friday 27 November, 8–10 p.m. Cancelled",
        "All autumn 1 September 2026 – 3 January 2027",
    ]
    assert found.select_one(".wcs-links__events s").get_text().startswith("Friday 27")


def test_the_day_of_a_running_campaign_can_be_copied(client: Client) -> None:
    campaign, french_campaign = examples.campaign()
    page = links_page()
    found = soup(client, page).select_one(".wcs-links__today")
    assert found.a["href"] == campaign.url
    copied = [button["data-wcs-copy"] for button in found.select("button")]
    assert copied == ["#BackstageMW", "#MuseumWeek"]
    found = soup(client, factories.twin(page, "fr")).select_one(".wcs-links__today")
    assert found.a["href"] == french_campaign.url
    assert found.button["data-wcs-copy"] == "#CoulissesMW"


@pytest.mark.parametrize(
    ("zone", "instant", "runs"),
    [
        ("Europe/Paris", "2026-11-22T23:30:00+00:00", True),
        ("America/Montreal", "2026-11-22T23:30:00+00:00", False),
        ("America/Montreal", "2026-11-30T03:00:00+00:00", True),
        ("Europe/Paris", "2026-11-30T03:00:00+00:00", False),
    ],
)
def test_a_campaign_runs_by_its_own_clock(
    client: Client, settings: Any, zone: str, instant: str, runs: bool
) -> None:
    campaign, _french = examples.campaign()
    campaign.time_zone = zone
    factories.publish(campaign)
    settings.CULTURE_SOCIAL_NOW = instant
    assert bool(soup(client, links_page()).select(".wcs-links__today")) == runs


def test_editors_may_leave_out_what_is_on(client: Client) -> None:
    examples.campaign()
    event("Tomorrow", evening(1))
    found = soup(client, links_page(shows_campaign=False, shows_events=False))
    assert not found.select(".wcs-links__today, .wcs-links__events")
    assert found.select_one(".wcs-empty")


def test_only_a_few_events_are_shown(client: Client) -> None:
    for number in range(current.MOST_EVENTS + 2):
        event(f"Event {number}", evening(1))
    assert len(events(soup(client, links_page()))) == current.MOST_EVENTS


def test_structured_data_list_the_links(client: Client) -> None:
    page = links_page({"title": "Tickets", "url": TICKETS})
    (node,) = json_ld_of(client.get(page.url).content.decode())
    assert node["@type"] == "CollectionPage"
    (item,) = node["mainEntity"]["itemListElement"]
    assert (item["position"], item["name"], item["url"]) == (1, "Tickets", TICKETS)


@pytest.mark.parametrize("both", [True, False])
def test_a_link_leads_to_one_place(both: bool) -> None:
    block = LinkBlock()
    page = factories.home()
    places = {"page": page, "url": TICKETS} if both else {}
    value = block.normalize({"title": "Tickets", **places})
    with pytest.raises(ValidationError):
        block.clean(value)
    with as_draft(block):
        assert block.clean(value)


def test_thirty_links_cost_no_more_than_three(client: Client) -> None:
    examples.campaign()
    for number in range(3):
        event(f"Event {number}", evening(1))
    targets = [
        factories.add_page(pages.TutorialPage, factories.home(), title=f"How {number}")
        for number in range(30)
    ]
    links = [
        {"title": one.title, "page": one, "picture": factories.picture(one.title)}
        for one in targets
    ]
    few = links_page(*links[:3])
    factories.twin(few, "fr")
    cost = queries(client, few.url)
    few.links = [("link", link) for link in links]
    many = factories.publish(few)
    assert many.depth == 3
    assert queries(client, many.url) == cost <= BUDGET
