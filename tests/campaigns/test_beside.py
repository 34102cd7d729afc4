"""Days and pages, linked both ways."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from tests import examples, factories
from tests.pages.test_queries import queries
from tests.pictures import use_of_picture
from wagtail_culture_social import registry
from wagtail_culture_social.campaigns.beside import MOST_A_DAY, beside
from wagtail_culture_social.pages.models import (
    CampaignPage,
    EventPage,
    SpotlightPage,
    TutorialPage,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WEDNESDAY = factories.TODAY


def fresh(page: Page) -> Page:
    return CampaignPage.objects.get(pk=page.pk)


def titles(page: Page) -> dict[int, list[str]]:
    found = beside(fresh(page)).days
    return {day.day: [one.title for one in pages] for day, pages in found.items()}


def choose(campaign: Page, position: int, *pages: Page) -> None:
    campaign.days[position].value["pages"].extend(pages)
    factories.publish(campaign)


def test_events_of_a_campaign_stand_on_their_days(twins: tuple[Page, Page]) -> None:
    english, french = examples.event(twins[0])
    assert titles(twins[0])[25] == [english.title]
    assert titles(twins[1])[25] == [french.title]
    assert titles(twins[0])[26] == []
    (linked,) = beside(fresh(twins[1])).days[WEDNESDAY]
    assert (linked.when, linked.url) == ("20\u00a0h\u00a030", french.url)


def test_run_of_several_days_stands_on_each(twins: tuple[Page, Page]) -> None:
    run = factories.on(WEDNESDAY, end_date=WEDNESDAY + timedelta(days=1))
    factories.add_page(
        EventPage, factories.home(), title="Run", schedule=[run], campaign=twins[0]
    )
    assert [day for day, pages in titles(twins[0]).items() if pages] == [25, 26]


def test_cancelled_event_is_told(client: Client, twins: tuple[Page, Page]) -> None:
    examples.event(twins[0], state="cancelled")
    (linked,) = beside(fresh(twins[0])).days[WEDNESDAY]
    assert linked.is_off
    assert "Cancelled" in client.get(twins[0].url).content.decode()


def test_event_of_another_campaign_stands_on_no_day(twins: tuple[Page, Page]) -> None:
    examples.event(None)
    assert titles(twins[0])[25] == []


def test_spotlight_stands_on_the_day_of_its_recommendation(
    client: Client, twins: tuple[Page, Page]
) -> None:
    page = factories.add_page(
        SpotlightPage,
        factories.home(),
        title="The sea",
        campaign=twins[0],
        recommended_on=WEDNESDAY,
    )
    assert titles(twins[0])[25] == ["The sea"]
    html = client.get(page.url).content.decode()
    assert f'href="{twins[0].url}#day-2026-11-25"' in html


def test_chosen_page_is_linked_both_ways_in_both_languages(
    client: Client, twins: tuple[Page, Page]
) -> None:
    english, french = examples.tutorial()
    choose(twins[0], 3, english)
    assert titles(twins[0])[26] == [english.title]
    assert titles(twins[1])[26] == [french.title]
    for campaign, page in zip(twins, (english, french), strict=True):
        assert f'href="{page.url}"' in client.get(campaign.url).content.decode()
        html = client.get(page.url).content.decode()
        assert f'href="{campaign.url}#day-2026-11-26"' in html


def test_page_of_a_campaign_without_a_day_leads_to_the_campaign(
    client: Client, twins: tuple[Page, Page]
) -> None:
    page = examples.tutorial(twins[0])[0]
    html = client.get(page.url).content.decode()
    assert f'href="{twins[0].url}">{twins[0].title}</a>' in html


def test_event_leads_to_its_day_with_the_hashtag_of_its_language(
    client: Client, twins: tuple[Page, Page]
) -> None:
    french = examples.event(twins[0])[1]
    html = client.get(french.url).content.decode()
    assert f'href="{twins[1].url}#day-2026-11-25"' in html
    assert "mercredi 25 novembre 2026 · <span>#CoulissesMW</span>" in html


def test_hidden_pages_are_linked_nowhere(
    client: Client, twins: tuple[Page, Page]
) -> None:
    page, french = examples.tutorial(twins[0])
    choose(twins[0], 3, page)
    french.unpublish()
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type="login"
    )
    assert titles(twins[0])[26] == []
    restriction.delete()
    PageViewRestriction.objects.create(page=twins[0], restriction_type="login")
    assert twins[0].url not in client.get(page.url).content.decode()
    twins[0].unpublish()
    assert twins[0].url not in client.get(page.url).content.decode()


def test_deleted_page_leaves_its_day(client: Client, twins: tuple[Page, Page]) -> None:
    page = examples.tutorial()[0]
    choose(twins[0], 3, page)
    page.get_translations().get().delete()
    TutorialPage.objects.get(pk=page.pk).delete()
    assert titles(twins[0])[26] == []
    assert client.get(twins[0].url).status_code == 200


def test_unsaved_choice_is_previewed(twins: tuple[Page, Page]) -> None:
    page = examples.tutorial()[0]
    twins[0].days[3].value["pages"].append(page)
    shown = twins[0].make_preview_request(preview_mode="").content.decode()
    assert page.title in shown


def test_forty_pages_cost_what_four_do(
    client: Client, twins: tuple[Page, Page]
) -> None:
    def add(numbers: range) -> None:
        for number in numbers:
            day = factories.on(WEDNESDAY, time(20), time(21))
            made = factories.add_page(
                EventPage,
                factories.home(),
                title=f"Event {number}",
                schedule=[day],
                campaign=twins[0],
            )
            twins[0].days[number % 7].value["pages"].append(made)
        factories.publish(twins[0])

    add(range(4))
    few = queries(client, twins[0].url)
    add(range(4, 40))
    assert queries(client, twins[0].url) == few
    assert len(titles(twins[0])[25]) <= MOST_A_DAY + 6


def test_pictures_and_ideas_of_a_day_are_shown(
    client: Client, twins: tuple[Page, Page]
) -> None:
    before = queries(client, twins[0].url)
    value = twins[0].days[2].value
    value["picture"] = use_of_picture()
    value["ideas"].extend(["Film the stores.", "Ask your night watchman."])
    factories.publish(twins[0])
    html = client.get(twins[0].url).content.decode()
    assert html.count("Film the stores.") == 2  # today, and day by day
    assert html.count("<li>Ask your night watchman.</li>") == 2
    assert use_of_picture()["alt_text"] in html
    assert queries(client, twins[0].url) <= before


def test_post_of_a_day_has_the_picture_of_that_day(twins: tuple[Page, Page]) -> None:
    use = use_of_picture()
    twins[0].days[2].value["picture"] = use
    page = factories.publish(twins[0])
    told = page.get_social_picture("day", page.days[2].id)
    assert (told.image, told.alt_text) == (use["image"], use["alt_text"])
    other = page.get_social_picture("day", page.days[3].id)
    assert other.image == page.social_image


def test_weeks_are_a_table(client: Client, twins: tuple[Page, Page]) -> None:
    html = client.get(f"{twins[1].url}calendar/").content.decode()
    assert html.count("<tr>") == 2
    assert html.count('<th class="wcs-weeks__weekday" scope="col">') == 7
    assert html.count(f'href="{twins[1].url}#day-2026-11-2') == 7
    assert "#CoulissesMW" in html
    assert html.count('aria-current="date"') == 1
    empty = factories.add_page(CampaignPage, factories.home())
    html = client.get(f"{empty.url}calendar/").content.decode()
    assert "No days yet." in html
    assert "#wcs-days" not in html
    assert 'campaign.ics" rel="nofollow"' not in html


class Register:
    """A register, as the app of participation offers one."""

    counted: tuple[int, int] = (214, 12)

    def counts(self, keys: list[Any]) -> dict[Any, tuple[int, int]]:
        return dict.fromkeys(keys, self.counted)

    def register_url(self, page: Page) -> str:
        return "/culture/register/"

    def directory(self, page: Page, request: Any) -> Any:
        return page.render(request, template="wagtail_culture_social/social/page.html")


def test_participants_are_counted_and_listed(
    client: Client, twins: tuple[Page, Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(registry._services, "register", Register())
    html = client.get(twins[0].url).content.decode()
    assert f'href="{twins[0].url}participants/">214 institutions</a>' in html
    assert "in 12 countries" in html
    assert 'href="/culture/register/"' in html
    assert client.get(f"{twins[0].url}participants/").status_code == 200
    monkeypatch.delitem(registry._services, "register")
    assert "participants/" not in client.get(twins[0].url).content.decode()
    assert client.get(f"{twins[0].url}participants/").status_code == 404
