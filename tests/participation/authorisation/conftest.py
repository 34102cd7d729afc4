"""A site of two sections, and a fixed clock."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from tests import factories
from tests.participation.authorisation.people import staff
from tests.participation.authorisation.sections import Rows, section, vocabulary


@pytest.fixture
def sections(settings: Any) -> tuple[Rows, Rows]:
    """Two sections, and the vocabulary that both have in common."""
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    shared = vocabulary()
    juror, other = staff("juror"), staff("other_juror")
    keeper = User.objects.create_superuser("keeper", "keeper@example.org", "pw")
    return (
        section("Alpha", juror, keeper) | shared,
        section("Beta", other, keeper) | shared,
    )
