"""The benchmark of the preview runs and prints; how fast it was is for people."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.project

ROOT = Path(__file__).parents[2]


def test_it_prints_one_ratio() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.preview", "--repeat", "2"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "posts of all networks, 30 blocks" in run.stdout
    assert "× floor (≤ 1.5)" in run.stdout
