"""The Nu HTML checker: where it is, and what it says of pages saved as files."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.quality.demo_server import ROOT

MOST = 20


def found() -> str:
    """The checker's own file; the test is skipped where it cannot be had."""
    if not shutil.which("java") or not shutil.which("npm"):
        pytest.skip("the Nu HTML checker needs java and npm")
    fetch = [str(ROOT / "scripts/fetch_vnu.sh")]
    run = subprocess.run(fetch, capture_output=True, text=True, check=False)
    if run.returncode:
        pytest.skip(f"the Nu HTML checker could not be installed: {run.stderr[-200:]}")
    return run.stdout.strip()


def problems(checker: str, saved: dict[str, Path]) -> list[str]:
    """The first errors and warnings of pages, by their address."""
    files = {str(file): path for path, file in saved.items()}
    command = ["java", "-Xss4m", "-jar", checker, "--format", "json", "--stdout"]
    run = subprocess.run(
        [*command, "--exit-zero-always", "--skip-non-html", *files],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    said = {
        f"{files[message['url'].removeprefix('file:')]}: {message['message']}"
        f" {message.get('extract', '')}"
        for message in json.loads(run.stdout)["messages"]
        if message["type"] == "error" or message.get("subType") == "warning"
    }
    return sorted(said)[:MOST]
