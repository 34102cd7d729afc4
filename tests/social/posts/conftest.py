"""Two people who may do everything, and rows that nobody plans."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from wagtail.signals import page_published

from tests import factories
from tests.social.posts.people import person
from wagtail_culture_social.social.posts.planning import plan_published

PLANS = "wagtail_culture_social.plan_published"


@pytest.fixture
def author() -> User:
    return person("author", factories.home())


@pytest.fixture
def chief() -> User:
    return person("chief", factories.home())


@pytest.fixture
def unplanned() -> Iterator[None]:
    """Publishing makes no rows: those of a test are its own."""
    page_published.disconnect(dispatch_uid=PLANS)
    yield
    page_published.connect(plan_published, dispatch_uid=PLANS)
