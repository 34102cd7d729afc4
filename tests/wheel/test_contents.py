"""What the wheel and the source archive hold, and what they do not."""

import tarfile
import zipfile
from pathlib import Path

import pytest

PACKAGE = "wagtail_culture_social"


@pytest.fixture(scope="module")
def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


@pytest.fixture(scope="module")
def source_names(dist: Path) -> set[str]:
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


def test_only_the_package_is_top_level(names: list[str]) -> None:
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {PACKAGE}


@pytest.mark.parametrize(
    "name",
    [
        "py.typed",
        "locale/fr/LC_MESSAGES/django.mo",
        "locale/en/LC_MESSAGES/django.mo",
        "migrations/0001_initial.py",
        "pages/migrations/0001_initial.py",
        "templates/wagtail_culture_social/base.html",
        "static/wagtail_culture_social/vendor/VENDORED.json",
        "_demo/manage.py",
    ],
)
def test_wheel_has(names: list[str], name: str) -> None:
    assert f"{PACKAGE}/{name}" in names


def test_wheel_has_no_leftovers(names: list[str]) -> None:
    bad = (".po", ".sqlite3", ".pyc")
    assert [name for name in names if name.endswith(bad) or "/var/" in name] == []


def test_licence_and_metadata(wheel: Path, names: list[str]) -> None:
    assert any(name.endswith("licenses/LICENSE") for name in names)
    with zipfile.ZipFile(wheel) as archive:
        file = next(name for name in names if name.endswith("METADATA"))
        metadata = archive.read(file).decode("utf-8")
    assert "License-Expression: BSD-3-Clause" in metadata
    assert "Framework :: Wagtail :: 8" in metadata
    required = [line for line in metadata.splitlines() if "Requires-Dist" in line]
    assert [
        line for line in required if "<" in line or "==" in line.split(";")[0]
    ] == []


@pytest.mark.parametrize(
    "name",
    [
        "LICENSE",
        "README.md",
        "CHANGELOG.md",
        "tests/conftest.py",
        "example_site/manage.py",
        "docs/decisions",
        f"{PACKAGE}/locale/fr/LC_MESSAGES/django.po",
    ],
)
def test_source_archive_has(source_names: set[str], name: str) -> None:
    assert any(found == name or found.startswith(f"{name}/") for found in source_names)
