"""A fixed clock, and visitors who may be as quick as they like."""

from typing import Any

import pytest

from tests import factories
from wagtail_culture_social.participation.defences.forms import DefendedForm


@pytest.fixture(autouse=True)
def _present(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    monkeypatch.setattr(DefendedForm, "least_age", -1)
