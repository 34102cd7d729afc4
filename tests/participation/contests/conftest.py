"""A fixed clock: entries are open."""

from typing import Any

import pytest

from tests import factories


@pytest.fixture(autouse=True)
def _clock(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW
