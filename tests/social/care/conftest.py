"""A fixed clock, and a signed-in administrator, for the reports."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests import factories


@pytest.fixture(autouse=True)
def _clock(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW


@pytest.fixture
def admin(client: Client) -> User:
    """An administrator, signed in with ``client``."""
    user = User.objects.create_superuser("admin", "admin@example.org", "pw")
    client.force_login(user)
    return user
