"""The benchmark of the programme runs and prints; how fast it was is for people."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.project

ROOT = Path(__file__).parents[2]


def test_it_prints_ratios_for_every_page() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.programme"]
    run = subprocess.run(
        [*command, "--events", "20", "--repeat", "2"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    printed = run.stdout.splitlines()
    assert any("20 events" in line for line in printed)
    compared = [line.partition("  ")[2][:12].strip() for line in printed if "×" in line]
    assert compared == ["event", "weekly event", "list", "month", "feed"]
    assert "of memory at most" in run.stdout
