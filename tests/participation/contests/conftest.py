"""A fixed clock for contests, and voters who may be as quick as they like."""

from typing import Any

import pytest

from tests import factories
from wagtail_culture_social.participation.polls import modes


@pytest.fixture(autouse=True)
def _clock(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW


@pytest.fixture(autouse=True)
def _nobody_is_too_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modes, "LEAST_AGE", -1)
