"""A file or an address of others is read once, into the rows of a reading."""

from collections.abc import Iterable
from itertools import islice
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from django.db import transaction
from django.utils import timezone

from wagtail_culture_social.conf import today
from wagtail_culture_social.domain.imports.csv_files import read_csv
from wagtail_culture_social.domain.imports.ics import read_ics
from wagtail_culture_social.domain.imports.imported import (
    MOST_BYTES,
    ImportedEvent,
    Refused,
)
from wagtail_culture_social.domain.imports.openagenda import read_openagenda
from wagtail_culture_social.domain.imports.sources import HEAD, kind_of
from wagtail_culture_social.events.importers.incoming import in_language
from wagtail_culture_social.events.importers.stored_events import dump_event, note
from wagtail_culture_social.models.imports import ImportRow, ImportRun, ImportSource
from wagtail_culture_social.outbound import fetch_to

READERS = {"ics": read_ics, "openagenda": read_openagenda, "csv": read_csv}
ACCEPTED = ("text/*", "application/*")
BATCH = 200
MOST_RUNS = 5
"""Readings of one source that are kept; older ones give way."""


def begin(source: ImportSource, file: BinaryIO | None, **options: Any) -> ImportRun:
    """Read a file, or what stands at the source's address, into a new reading.

    ``options`` are fields of :class:`ImportRun`. Raises ``ImportFault`` and
    ``OutboundError``; then nothing is kept.
    """
    if file is not None:
        name = str(getattr(file, "name", ""))
        kind = str(getattr(file, "content_type", ""))
        return _begin(source, file, name, kind, options)
    with TemporaryFile() as fetched:
        answer = fetch_to(source.url, fetched, accept=ACCEPTED, most_bytes=MOST_BYTES)
        return _begin(source, fetched, answer.filename, answer.content_type, options)


@transaction.atomic
def _begin(
    source: ImportSource, file: BinaryIO, name: str, content_type: str, options: Any
) -> ImportRun:
    run = ImportRun.objects.create(
        source=source, started_at=timezone.now(), file_name=name[-255:], **options
    )
    file.seek(0)
    kind = source.kind or kind_of(name, content_type, file.read(HEAD))
    file.seek(0)
    found = READERS[kind](file, zone=source.time_zone, since=today())
    stage(run, found)
    forget_old_runs(source)
    return run


def stage(run: ImportRun, found: Iterable[ImportedEvent | Refused]) -> None:
    """Keep what was read as the rows of a reading, a few hundred at a time."""
    language = run.source.parent.locale.language_code
    rows = (_row(run, language, *one) for one in enumerate(found, start=1))
    while batch := list(islice(rows, BATCH)):
        ImportRow.objects.bulk_create(batch)


def forget_old_runs(source: ImportSource) -> None:
    """Delete the oldest readings of a source."""
    kept = source.runs.values_list("pk", flat=True)[:MOST_RUNS]
    source.runs.exclude(pk__in=list(kept)).delete()


def _row(
    run: ImportRun, language: str, position: int, found: ImportedEvent | Refused
) -> ImportRow:
    if isinstance(found, Refused):
        return ImportRow(
            run=run,
            position=found.position,
            title=found.name[:255],
            outcome=ImportRow.REFUSED,
            notes=[note(found.fault)],
        )
    return ImportRow(
        run=run,
        position=position,
        title=in_language(found.title, language)[:255],
        external_id=found.external_id[:255],
        data=dump_event(found),
    )
