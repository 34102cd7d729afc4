"""An empty, migrated database as SQL text; it saves a first start some ten seconds.

It is written with the oldest supported Wagtail, so that newer ones only go on from it.
"""

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import connection

FILE = Path(__file__).with_name("snapshot.sql")
OUR_APPS = (
    "wagtail_culture_social",
    "wagtail_culture_social_pages",
    "wagtail_culture_social_participation",
    "home",
)
MARK = "-- migrations: "


def load_snapshot() -> bool:
    """Fill an empty SQLite database; tell whether that was possible.

    A snapshot older than our own migrations is left alone: ``migrate`` does it all.
    """
    if connection.vendor != "sqlite" or connection.introspection.table_names():
        return False
    script = FILE.read_text(encoding="utf-8") if FILE.exists() else ""
    if not script.startswith(MARK + fingerprint()):
        return False
    connection.ensure_connection()
    connection.connection.executescript(script)
    return True


def fingerprint() -> str:
    """Return a hash of our own migrations."""
    digest = hashlib.sha256()
    for label in OUR_APPS:
        folder = Path(apps.get_app_config(label).path) / "migrations"
        for file in sorted(folder.glob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def snapshot(database: sqlite3.Connection) -> str:
    """Return the script that makes this database again."""
    lines = [
        MARK + fingerprint(),
        "PRAGMA foreign_keys=OFF;",
        "BEGIN;",
        *statements(database),
        "COMMIT;",
        "PRAGMA foreign_keys=ON;",
    ]
    return "\n".join(lines) + "\n"


def statements(database: sqlite3.Connection) -> Iterator[str]:
    """Yield tables, then rows, then indexes and triggers."""
    query = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    entries = [e for e in database.execute(query) if not e[1].startswith("sqlite_")]
    virtual = [name for _t, name, sql in entries if sql.startswith("CREATE VIRTUAL")]
    # A virtual table makes its shadow tables itself.
    shadows = tuple(f"{name}_" for name in virtual)
    tables = [
        (name, sql)
        for kind, name, sql in entries
        if kind == "table" and not name.startswith(shadows or ("\0",))
    ]
    yield from (f"{sql};" for _name, sql in tables)
    for name, _sql in tables:
        if name not in virtual:
            yield from rows(database, name)
    yield from (f"{sql};" for kind, _name, sql in entries if kind != "table")


def rows(database: sqlite3.Connection, table: str) -> Iterator[str]:
    """Yield the rows of a table as INSERT statements."""
    info = database.execute(f'PRAGMA table_info("{table}")')
    values = " || ',' || ".join(f'quote("{column[1]}")' for column in info)
    query = f'SELECT {values} FROM "{table}"'  # noqa: S608 - names of our own tables
    for (row,) in database.execute(query):
        yield f'INSERT INTO "{table}" VALUES({row});'
