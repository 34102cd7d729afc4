"""What every shipped block tells search engines is in the vocabulary of schema.org."""

from typing import Any

import pytest
from django.test import RequestFactory

from tests import factories
from tests.contracts import translating
from tests.domain.vocabulary import problems
from wagtail_culture_social.pages.models import (
    EventPage,
    SpotlightPage,
    TutorialPage,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("is_empty", [False, True], ids=["full", "empty"])
@pytest.mark.parametrize("model", [EventPage, SpotlightPage, TutorialPage])
def test_nodes_are_known_to_schema_org(
    model: Any, is_empty: bool, language: str, settings: Any
) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    page = translating.row(model, language, empty=is_empty)
    request = RequestFactory().get("/")
    nodes = page.get_structured_data(request)
    assert nodes
    assert [fault for node in nodes for fault in problems(node)] == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_exhibition_with_days_is_one(language: str, settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    page = translating.row(SpotlightPage, language)
    page.first_day = page.last_day = factories.TODAY
    page.venue = factories.venue(language)
    (node,) = factories.publish(page).get_structured_data(RequestFactory().get("/"))
    assert node["@type"] == "ExhibitionEvent"
    assert problems(node) == []
