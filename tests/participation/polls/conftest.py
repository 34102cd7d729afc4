"""A fixed clock for polls, and visitors who may be as quick as they like."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from tests import factories
from wagtail_culture_social.participation.polls import modes


@pytest.fixture(autouse=True)
def _clock(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW


@pytest.fixture(autouse=True)
def _nobody_is_too_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modes, "LEAST_AGE", -1)


@pytest.fixture
def _in_one_moment() -> Iterator[None]:
    """No span of a limit ends meanwhile, however busy the machine is."""
    with time_machine.travel("2026-11-25T17:00:30Z", tick=False):
        yield
