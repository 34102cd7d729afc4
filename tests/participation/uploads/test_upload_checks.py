"""Checks of what files need: silent on a good site, each told on a bad one."""

from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.files.storage import FileSystemStorage

from wagtail_culture_social.participation.uploads import checks, decoding

OURS = {"E014", "E015", "E016", "W011", "W012"}


def told(*, deploy: bool = False) -> set[str]:
    found = run_checks(include_deployment_checks=deploy)
    ids = {message.id.removeprefix("wagtail_culture_social.") for message in found}
    return ids & OURS


@pytest.mark.skipif(not decoding.can_decode(), reason="this machine is told W011")
def test_a_good_site_is_told_nothing(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.CULTURE_SOCIAL_UPLOAD_SCANNER = "os.path.exists"
    assert told(deploy=True) == set()


@pytest.mark.parametrize("value", ["50", 0, -1, 1.5, True, None])
def test_a_limit_is_a_number_of_megabytes(settings: Any, value: Any) -> None:
    settings.CULTURE_SOCIAL_UPLOAD_MEGABYTES = value
    assert "E014" in told()


@pytest.mark.parametrize("value", ["", "nowhere.scan", "os.sep", 7, ["os.path.exists"]])
def test_a_scanner_is_a_function(settings: Any, value: Any) -> None:
    settings.CULTURE_SOCIAL_UPLOAD_SCANNER = value
    assert "E015" in told()


@pytest.mark.parametrize("root", ["MEDIA_ROOT", "STATIC_ROOT"])
def test_a_private_folder_is_in_no_public_one(
    settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, root: str
) -> None:
    setattr(settings, root, tmp_path)
    public = FileSystemStorage(location=tmp_path / "private")
    monkeypatch.setattr(checks, "private_storage", lambda: public)
    assert "E016" in told()
    monkeypatch.setattr(checks, "private_storage", object)  # of no folder of ours
    assert "E016" not in told()


def test_a_machine_without_limits_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert told(deploy=True) == {"W011"}


def test_a_decoder_that_does_not_run_is_told_before_it_is_deployed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(decoding, "can_decode", lambda: True)
    monkeypatch.setattr(decoding, "works", lambda: False)
    assert told() == set()
    assert told(deploy=True) == {"W012"}
