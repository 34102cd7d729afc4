"""The registry where optional apps meet the features."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from wagtail_culture_social import registry


@pytest.fixture(autouse=True)
def _empty_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_services", {})


def test_nothing_is_offered_until_an_app_does() -> None:
    assert registry.get("poll") is None


def test_a_service_is_found_and_may_register_again() -> None:
    service = object()
    registry.provides("poll", service)
    registry.provides("poll", service)
    assert registry.get("poll") is service


def test_a_second_service_is_refused() -> None:
    registry.provides("poll", object())
    with pytest.raises(ImproperlyConfigured, match="Two services"):
        registry.provides("poll", object())


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="raffle"):
        registry.provides("raffle", object())
