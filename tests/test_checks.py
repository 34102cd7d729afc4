"""Every system check: silent on a good site, its own id and hint on a bad one."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks
from django.db import connections
from django.test import override_settings
from django.utils import translation

from wagtail_culture_social.checks import set_up as checks


def ids(check: Callable[..., list]) -> list[str]:
    return [message.id.removeprefix("wagtail_culture_social.") for message in check()]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Pretend that apps are installed, or are not."""
    really = checks.apps.is_installed

    def pretend(**names: bool) -> None:
        known = {name.replace("__", "."): value for name, value in names.items()}
        monkeypatch.setattr(
            checks.apps, "is_installed", lambda name: known.get(name, really(name))
        )

    return pretend


@pytest.mark.django_db
def test_every_check_is_registered_and_silent_on_a_good_site() -> None:
    ours = [m for m in run_checks() if str(m.id).startswith("wagtail_culture_social.")]
    assert [m.id for m in ours if m.id != "wagtail_culture_social.W003"] == []


def test_settings_app(installed: Callable[..., None]) -> None:
    installed(wagtail__contrib__settings=False)
    (message,) = checks.check_settings_app()
    assert message.id == "wagtail_culture_social.E001"
    assert message.hint == 'INSTALLED_APPS += ["wagtail.contrib.settings"]'


def test_routable_page_app(installed: Callable[..., None]) -> None:
    installed(wagtail__contrib__routable_page=False)
    (message,) = checks.check_routable_page_app()
    assert message.id == "wagtail_culture_social.E002"
    assert message.hint == 'INSTALLED_APPS += ["wagtail.contrib.routable_page"]'


def test_base_page(
    installed: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(wagtail_culture_social__pages=True)
    assert ids(checks.check_base_page) == []
    monkeypatch.setattr(checks, "is_page_swapped", lambda: True)
    assert ids(checks.check_base_page) == ["E003"]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (["x", "mastodon"], []),
        ((), []),
        (["x", "myspace"], ["E004"]),
        ("x", ["E004"]),
        (None, ["E004"]),
        ([["x"]], ["E004"]),
    ],
)
def test_networks(value: Any, found: list[str]) -> None:
    with override_settings(CULTURE_SOCIAL_NETWORKS=value):
        assert ids(checks.check_networks) == found


def test_networks_of_the_site() -> None:
    added = {"peertube": {"name": "PeerTube", "counter": "characters", "limit": 9}}
    with override_settings(
        CULTURE_SOCIAL_NETWORKS=["peertube"], CULTURE_SOCIAL_NETWORK_TABLE=added
    ):
        assert ids(checks.check_networks) == ids(checks.check_network_table) == []


@pytest.mark.parametrize(
    "value",
    [None, [], "x", {"x": {"limit": -1}}, {"x": {"words": 3}}, {"peertube": {}}],
)
def test_network_table(value: Any) -> None:
    with override_settings(CULTURE_SOCIAL_NETWORK_TABLE=value):
        (message,) = checks.check_network_table()
    assert message.id == "wagtail_culture_social.E007"
    assert "CULTURE_SOCIAL_NETWORK_TABLE" in message.msg + message.hint


@pytest.mark.parametrize(
    ("value", "found"),
    [({"og": False}, []), ({"opengraph": False}, ["E005"]), (["og"], ["E005"])],
)
def test_head(value: Any, found: list[str]) -> None:
    with override_settings(CULTURE_SOCIAL_HEAD=value):
        assert ids(checks.check_head) == found


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (None, []),
        ("", []),
        ("2026-11-25T18:00:00+01:00", []),
        (datetime(2026, 11, 25, tzinfo=UTC), []),
        ("tomorrow", ["E006"]),
        ("2026-13-40T00:00:00", ["E006"]),
        (20261125, ["E006"]),
    ],
)
def test_now(value: Any, found: list[str]) -> None:
    with override_settings(CULTURE_SOCIAL_NOW=value):
        assert ids(checks.check_now) == found


TILES = {"url": "https://t.example.org/{z}/{x}/{y}.png", "attribution": "© Example"}


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (None, []),
        (TILES, []),
        ({**TILES, "url": "http://t.example.org/{z}/{x}/{y}.png"}, ["E009"]),
        ({**TILES, "url": "https://t.example.org/"}, ["E009"]),
        ({**TILES, "attribution": ""}, ["E009"]),
        ({**TILES, "key": "1"}, ["E009"]),
        (TILES["url"], ["E009"]),
    ],
)
def test_map_tiles(value: Any, found: list[str]) -> None:
    with override_settings(CULTURE_SOCIAL_MAP_TILES=value):
        assert ids(checks.check_map_tiles) == found


