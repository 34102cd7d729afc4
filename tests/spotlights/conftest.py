"""The fixed present of these tests."""

from typing import Any

import pytest

from tests import factories


@pytest.fixture(autouse=True)
def _present(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW
