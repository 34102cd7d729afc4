"""Two people who may do everything, and the addresses of the desk."""

import pytest
from django.contrib.auth.models import User

from tests import factories
from tests.social.posts.people import person
from wagtail_culture_social.social.posts import mending


@pytest.fixture(autouse=True)
def _desk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mending, "post_url", lambda post: "/admin/post/")


@pytest.fixture
def author() -> User:
    return person("author", factories.home())


@pytest.fixture
def chief() -> User:
    return person("chief", factories.home())
