"""The demo site, built once for all tests in a folder of its own, and served."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOW = "2026-11-25T18:00:00+01:00"
MAIN = "from wagtail_culture_social.demo import main; main()"


def demo(*options: str) -> list[str]:
    return [sys.executable, "-c", MAIN, *options]


def environment(folder: Path) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if name[:7] != "DJANGO_"}
    return {
        **own,
        "CULTURE_SOCIAL_DEMO_DIR": str(folder),
        "CULTURE_SOCIAL_DEMO_NOW": NOW,
    }


def build(folder: Path) -> None:
    """Build the content unless another worker has just done it."""
    if (folder / "built").exists():
        return
    run = subprocess.run(
        demo("--no-serve"),
        cwd=ROOT,
        env=environment(folder),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]
    (folder / "built").touch()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the built demo and give its address."""
    port = free_port()
    with (folder / f"server-{port}.log").open("w") as log:
        process = subprocess.Popen(
            demo("--port", str(port)),
            cwd=ROOT,
            env=environment(folder),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(f"{address}/fr/", process)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_for(address: str, process: subprocess.Popen, seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=20).close()
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise AssertionError(f"the demo did not answer at {address}")
