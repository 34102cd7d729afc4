"""A demo of its own for these tests: they move its dates and change its words."""

import fcntl
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.quality import demo_server

Ask = Callable[..., Any]
NEXT_WEEK = (datetime.fromisoformat(demo_server.NOW) + timedelta(days=7)).isoformat()


def run(command: list[str], folder: Path, **environment: str) -> str:
    """Run a command of the demo; return what it printed."""
    found = subprocess.run(
        command,
        cwd=demo_server.ROOT,
        env=demo_server.environment(folder) | environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert found.returncode == 0, found.stdout[-2000:] + found.stderr[-3000:]
    return found.stdout


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The demo as built at the fixed moment; nobody changes it."""
    return demo_server.built_once(tmp_path_factory.getbasetemp(), worker_id)


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return demo_server.copied(built, tmp_path / "demo")


@pytest.fixture(scope="session")
def told(built: Path) -> dict[str, Any]:
    """What the demo as built answers to all that only reads, in one process."""
    names = "pages,translations,rights,counts,home_pages,programme,faults,answers"
    last = "other_settings"
    return once(built, "told", lambda: question(f"{names},{last}", built))


@pytest.fixture(scope="session")
def moved(built: Path) -> dict[str, Any]:
    """What the demo says when built, after an edit, and when a week is over."""

    def move() -> dict[str, Any]:
        folder = demo_server.copied(built, built.with_name("moved"))
        first = question("dates,counts,programme,edited_like_a_visitor", folder)
        later = {"CULTURE_SOCIAL_DEMO_NOW": NEXT_WEEK}
        run(demo_server.demo("--no-serve"), folder, **later)
        names = "dates,counts,programme,translations"
        then = question(names, folder, **later)
        edited = first.pop("edited_like_a_visitor")
        return {"first": first, "edited": edited, "then": then}

    return once(built, "moved", move)


def once(built: Path, name: str, answer: Callable[[], dict[str, Any]]) -> Any:
    """Return an answer that the first worker finds for all of them."""
    file = built.with_name(f"{name}.json")
    with (built / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            file.write_text(json.dumps(answer()))
    return json.loads(file.read_text())


def question(names: str, folder: Path, *more: str, **environment: str) -> Any:
    """Ask a demo one or several of the questions of ``probe``."""
    command = [sys.executable, "-m", "tests.example_site.probe", names, *more]
    answers = json.loads(run(command, folder, **environment).splitlines()[-1])
    return answers if "," in names else answers[names]


@pytest.fixture
def ask() -> Ask:
    """Ask a demo a question."""
    return question


@pytest.fixture
def demo() -> Callable[..., str]:
    """Run the demo command without serving."""

    def start(folder: Path, *options: str, **environment: str) -> str:
        command = demo_server.demo("--no-serve", *options)
        return run(command, folder, **environment)

    return start
