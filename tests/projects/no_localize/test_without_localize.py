"""The whole trip on a site that has no translation package."""

from typing import Any

import pytest
from django.test import Client

from tests import examples, factories
from tests.page_forms import PREVIEW_MODES
from tests.surfaces import expected, next_month, told_by
from wagtail_culture_social.models import SocialPost
from wagtail_culture_social.pages.models import EventIndexPage, EventPage
from wagtail_culture_social.social.services import page_snippets

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _present(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW


@pytest.mark.parametrize("family", ["event", "tutorial", "spotlight", "campaign"])
def test_family_is_shown_previewed_and_posted(client: Client, family: str) -> None:
    for page in getattr(examples, family)():
        assert client.get(page.url).status_code == 200
        assert len(page_snippets(page)) == 7
        for mode in PREVIEW_MODES:
            assert page.make_preview_request(preview_mode=mode).status_code == 200


def test_twins_tell_one_state(client: Client) -> None:
    index = factories.add_page(EventIndexPage, factories.home(), title="Programme")
    event = factories.add_page(EventPage, index, schedule=[next_month()])
    french = factories.twin(event, "fr", title="Voix et orgue")
    event.state = "cancelled"
    factories.publish(event)
    assert told_by(client, event) == told_by(client, french) == expected("cancelled")
    for page in (event, french):
        planned = SocialPost.objects.filter(page_id=page.pk, status="planned")
        assert {row.phase for row in planned} == {"cancelled"}
