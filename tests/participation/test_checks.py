"""Checks of what visitors' rows need: silent on a good site, each told on a bad one."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.checks import run_checks

from wagtail_culture_social.conf import settings as ours
from wagtail_culture_social.domain.retention import RULES
from wagtail_culture_social.participation import checks

OURS = {"E012", "E013", "E017", "W009", "W010"}


def told(*, deploy: bool = False) -> set[str]:
    found = run_checks(include_deployment_checks=deploy)
    ids = {message.id.removeprefix("wagtail_culture_social.") for message in found}
    return ids & OURS


def pretend(monkeypatch: pytest.MonkeyPatch, vendor: str, age: int | None) -> None:
    """Put one connection of a vendor, kept for an age, in the place of ours."""
    one = SimpleNamespace(vendor=vendor, settings_dict={"CONN_MAX_AGE": age})
    monkeypatch.setattr(checks, "connections", {"default": one})


def test_a_good_site_is_told_nothing(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.CULTURE_SOCIAL_TRUSTED_PROXIES = 1
    for vendor, age in (("sqlite", None), ("sqlite", 600), ("postgresql", 0)):
        pretend(monkeypatch, vendor, age)
        assert told(deploy=True) == set()


@pytest.mark.parametrize("value", ["1", -1, 1.0, True, None])
def test_a_number_of_proxies_is_a_number(settings: Any, value: Any) -> None:
    settings.CULTURE_SOCIAL_TRUSTED_PROXIES = value
    assert told() == {"E012"}


@pytest.mark.parametrize("value", [[], {"entry": 3}, {"entry.refused": "3"}])
def test_what_is_kept_is_kept_for_days(settings: Any, value: Any) -> None:
    settings.CULTURE_SOCIAL_RETENTION = value
    assert told() == {"E017"}
    assert ours.retention is RULES


def test_a_database_that_cannot_count_once_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pretend(monkeypatch, "mysql", 0)
    assert told() == {"E013"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECURE_PROXY_SSL_HEADER", ("HTTP_X_FORWARDED_PROTO", "https")),
        ("USE_X_FORWARDED_HOST", True),
    ],
)
def test_a_limiter_that_sees_only_the_proxy_is_told(
    settings: Any, name: str, value: Any
) -> None:
    assert told() == set()
    setattr(settings, name, value)
    assert told() == {"W009"}
    settings.CULTURE_SOCIAL_TRUSTED_PROXIES = 1
    assert told() == set()


def test_sqlite_opened_anew_for_everybody_is_told_before_it_is_deployed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pretend(monkeypatch, "sqlite", 0)
    assert told() == set()
    assert told(deploy=True) == {"W010"}
