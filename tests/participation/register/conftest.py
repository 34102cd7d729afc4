"""A campaign in two languages, and the routes its page gets."""

from typing import Any

import pytest
from django.test import RequestFactory
from wagtail.models import Page

from tests import examples, factories


@pytest.fixture(autouse=True)
def _present(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW


@pytest.fixture
def twins(db: None) -> tuple[Page, Page]:
    return examples.campaign()


@pytest.fixture
def visit(rf: RequestFactory) -> Any:
    """Answer the directory of a campaign to nobody in particular."""
    from django.contrib.auth.models import AnonymousUser

    from wagtail_culture_social.participation.register import service

    def answer(page: Page, query: str = "") -> Any:
        request = rf.get(f"{page.url}participants/{query}")
        request.user = AnonymousUser()
        return service.directory(type(page).objects.get(pk=page.pk), request)

    return answer
