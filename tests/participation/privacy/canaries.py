"""Marks like no other in all that somebody sends, and every place they may be left in.

What is marked, and what is searched, follows from the models: later ones are covered.
"""

import secrets
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.db import connection, models

from wagtail_culture_social.participation.privacy.activities import held_of
from wagtail_culture_social.participation.privacy.fields import Kind
from wagtail_culture_social.participation.uploads.storage import private_storage

FREE = (Kind.IDENTITY, Kind.WORDS, Kind.NEEDS, Kind.FACTS)
CHOSEN = {"country", "field", "languages", "language", "licence", "reason"}
"""Columns with what is chosen from a list: they have no mark."""
SHADOWS = ("_data", "_idx", "_docsize", "_config", "_content")
WORDS = "temp.wcs_indexed_words"


class Marks(dict[str, str]):
    """Marks, each with the column that has it."""

    def __init__(self) -> None:
        super().__init__()
        self.mailbox = self.new("mailbox")

    def new(self, place: str) -> str:
        """Return a mark that nobody has used."""
        mark = f"zq{secrets.token_hex(4)}"
        self[mark] = place
        return mark

    def seek(self, row: Any, *more: Kind, but: Collection[str] = ()) -> None:
        """Fail for a column with words of somebody that has no mark.

        ``but`` are columns that the site fills by itself, or later.
        """
        for field in held_of(type(row)).fields(*FREE, *more):
            value = str(getattr(row, field.name))
            if takes_a_mark(field) and field.name not in but:
                name = f"{type(row).__name__}.{field.name}"
                assert any(mark in value for mark in self), name

    def of(self, *places: str) -> set[str]:
        """Return the marks of some models, or of some columns."""
        return {
            mark
            for mark, place in self.items()
            if place in places or place.partition(".")[0] in places
        }


def takes_a_mark(field: Any) -> bool:
    """Tell whether somebody writes freely into a column."""
    if field.choices or field.name in CHOSEN or isinstance(field, models.FileField):
        return False
    return isinstance(field, models.CharField | models.TextField | models.JSONField)


def left_of(marks: set[str], log: str = "") -> set[tuple[str, str]]:
    """Return each mark that is found, with the place: table, file, cache or log."""
    return {
        (mark, place)
        for place, text in everything(log)
        for mark in marks
        if mark in text
    }


def everything(log: str) -> Iterator[tuple[str, str]]:
    """Yield all that the site has kept: places with their text."""
    yield from _tables()
    yield from _words_of_index()
    for session in Session.objects.all():
        yield "sessions", repr(session.get_decoded())
    for folder in (settings.MEDIA_ROOT, private_storage().location):
        for path in Path(folder).rglob("*"):
            yield "names of files", path.name
            if path.is_file():
                yield "files", path.read_bytes().decode("latin-1")
    for cache in caches.all(initialized_only=True):
        yield "cache", repr(getattr(cache, "_cache", {}))
    yield "log", log


def _tables() -> Iterator[tuple[str, str]]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            # What a full-text index was made of stays in its blocks until they are
            # merged, as bytes of a deleted row stay on a disk: its words are asked.
            if "_fts" in table and table.endswith(SHADOWS):
                continue
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                yield table, "\n".join(map(str, row))


def _words_of_index() -> Iterator[tuple[str, str]]:
    """Yield the words that a search would find, where the index has no plain table."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for table in [name for name in tables if name.endswith("_fts")]:
            cursor.execute(f"DROP TABLE IF EXISTS {WORDS}")
            cursor.execute(
                f"CREATE VIRTUAL TABLE {WORDS} USING fts5vocab(main, {table}, row)"
            )
            cursor.execute(f"SELECT term FROM {WORDS}")
            yield f"words of {table}", " ".join(row[0] for row in cursor.fetchall())
