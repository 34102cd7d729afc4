"""The demo site, built once for all tests in a folder of its own, and served."""

import fcntl
import os
import shutil
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


def built_once(base: Path, worker_id: str) -> Path:
    """Return the demo as built at the fixed moment, whichever worker comes first.

    Nobody changes it: who does, and who serves it, takes a copy.
    """
    folder = (base if worker_id == "master" else base.parent) / "demo"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        build(folder)
    return folder


def copied(folder: Path, to: Path) -> Path:
    """Return a copy of a built demo, without what readers of it leave beside."""
    beside = shutil.ignore_patterns("*-wal", "*-shm", "lock", "crawl.json")
    return shutil.copytree(folder, to, ignore=beside)


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
