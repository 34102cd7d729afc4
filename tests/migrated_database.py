"""Keeps a migrated SQLite file between runs, because migrating takes most of a run.

The copy is named after everything that shapes it; Django still migrates it, so a new
migration of a dependency only costs its own time. Of workers that start together one
migrates, and the others wait for its copy.
"""

import fcntl
import hashlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, TextIO

import django
import pytest
import wagtail
from django.apps import apps
from django.conf import settings
from django.db import connections

ROOT = Path(__file__).parents[1]


def fingerprint() -> str:
    """Summarise versions, apps, languages and the text of our own migrations."""
    parts: list[Any] = [django.VERSION, wagtail.VERSION, settings.INSTALLED_APPS]
    parts += [settings.LANGUAGE_CODE, settings.WAGTAIL_CONTENT_LANGUAGES]
    for config in apps.get_app_configs():
        folder = Path(config.path)
        if folder.is_relative_to(ROOT):
            files = sorted((folder / "migrations").glob("*.py"))
            parts += [file.read_bytes() for file in files]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def kept_file() -> Path:
    name = f"wagtail-culture-social-migrated-{fingerprint()}.sqlite3"
    return Path(tempfile.gettempdir()) / name


def database_file() -> Path | None:
    """Return the file of the test database; ``None`` on another engine."""
    default = settings.DATABASES["default"]
    is_sqlite = default["ENGINE"] == "django.db.backends.sqlite3"
    return Path(default["TEST"]["NAME"]) if is_sqlite else None


@pytest.fixture(scope="session")
def turn() -> Iterator[TextIO]:
    """A lock that one worker holds until there is a kept file."""
    with Path(f"{kept_file()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings: None, turn: TextIO) -> bool:
    """Put the kept file in place; Django then finds a database that exists."""
    if database_file() and not kept_file().exists():
        return False
    fcntl.flock(turn, fcntl.LOCK_UN)
    if database_file():
        shutil.copy(kept_file(), database_file())
    return bool(database_file())


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_keepdb: bool, turn: TextIO
) -> Iterator[None]:
    share_initial_rows()
    file = database_file()
    if file and not django_db_keepdb:
        keep(file)
        fcntl.flock(turn, fcntl.LOCK_UN)
    yield
    if file and django_db_keepdb:
        connections.close_all()
        for suffix in ("", "-wal", "-shm"):
            Path(f"{file}{suffix}").unlink(missing_ok=True)


def share_initial_rows() -> None:
    """Let every connection restore the rows that migrations made.

    Once Playwright's event loop runs, Django opens another connection in the same
    thread; Django keeps the rows on the first one only.
    """
    first = connections["default"]
    rows = getattr(first, "_test_serialized_contents", None)
    if rows is not None:
        type(first)._test_serialized_contents = rows


def keep(file: Path) -> None:
    """Write a consistent copy beside its place, then move it there."""
    draft = Path(f"{file}.kept")
    with closing(sqlite3.connect(file)) as database:
        database.execute("VACUUM INTO ?", [str(draft)])
    draft.replace(kept_file())
