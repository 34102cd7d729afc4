"""A fixed clock for those who decide."""

from typing import Any

import pytest

from tests import factories


@pytest.fixture(autouse=True)
def _clock(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW
