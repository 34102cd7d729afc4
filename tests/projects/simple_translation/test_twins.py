"""Twins made by Wagtail's own simple_translation, on a site that leads in French."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.surfaces import expected, next_month, told_by
from wagtail_culture_social.models import SocialPost
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def twins(admin_client: Client, settings: Any) -> tuple[EventPage, EventPage]:
    """A French event and the English page that the editor's "Translate" made."""
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    home, english = factories.home(), factories.home("en")
    assert home.locale.language_code == "fr"
    index = factories.add_page(EventIndexPage, home, title="Programme")
    event = factories.add_page(
        EventPage, index, title="Voix et orgue", schedule=[next_month()]
    )
    address = reverse("simple_translation:submit_page_translation", args=[index.pk])
    data = {"locales": [english.locale.pk], "include_subtree": "on"}
    assert admin_client.post(address, data).status_code == 302
    factories.publish(index.get_translation(english.locale))
    return event, factories.publish(event.get_translation(english.locale))


@pytest.mark.parametrize("state", ["cancelled", "postponed", "full"])
def test_both_twins_tell_the_state_of_the_french_lead(
    client: Client, twins: tuple[EventPage, EventPage], state: str
) -> None:
    french, english = twins
    french.state = state
    factories.publish(french)
    assert told_by(client, french) == told_by(client, english) == expected(state)
    english.title = "Organ and Voice"
    factories.publish(english)
    assert told_by(client, french) == told_by(client, english) == expected(state)


def test_both_twins_have_their_plan_and_tell_the_news(
    twins: tuple[EventPage, EventPage],
) -> None:
    french, english = twins
    for language, page in (("fr", french), ("en", english)):
        rows = SocialPost.objects.filter(page_id=page.pk)
        assert {row.language for row in rows} == {language}
        assert rows.filter(phase="j7", status="planned").count() == 7
    french.state = "cancelled"
    factories.publish(french)
    planned = SocialPost.objects.filter(status="planned")
    assert planned.count() == 2 * 7
    assert {row.phase for row in planned} == {"cancelled"}
    french.state = "scheduled"
    factories.publish(french)
    assert planned.filter(phase="j7").count() == 2 * 7


def test_state_set_on_the_english_twin_is_not_told(
    client: Client, twins: tuple[EventPage, EventPage]
) -> None:
    french, english = twins
    english.state = "cancelled"
    factories.publish(english)
    assert told_by(client, french) == told_by(client, english) == expected("scheduled")
