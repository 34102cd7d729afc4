"""Campaigns: a theme and a hashtag a day, in each language, by their own clock."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from wagtail.models import Page

from tests import examples, factories
from wagtail_culture_social.campaigns.days import campaign_days
from wagtail_culture_social.models import CampaignDay, CampaignFacts, Hashtag
from wagtail_culture_social.pages.models import CampaignPage, TutorialPage
from wagtail_culture_social.social.services import (
    campaign_tags,
    merge_hashtags,
    page_snippets,
)
from wagtail_culture_social.social.twins import content_language

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WEDNESDAY = factories.TODAY


@pytest.mark.parametrize(
    ("language", "tags"),
    [
        ("en", ("MuseumWeek", "BackstageMW")),
        ("fr", ("MuseumWeek", "CoulissesMW")),
        ("de", ("MuseumWeek", "BackstageMW")),
    ],
)
def test_tags_of_a_day(twins: tuple[Page, Page], language: str, tags: tuple) -> None:
    assert twins[0].tags_on(WEDNESDAY, language) == tags
    assert twins[1].tags_on(WEDNESDAY, language) == tags


def test_day_outside_the_campaign_has_the_common_tag(twins: tuple[Page, Page]) -> None:
    assert twins[0].tags_on(date(2020, 1, 1), "en") == ("MuseumWeek", "")


@pytest.mark.parametrize("on", [WEDNESDAY, date(2020, 1, 1)])
def test_page_of_a_campaign_brings_the_same_tags_along(
    twins: tuple[Page, Page], on: date, django_assert_num_queries: Any
) -> None:
    kept = factories.hashtag("BehindTheScenes", fr="EnCoulisses")
    merge_hashtags(kept, Hashtag.objects.get(name="BackstageMW"))
    page = factories.add_page(TutorialPage, factories.home(), campaign=twins[0])
    french = factories.twin(page, "fr")
    assert connection.features.supports_json_field  # SQLite is asked the first time
    for one in (page, french):
        language = content_language(one)
        with django_assert_num_queries(1):
            brought = campaign_tags(one, on)
        assert brought == twins[0].tags_on(on, language)


def test_today_is_shown_by_itself(client: Client, twins: tuple[Page, Page]) -> None:
    for page, theme in zip(
        twins, ("Behind the scenes", "Dans les coulisses"), strict=True
    ):
        context = client.get(page.url).context_data
        assert context["today"].theme == theme
        assert context["today"].language == ""


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Pacific/Auckland", 26), ("Europe/Paris", 25), ("Pacific/Honolulu", 25)],
)
def test_today_follows_the_clock_of_the_campaign(
    settings: Any, zone: str, day: int
) -> None:
    settings.CULTURE_SOCIAL_NOW = "2026-11-25T18:00:00+01:00"
    days = [
        ("day", {"date": WEDNESDAY + timedelta(days=n), "theme": f"Day {n}"})
        for n in (-1, 0, 1)
    ]
    page = factories.add_page(CampaignPage, factories.home(), days=days, time_zone=zone)
    today = next(one for one in campaign_days(page) if one.is_today)
    assert today.date.day == day


def test_twin_follows_the_days_of_the_lead(twins: tuple[Page, Page]) -> None:
    english, french = twins
    english.days[0].value["date"] = date(2026, 12, 24)
    factories.publish(english)
    french = factories.publish(CampaignPage.objects.get(pk=french.pk))
    assert campaign_days(french)[-1].date == date(2026, 12, 24)
    assert campaign_days(french)[-1].theme == "Ce que le public ne voit jamais"
    assert CampaignFacts.objects.count() == 1
    assert CampaignDay.objects.count() == 7


def test_day_that_the_twin_lacks_is_borrowed_with_its_language(
    twins: tuple[Page, Page],
) -> None:
    english, french = twins
    new = {"date": date(2026, 11, 30), "theme": "One more day"}
    english.days.append(("day", new))
    factories.publish(english)
    french = CampaignPage.objects.get(pk=french.pk)
    last = campaign_days(french)[-1]
    assert (last.theme, last.language) == ("One more day", "en")
    assert french.get_social_draft("last_day").theme == ""  # no English in its posts


def test_dates_come_from_the_days(twins: tuple[Page, Page]) -> None:
    facts = CampaignFacts.objects.get()
    assert (facts.start, facts.end) == (date(2026, 11, 23), date(2026, 11, 29))


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"start_date": WEDNESDAY},
        {"start_date": WEDNESDAY, "end_date": date(2020, 1, 1)},
        {"days": [("day", {"date": WEDNESDAY, "hashtag": None})]},
        {"days": [("day", {"date": None, "theme": "Undated"})]},
        {"start_date": date(9999, 12, 31)},
        {"start_date": date(1, 1, 1)},
    ],
)
def test_incomplete_campaign_is_shown(client: Client, fields: dict[str, Any]) -> None:
    page = factories.add_page(CampaignPage, factories.home(), **fields)
    assert client.get(page.url).status_code == 200
    assert len(page_snippets(page)) == 7


def test_deleted_campaign_leaves_its_pages(client: Client) -> None:
    campaign, _ = examples.campaign()
    page = factories.add_page(TutorialPage, factories.home(), campaign=campaign)
    assert any("#BackstageMW" in post.text for post in page_snippets(page))
    campaign.delete()
    page = TutorialPage.objects.get(pk=page.pk)
    assert client.get(page.url).status_code == 200
    assert not any("MW" in post.text for post in page_snippets(page))


def test_deleted_hashtag_leaves_its_day(
    client: Client, twins: tuple[Page, Page]
) -> None:
    CampaignDay.objects.get(date=WEDNESDAY).hashtag.delete()
    assert client.get(twins[0].url).status_code == 200
    assert twins[0].tags_on(WEDNESDAY, "en") == ("MuseumWeek", "")


@pytest.mark.parametrize(
    ("phase", "theme", "tag"),
    [
        (None, "Behind the scenes", "BackstageMW"),
        ("day", "Behind the scenes", "BackstageMW"),
        ("last_day", "Stand like the statue", "PoseMW"),
        ("teaser", "", ""),
        ("results", "", ""),
    ],
)
def test_posts_of_a_campaign_tell_of_their_day(
    twins: tuple[Page, Page], phase: str | None, theme: str, tag: str
) -> None:
    draft = twins[0].get_social_draft(phase)
    assert (draft.theme, draft.day_tag) == (theme, tag)
    assert draft.campaign_tag == "MuseumWeek"


def test_a_day_is_named_by_its_block_or_its_date(twins: tuple[Page, Page]) -> None:
    english, french = twins
    second = english.days[1].id
    assert english.get_social_draft("day", second).theme == "What you kept of it"
    assert french.get_social_draft("day", second).day_tag == "SouvenirsMW"
    on = WEDNESDAY + timedelta(days=1)
    assert english.get_social_draft("day", day=on).theme == "What sets you going"
    assert english.get_social_draft("day", "gone").theme == ""


def test_a_first_day_on_which_nothing_is_said_has_its_post() -> None:
    days = [("day", {"date": WEDNESDAY + timedelta(days=1), "theme": "One"})]
    page = factories.add_page(
        CampaignPage, factories.home(), start_date=WEDNESDAY, days=days
    )
    moments = [one for one in page.get_social_moments() if one.phase == "day"]
    assert [one.day for one in moments] == [
        WEDNESDAY,
        WEDNESDAY + timedelta(days=1),
    ]
    assert page.get_social_draft("day", moments[0].recurrence_id).theme == ""
