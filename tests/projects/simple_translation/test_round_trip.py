"""Every shipped block as a copy that simple_translation makes, edited and published."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests import factories
from tests.contracts import translating
from tests.contracts.translating import told

pytestmark = pytest.mark.django_db

PAGES = [
    pytest.param(model, id=model.__name__)
    for model in translating.models()
    if issubclass(model, Page)
]


def copied(page: Any) -> dict[str, Any]:
    """The streams of a page but those that no copy takes along."""
    left = set(type(page).exclude_fields_in_copy)
    return {name: value for name, value in told(page).items() if name not in left}


@pytest.mark.parametrize("origin", ["fr", "en"])
@pytest.mark.parametrize("is_empty", [False, True], ids=["full", "empty"])
@pytest.mark.parametrize("model", PAGES)
def test_a_copy_has_every_block_and_is_edited_like_a_page(
    model: Any, is_empty: bool, origin: str, admin_client: Client, settings: Any
) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    target = {"fr": "en", "en": "fr"}[origin]
    locale = factories.home(target).locale
    source = translating.row(model, origin, empty=is_empty)
    address = reverse("simple_translation:submit_page_translation", args=[source.pk])
    assert admin_client.post(address, {"locales": [locale.pk]}).status_code == 302
    copy = source.get_translation(locale)
    assert copied(copy) == copied(source)
    copy.title = "Edited"
    there = factories.publish(copy)
    assert copied(there) == copied(source)
    translating.rendered(there)
    assert admin_client.get(there.get_url(), follow=True).status_code == 200
