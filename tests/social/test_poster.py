"""Posters of events and campaigns: what they say, and where their code leads."""

from datetime import time
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page

from tests import examples, factories
from tests.pages.test_queries import BUDGET, queries
from wagtail_culture_social.domain.qr import qr_svg
from wagtail_culture_social.models import SocialSettings
from wagtail_culture_social.pages import models as pages

pytestmark = pytest.mark.django_db


def poster(client: Client, page: Page) -> BeautifulSoup:
    answer = client.get(f"{page.url}poster/")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def words(found: BeautifulSoup) -> str:
    return " ".join(found.select_one(".wcs-poster").get_text(" ").split())


def leads_to(client: Client, page: Page, address: str) -> bool:
    """Tell whether the poster of a page has the code of an address."""
    return qr_svg(address) in client.get(f"{page.url}poster/").content.decode()


def test_poster_of_an_event_says_what_when_and_where(client: Client) -> None:
    campaign, _french = examples.campaign()
    english, french = examples.event(campaign)
    said = words(poster(client, english))
    for part in (
        english.title,
        english.summary,
        "Wednesday 25 November, 8:30–10 p.m.",
        "Boatmen’s Chapel",
        "3 quai des Brumes",
        "€8, free for under-26s",
        "#MuseumWeek #BackstageMW",
        "The Metropolitan Museum of Art",
        english.get_full_url().split("//")[1].rstrip("/"),
    ):
        assert part in said
    said = words(poster(client, french))
    assert "mercredi 25 novembre" in said
    assert "Chapelle des Mariniers" in said
    assert "#CoulissesMW" in said


def test_poster_of_a_campaign_has_its_days(client: Client) -> None:
    english, french = examples.campaign()
    assert "Monday 23 #SecretsMW" in words(poster(client, english))
    found = poster(client, french)
    days = [one.b.get_text() for one in found.select(".wcs-poster__days li")]
    assert days == [f"#{french}" for _english, french in examples.DAY_TAGS]


def test_the_code_leads_to_the_page(client: Client) -> None:
    page = factories.add_page(pages.EventPage, factories.home(), title="By night")
    assert leads_to(client, page, page.get_full_url())
    assert not leads_to(client, page, f"{page.get_full_url()}x")
    found = poster(client, page)
    assert found.select_one(".wcs-poster__code")["aria-hidden"] == "true"


@pytest.mark.parametrize("channel", ["*", "poster"])
def test_visitors_from_paper_can_be_told(
    client: Client, settings: Any, channel: str
) -> None:
    settings.CULTURE_SOCIAL_UTM = {channel: {"utm_source": "{network}"}}
    page = factories.add_page(pages.EventPage, factories.home(), title="By night")
    assert leads_to(client, page, f"{page.get_full_url()}?utm_source=poster")
    assert "utm_source" not in words(poster(client, page))


def test_a_poster_is_not_for_search_engines(client: Client) -> None:
    page = factories.add_page(pages.EventPage, factories.home(), title="By night")
    found = poster(client, page)
    assert found.select_one("meta[name=robots]")["content"] == "noindex"
    (link,) = BeautifulSoup(client.get(page.url).content, "html.parser").select(
        "a[href$='/poster/']"
    )
    assert link["rel"] == ["nofollow"]
    assert link["href"] == f"{page.get_full_url()}poster/"


def test_what_is_off_says_so_on_paper(client: Client) -> None:
    evening = factories.on(factories.TODAY, time(20), time(22))
    page = factories.add_page(
        pages.EventPage, factories.home(), schedule=[evening], state="cancelled"
    )
    found = poster(client, page)
    assert found.select_one(".wcs-poster__state").get_text() == "Cancelled"
    assert found.select_one(".wcs-poster__date s")


def test_a_bare_event_has_a_poster_too(client: Client) -> None:
    page = factories.add_page(pages.EventPage, factories.home(), title="By night")
    said = words(poster(client, page))
    assert "By night" in said
    assert "None" not in said


def test_the_logo_stands_beside_the_name(client: Client) -> None:
    page = factories.add_page(pages.EventPage, factories.home(), title="By night")
    SocialSettings.objects.create(
        site=page.get_site(), organisation="The Quays", logo=factories.picture("Logo")
    )
    (name,) = poster(client, page).select(".wcs-poster__publisher")
    assert name.get_text(strip=True) == "The Quays"
    assert name.img["alt"] == ""


def test_pages_without_a_poster_and_drafts(client: Client) -> None:
    tutorial = factories.add_page(pages.TutorialPage, factories.home(), title="Renew")
    draft = factories.add_page(
        pages.EventPage, factories.home(), title="Soon", live=False
    )
    for page in (tutorial, draft):
        assert client.get(f"{page.url}poster/").status_code == 404
    assert "poster/" not in client.get(tutorial.url).content.decode()


def test_poster_behind_a_restriction_stays_there(client: Client) -> None:
    page = factories.add_page(pages.EventPage, factories.home(), title="By night")
    page.view_restrictions.create(restriction_type="login")
    assert client.get(f"{page.url}poster/").status_code == 302


@pytest.mark.slow
def test_a_poster_stays_within_the_budget(client: Client) -> None:
    campaign, french_campaign = examples.campaign()
    _english, french = examples.event(campaign)
    for page in (french, french_campaign):
        assert queries(client, f"{page.url}poster/") <= BUDGET