def test_urls() -> None:
    assert ids(checks.check_urls) == []
    with override_settings(ROOT_URLCONF="wagtail.admin.urls"):
        (message,) = checks.check_urls()
    assert message.id == "wagtail_culture_social.W001"
    assert checks.URLS_LINE in message.hint


def test_translation_apps(installed: Callable[..., None]) -> None:
    installed(wagtail_localize=True, wagtail__contrib__simple_translation=False)
    assert ids(checks.check_translation_apps) == []
    installed(wagtail_localize=True, wagtail__contrib__simple_translation=True)
    assert ids(checks.check_translation_apps) == ["W002"]


def templates_in(folder: Path) -> list[dict[str, Any]]:
    backend = "django.template.backends.django.DjangoTemplates"
    return [{"BACKEND": backend, "DIRS": [folder], "APP_DIRS": True}]


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("other.html", "", ["W003"]),
        ("base.html", "{% block content %}{% endblock %}", []),
        ("base.html", "{% nonsense %}", []),
        ("wagtail_culture_social/base.html", "", []),
        ("wagtail_culture_social/base.html", "{% nonsense %}", ["W003"]),
    ],
)
def test_base_template(
    tmp_path: Path, name: str, content: str, found: list[str]
) -> None:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(content)
    with override_settings(TEMPLATES=templates_in(tmp_path)):
        assert ids(checks.check_base_template) == found


def test_other_heads(installed: Callable[..., None]) -> None:
    installed(wagtailmetadata=True, wagtailseo=True)
    first, second = checks.check_other_heads()
    assert first.hint == "CULTURE_SOCIAL_HEAD = {'og': False}"
    assert second.hint == "CULTURE_SOCIAL_HEAD = {'og': False, 'json_ld': False}"
    with override_settings(CULTURE_SOCIAL_HEAD={"og": False, "json_ld": False}):
        assert ids(checks.check_other_heads) == []
    with override_settings(CULTURE_SOCIAL_HEAD=["og"]):
        assert ids(checks.check_other_heads) == ["W004", "W004"]


@pytest.mark.skipif(
    connections["default"].vendor != "sqlite", reason="a check of SQLite"
)
@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({}, ["W005"]),
        ({"transaction_mode": "IMMEDIATE"}, ["W005"]),
        ({"init_command": "PRAGMA journal_mode = WAL;"}, ["W005"]),
        (
            {
                "transaction_mode": "immediate",
                "init_command": "PRAGMA journal_mode = WAL;",
            },
            [],
        ),
    ],
)
def test_sqlite(
    monkeypatch: pytest.MonkeyPatch, options: dict[str, str], found: list[str]
) -> None:
    monkeypatch.setitem(connections["default"].settings_dict, "OPTIONS", options)
    assert ids(checks.check_sqlite) == found


def test_setting_names() -> None:
    with override_settings(CULTURE_SOCIAL_NETWORK=["x"]):
        (message,) = checks.check_setting_names()
    assert message.id == "wagtail_culture_social.W006"
    assert "CULTURE_SOCIAL_NETWORKS" in message.hint


@pytest.mark.parametrize("value", [None, "utm", {"x": "y"}, {"*": {"utm_source": 1}}])
def test_utm_is_parameters_per_network(value: Any) -> None:
    with override_settings(CULTURE_SOCIAL_UTM=value):
        assert ids(checks.check_utm) == ["E008"]


def test_utm_names_networks_that_we_know() -> None:
    with override_settings(CULTURE_SOCIAL_UTM={"orkut": {}}):
        (message,) = checks.check_utm()
    assert "orkut" in message.msg
    for channel in ("*", "poster"):
        known = {channel: {"utm_source": "{network}"}}
        with override_settings(CULTURE_SOCIAL_UTM=known):
            assert checks.check_utm() == []
    own = {"quay_wall": {"name": "Quay wall", "counter": "characters", "limit": 90}}
    with override_settings(
        CULTURE_SOCIAL_NETWORK_TABLE=own, CULTURE_SOCIAL_UTM={"quay_wall": {}}
    ):
        assert checks.check_utm() == []
