"""The fixed present of these tests, and a campaign in two languages."""

from typing import Any

import pytest
from wagtail.models import Page

from tests import examples, factories


@pytest.fixture(autouse=True)
def _present(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW


@pytest.fixture
def twins() -> tuple[Page, Page]:
    return examples.campaign()
