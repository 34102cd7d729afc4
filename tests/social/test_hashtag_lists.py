"""What the page of a hashtag lists, in which order, and the ways that lead out."""

from datetime import time, timedelta
from typing import Any

import feedparser
import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Site

from tests import examples, factories
from tests.pages.test_queries import queries
from wagtail_culture_social.models import Hashtag, SocialSettings
from wagtail_culture_social.pages import models as pages
from wagtail_culture_social.social import hubs

pytestmark = pytest.mark.django_db

ON_THE_HUB, ON_A_HASHTAG, IN_A_FEED = 14, 15, 13


@pytest.fixture
def hub() -> Page:
    return factories.add_page(pages.HashtagHubPage, factories.home(), title="Hashtags")


@pytest.fixture
def night() -> Hashtag:
    return factories.hashtag("NuitDesMusées", en="MuseumNight", fr="NuitDesMusées")


def event(title: str, days: int, **fields: Any) -> Page:
    day = factories.TODAY + timedelta(days=days)
    return factories.add_page(
        pages.EventPage,
        factories.home(),
        title=title,
        schedule=[factories.on(day, time(20), time(22))],
        hashtags=["MuseumNight"],
        **fields,
    )


def tutorial(title: str) -> Page:
    tags = {"hashtags": ["MuseumNight"]}
    return factories.add_page(pages.TutorialPage, factories.home(), title=title, **tags)


def soup(client: Client, hub: Page, route: str) -> BeautifulSoup:
    answer = client.get(f"{hub.url}{route}")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def titles(page: BeautifulSoup) -> list[str]:
    return [one.get_text(strip=True) for one in page.select(".wcs-entry__title")]


def test_what_comes_stands_first_by_date_then_the_latest(
    client: Client, hub: Page, night: Hashtag
) -> None:
    event("Next week", 7)
    event("Long over", -300)
    tutorial("How to find us")
    event("Tomorrow", 1)
    found = soup(client, hub, f"{night.slug}/")
    assert titles(found) == ["Tomorrow", "Next week", "How to find us", "Long over"]
    when = [one.get_text(" ", strip=True) for one in found.select(".wcs-entry__when")]
    assert when == [
        "Thursday 26 November, 8–10 p.m.",
        "Wednesday 2 December, 8–10 p.m.",
    ]


def test_a_date_that_is_off_says_so(client: Client, hub: Page, night: Hashtag) -> None:
    event("By night", 1, state="cancelled")
    (line,) = soup(client, hub, f"{night.slug}/").select(".wcs-entry__when")
    assert line.s
    assert "Cancelled" in line.get_text()


def test_a_campaign_carries_its_hashtag_and_those_of_its_days(
    client: Client, hub: Page
) -> None:
    english, _french = examples.campaign()
    french_hub = factories.twin(hub, "fr", title="Mots-dièse")
    tags = {tag.name: tag for tag in Hashtag.objects.all()}
    for name in ("MuseumWeek", "BackstageMW"):
        assert titles(soup(client, hub, f"{tags[name].slug}/")) == [english.title]
    assert "#CoulissesMW" in soup(client, french_hub, "").get_text()
    listed = soup(client, hub, "").select(".wcs-hub__item")
    assert len(listed) == 1 + len(examples.DAY_TAGS)
    assert all("1 page" in one.get_text() for one in listed)


def test_a_page_counts_once_however_it_carries_the_hashtag(
    client: Client, hub: Page
) -> None:
    english, _french = examples.campaign()
    english.hashtags.add("MuseumWeek")
    factories.publish(english)
    row = soup(client, hub, "").find("a", string="#MuseumWeek").parent
    assert "1 page" in row.get_text(" ", strip=True)


def test_long_lists_have_pages(
    client: Client, hub: Page, night: Hashtag, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hubs, "PAGE_SIZE", 2)
    for number in range(5):
        event(f"Evening {number}", number)
    address = f"{hub.url}{night.slug}/"
    first = soup(client, hub, f"{night.slug}/")
    assert [a["href"] for a in first.select(".wcs-pager a")] == [f"{address}?page=2"]
    second = soup(client, hub, f"{night.slug}/?page=2")
    assert titles(second) == ["Evening 2", "Evening 3"]
    assert [a["href"] for a in second.select(".wcs-pager a")] == [
        address,
        f"{address}?page=3",
    ]
    assert client.get(f"{address}?page=4").status_code == 404
    assert titles(soup(client, hub, f"{night.slug}/?page=nonsense")) == titles(first)


def test_only_the_first_page_of_a_list_is_for_search_engines(
    client: Client, hub: Page, night: Hashtag, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hubs, "PAGE_SIZE", 1)
    event("Tonight", 0)
    event("Tomorrow", 1)
    first = soup(client, hub, f"{night.slug}/")
    assert first.select_one("link[rel=canonical]")["href"].endswith(f"/{night.slug}/")
    second = soup(client, hub, f"{night.slug}/?page=2")
    assert second.select_one("meta[name=robots]")["content"] == "noindex"


def test_twins_of_a_hashtag_know_each_other(
    client: Client, hub: Page, night: Hashtag
) -> None:
    factories.twin(event("By night", 1), "fr", title="De nuit")
    french = factories.twin(hub, "fr", title="Mots-dièse")
    there = f"{french.get_full_url()}{night.slug}/"
    found = soup(client, hub, f"{night.slug}/")
    assert found.select_one("link[hreflang=fr]")["href"] == there
    assert found.select_one(".wcs-languages__link")["href"] == there
    assert titles(soup(client, french, f"{night.slug}/")) == ["De nuit"]


