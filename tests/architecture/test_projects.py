"""Runs the tests of the other site set-ups, each in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import wagtail

ROOT = Path(__file__).parents[2]
OTHERS = ["core_only", "custom_base_page", "no_localize", "simple_translation"]


@pytest.mark.project
@pytest.mark.parametrize("project", OTHERS)
def test_site_set_up(project: str) -> None:
    if project == "custom_base_page" and wagtail.VERSION < (8,):
        pytest.skip("a custom base page model needs Wagtail 8")
    command = [sys.executable, "-m", "pytest", "tests/projects", "-q", "--no-cov"]
    command += [f"--ds=tests.projects.{project}.settings", "-p", "no:cacheprovider"]
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTEST_", "COV_", "DJANGO_SETTINGS"))
    }
    run = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
