"""Every file of somebody else's that we ship is listed with its licence."""

import hashlib
import json
from pathlib import Path
from typing import Any

STATIC = Path(__file__).parents[2] / "wagtail_culture_social" / "static"
VENDOR = STATIC / "wagtail_culture_social" / "vendor"
LICENCES = {"MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC", "OFL-1.1"}


def packages() -> dict[str, dict[str, Any]]:
    register = VENDOR / "VENDORED.json"
    return json.loads(register.read_text("utf-8")) if register.exists() else {}


def test_fonts_and_minified_files_live_in_vendor() -> None:
    foreign = [*STATIC.rglob("*.woff*"), *STATIC.rglob("*.min.*")]
    assert [path for path in foreign if VENDOR not in path.parents] == []


def test_every_vendored_file_is_listed_unchanged() -> None:
    listed = {
        f"{name}/{file}": checksum
        for name, package in packages().items()
        for file, checksum in package["files"].items()
    }
    found = {
        path.relative_to(VENDOR).as_posix(): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path.name != "VENDORED.json"
    }
    assert found == listed


def test_every_vendored_package_has_a_version_and_an_allowed_licence() -> None:
    for name, package in packages().items():
        assert package["version"], name
        assert package["licence"] in LICENCES, name
        assert any("LICENSE" in file.upper() for file in package["files"]), name
