"""A site with an English and a French home page."""

from collections.abc import Iterator

import pytest
from django.utils import translation
from wagtail.models import Locale, Page, Site


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def home() -> Page:
    """The default site's home page, as a new site has it."""
    return Site.objects.get(is_default_site=True).root_page


@pytest.fixture
def two_homes(home: Page) -> tuple[Page, Page]:
    french, _created = Locale.objects.get_or_create(language_code="fr")
    twin = home.copy_for_translation(french)
    twin.get_latest_revision().publish()
    return home, Page.objects.get(pk=twin.pk)
