"""The fixed present of these tests, and one page of every type."""

from typing import Any

import pytest
from wagtail.models import Page

from tests import examples, factories
from wagtail_culture_social.pages import models as pages

TYPES = [
    "EventPage",
    "EventIndexPage",
    "TutorialPage",
    "TutorialIndexPage",
    "SpotlightPage",
    "SpotlightIndexPage",
    "CampaignPage",
    "CampaignIndexPage",
    "HashtagHubPage",
]
FAMILIES = {
    "Event": examples.event,
    "Tutorial": examples.tutorial,
    "Spotlight": examples.spotlight,
}


@pytest.fixture(autouse=True)
def _present(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW


@pytest.fixture(params=TYPES)
def full_page(request: pytest.FixtureRequest) -> Page:
    """An English page of the type with realistic content and a French twin."""
    return built(request.param)


def built(name: str) -> Page:
    campaign, _ = examples.campaign()
    family = name.removesuffix("Page").removesuffix("Index")
    if family == "HashtagHub":
        examples.event(campaign)
        return factories.add_page(pages.HashtagHubPage, factories.home(), title="Tags")
    page = campaign if family == "Campaign" else FAMILIES[family](campaign)[0]
    if name.endswith("IndexPage"):
        return page.get_parent().specific
    if hasattr(page, "body"):
        page.body = [block for block in examples.body() if block[0] != "hashtags"]
        page = factories.publish(page)
    return page
