"""Facts are edited on the lead; autosave writes none of them."""

import json
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.page_forms import edit_url, filled_form, post_form
from tests.surfaces import next_month
from wagtail_culture_social.models import (
    CampaignFacts,
    EventFacts,
    Occurrence,
    PageHashtag,
)
from wagtail_culture_social.pages.models import CampaignPage, EventPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def event() -> EventPage:
    return factories.add_page(
        EventPage,
        factories.home(),
        title="Organ and Voice",
        schedule=[next_month()],
        state="postponed",
        venue=factories.venue(name="Boatmen’s Chapel"),
        price=8,
    )


def test_lead_has_the_fields(admin_client: Client, event: EventPage) -> None:
    data = filled_form(admin_client, edit_url(event), EventPage)
    assert {"state", "time_zone", "attendance", "stream_url"} <= data.keys()
    assert data["state"] == "postponed"


def test_twin_shows_the_facts_and_where_they_are_edited(
    admin_client: Client, event: EventPage
) -> None:
    french = factories.twin(event, "fr")
    html = admin_client.get(edit_url(french)).content.decode()
    assert edit_url(event) in html
    for words in ("Postponed", "18 décembre 2026", "Boatmen’s Chapel"):
        assert words in html
    assert not set(EventPage.fact_fields) & set(
        filled_form(admin_client, edit_url(french), EventPage)
    )


@pytest.mark.parametrize("action", ["", "action-publish"])
def test_form_of_a_twin_is_valid_and_leaves_its_facts(
    admin_client: Client, event: EventPage, action: str
) -> None:
    french = factories.twin(event, "fr")
    fields = {"title": "Voix et orgue", "state": "cancelled", "price": "99"}
    assert post_form(admin_client, french, action, **fields).status_code == 302
    french = EventPage.objects.get(pk=french.pk).get_latest_revision_as_object()
    assert (french.title, french.price) == ("Voix et orgue", 8)
    assert french.state != "cancelled"
    assert len(french.schedule) == 1
    assert EventFacts.objects.get().state == "postponed"


def test_campaign_twin_shows_the_facts(admin_client: Client) -> None:
    week = factories.add_page(
        CampaignPage,
        factories.home(),
        start_date=factories.TODAY,
        end_date=factories.TODAY,
        campaign_hashtag=factories.hashtag("MuseumWeek"),
    )
    french = factories.twin(week, "fr")
    html = admin_client.get(edit_url(french)).content.decode()
    assert edit_url(week) in html
    assert "MuseumWeek" in html
    answer = post_form(admin_client, french, "action-publish", start_date="2020-01-01")
    assert answer.status_code == 302
    assert CampaignFacts.objects.get().start == factories.TODAY


def autosave(client: Client, page: EventPage, **fields: Any) -> dict[str, Any]:
    data = filled_form(client, edit_url(page), EventPage, **fields)
    answer = client.post(edit_url(page), data, headers={"accept": "application/json"})
    return json.loads(answer.content)


def test_autosave_writes_no_facts(admin_client: Client) -> None:
    page = factories.add_page(EventPage, factories.home(), live=False)
    assert autosave(admin_client, page, state="cancelled", hashtags="#A,")["success"]
    assert not EventFacts.objects.exists()
    assert not Occurrence.objects.exists()


def test_autosave_of_a_live_page_changes_nothing_public(
    admin_client: Client, event: EventPage
) -> None:
    before = list(Occurrence.objects.values())
    assert autosave(admin_client, event, state="cancelled", hashtags="#A,")["success"]
    assert EventFacts.objects.get().state == "postponed"
    assert list(Occurrence.objects.values()) == before
    assert not PageHashtag.objects.exists()


def test_publishing_writes_the_facts(admin_client: Client, event: EventPage) -> None:
    post_form(admin_client, event, "action-publish", state="cancelled")
    assert EventFacts.objects.get().state == "cancelled"
