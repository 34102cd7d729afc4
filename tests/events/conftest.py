"""The fixed present of these tests; commits, and what they renew."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest

from tests import factories
from wagtail_culture_social.events import renewal

Commit = Callable[[], AbstractContextManager]


@pytest.fixture(autouse=True)
def _present(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Any) -> Commit:
    """What happens inside is committed at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def rebuilt(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The titles of the events whose tables were written again, in order."""
    titles: list[str] = []
    really = renewal.rebuild_event

    def tell(page: Any) -> int:
        titles.append(page.title)
        return really(page)

    monkeypatch.setattr(renewal, "rebuild_event", tell)
    return titles