def test_an_empty_hashtag_is_no_dead_end(
    client: Client, hub: Page, night: Hashtag
) -> None:
    found = soup(client, hub, f"{night.slug}/")
    assert found.select_one("meta[name=robots]")["content"] == "noindex"
    assert found.select_one(".wcs-empty a")["href"] == hub.url
    assert not found.select("link[type='application/rss+xml']")


def test_networks_show_the_hashtag_in_the_language_of_the_page(
    client: Client, hub: Page, night: Hashtag
) -> None:
    site = Site.objects.get(is_default_site=True)
    SocialSettings.objects.create(site=site, mastodon_handle="@quays@social.example")
    french = factories.twin(hub, "fr", title="Mots-dièse")
    for page, tag in ((hub, "MuseumNight"), (french, "NuitDesMus%C3%A9es")):
        links = soup(client, page, f"{night.slug}/").select("#wcs-elsewhere + ul a")
        found = {a.get_text(strip=True): a["href"] for a in links}
        assert found["X"] == f"https://x.com/hashtag/{tag}"
        assert found["Mastodon"] == f"https://social.example/tags/{tag}"
        assert all(a["rel"] == ["nofollow", "noopener"] for a in links)


def test_without_an_account_no_server_is_made_up(
    client: Client, hub: Page, night: Hashtag
) -> None:
    links = soup(client, hub, f"{night.slug}/").select("#wcs-elsewhere + ul a")
    assert "Mastodon" not in {a.get_text(strip=True) for a in links}


def test_pages_of_another_site_are_not_listed(
    client: Client, hub: Page, night: Hashtag
) -> None:
    elsewhere = Page(title="Elsewhere", slug="elsewhere", locale=hub.locale)
    Page.get_first_root_node().add_child(instance=elsewhere)
    Site.objects.create(hostname="other.example", root_page=elsewhere)
    factories.add_page(
        pages.TutorialPage, elsewhere, title="Theirs", hashtags=["MuseumNight"]
    )
    assert titles(soup(client, hub, f"{night.slug}/")) == []
    assert "#MuseumNight" not in soup(client, hub, "").get_text()


def test_what_has_expired_is_not_listed(
    client: Client, hub: Page, night: Hashtag
) -> None:
    page = tutorial("Out of date")
    page.expire_at = "2026-11-25T17:00:00+01:00"
    page.save()
    assert titles(soup(client, hub, f"{night.slug}/")) == []


@pytest.mark.parametrize("form", ["", "_atom", "_json"])
def test_a_hashtag_has_feeds(
    client: Client, hub: Page, night: Hashtag, form: str
) -> None:
    page = event("By night", 1)
    tutorial("How to find us")
    url = reverse(
        f"wagtail_culture_social:hashtag_feed{form}", args=[hub.pk, night.slug]
    )
    there = f"{hub.get_full_url()}{night.slug}/"
    answer = client.get(url)
    assert answer.status_code == 200
    if form == "_json":
        told = answer.json()
        assert [item["title"] for item in told["items"]] == [
            "How to find us",
            "By night",
        ]
        assert (told["home_page_url"], told["language"]) == (there, "en")
        return
    told = feedparser.parse(answer.content)
    assert told.bozo == 0
    assert "#MuseumNight" in told.feed.title
    assert there in {link.href for link in told.feed.links}
    assert {entry.link for entry in told.entries} >= {page.get_full_url()}


def test_feeds_are_told_in_the_head_and_on_the_page(
    client: Client, hub: Page, night: Hashtag
) -> None:
    tutorial("How to find us")
    found = soup(client, hub, f"{night.slug}/")
    told = [link["href"] for link in found.select("link[rel=alternate][type]")]
    names = ("hashtag_feed", "hashtag_feed_atom", "hashtag_feed_json")
    assert told == [
        reverse(f"wagtail_culture_social:{name}", args=[hub.pk, night.slug])
        for name in names
    ]
    assert [a["href"] for a in found.select(".wcs-formats a")] == told


def test_feeds_of_what_is_no_hub_or_no_hashtag(
    client: Client, hub: Page, night: Hashtag
) -> None:
    page = tutorial("How to find us")
    for args in ([page.pk, night.slug], [hub.pk, "nothing"], [0, night.slug]):
        url = reverse("wagtail_culture_social:hashtag_feed", args=args)
        assert client.get(url).status_code == 404


def test_feed_of_a_closed_hub_is_closed(
    client: Client, hub: Page, night: Hashtag
) -> None:
    hub.view_restrictions.create(restriction_type="login")
    args = [hub.pk, night.slug]
    url = reverse("wagtail_culture_social:hashtag_feed", args=args)
    assert client.get(url).status_code == 404


def test_nothing_costs_more_for_thirty_pages_than_for_three(
    client: Client, hub: Page, night: Hashtag
) -> None:
    assert hub.depth == 3
    addresses = {
        hub.url: ON_THE_HUB,
        f"{hub.url}{night.slug}/": ON_A_HASHTAG,
        reverse(
            "wagtail_culture_social:hashtag_feed", args=[hub.pk, night.slug]
        ): IN_A_FEED,
    }
    for number in range(3):
        event(f"Evening {number}", number, social_image=factories.picture())
    few = {address: queries(client, address) for address in addresses}
    for number in range(3, 30):
        event(f"Evening {number}", number, social_image=factories.picture())
    assert {address: queries(client, address) for address in addresses} == few
    assert {a: cost for a, cost in few.items() if cost > addresses[a]} == {}
