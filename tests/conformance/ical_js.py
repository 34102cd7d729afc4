"""Calendars as ical.js reads them, in one run of Node."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).with_name("read_calendars.js")


def read(texts: Mapping[str, str]) -> dict[str, list[dict[str, Any]]]:
    """The dates in each text; skips the test where Node or ical.js is absent."""
    node = shutil.which("node")
    if node is None or not (ROOT / "node_modules/ical.js").exists():
        pytest.skip("Node with ical.js is not here (npm install)")
    run = subprocess.run(
        [node, SCRIPT], input=json.dumps(texts), capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)
