"""Institutions from a file: read and checked at once, written some at a time.

The same file twice makes nothing new: name, city and country tell who is who.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.institution_tables import (
    COLUMNS,
    read_table,
    table_of,
)
from wagtail_culture_social.domain.institutions import (
    Fault,
    InstitutionError,
    read_institution,
)
from wagtail_culture_social.participation.models import RegisterImport
from wagtail_culture_social.participation.register.import_batches import (
    REFUSED_BEFORE,
    Batch,
    refusal,
)
from wagtail_culture_social.participation.register.institutions import (
    account_networks,
    columns_of,
)
from wagtail_culture_social.participation.register.words import (
    column_label,
    fault_words,
)

BATCH = 200
"""Rows that one request writes."""
COUNTED = ("position", "created", "changed", "unchanged", "refused")


def begin(
    data: bytes, file_name: str, *, user: Any, key: UUID | None
) -> tuple[RegisterImport, bool]:
    """Read and check a file, and begin its trial.

    Return it with whether the letters were guessed; raises `TableError`.
    """
    networks = account_networks()
    table = read_table(data, networks)
    rows: list[dict[str, Any]] = []
    refused: list[dict[str, Any]] = []
    lines: dict[str, int] = {}
    for row in table.rows:
        try:
            columns = columns_of(read_institution(row.cells, networks))
        except InstitutionError as error:
            refused.append(refusal(row, error.faults))
            continue
        first = lines.setdefault(columns["identity"], row.line)
        if first == row.line:
            rows.append({"line": row.line, "cells": row.cells, "columns": columns})
        else:
            refused.append(refusal(row, [Fault("twice", "name", str(first))]))
    run = RegisterImport.objects.create(
        file_name=file_name[:200],
        twin_key=key,
        is_dry_run=True,
        rows=rows,
        refused=refused,
        started_at=now(),
        finished_at=None if rows else now(),
        user=user,
    )
    return run, table.is_guessed


def make_real(run: RegisterImport) -> None:
    """Begin again after a trial, this time to write."""
    refused = [row for row in run.refused if not _is_refused_before(row)]
    RegisterImport.objects.filter(pk=run.pk, is_dry_run=True).update(
        is_dry_run=False,
        position=0,
        created=0,
        changed=0,
        unchanged=0,
        refused=refused,
        started_at=now(),
        finished_at=None if run.rows else now(),
    )


def go_on(run: RegisterImport) -> None:
    """Write the next rows; of two who ask for the same ones, one does."""
    batch = run.rows[run.position : run.position + BATCH]
    end = run.position + len(batch)
    with transaction.atomic():
        same = RegisterImport.objects.filter(
            pk=run.pk, position=run.position, is_dry_run=run.is_dry_run
        )
        if not same.filter(finished_at=None).update(position=end):
            return
        done = Batch(run, batch).write()
        run.position = end
        run.created += done.created
        run.changed += done.changed
        run.unchanged += done.unchanged
        run.refused = [*run.refused, *done.refused]
        written = [*COUNTED]
        if end >= len(run.rows):
            run.finished_at = now()
            written.append("finished_at")
        if run.finished_at and not run.is_dry_run:
            run.rows = []
            written.append("rows")
        run.save(update_fields=written)


def refused_table(run: RegisterImport) -> Iterator[str]:
    """Return the refused rows as a table that can be mended and imported again."""
    rows = (
        {**row["cells"], "line": str(row["line"]), "reason": " ".join(reasons(row))}
        for row in run.refused
    )
    return table_of(rows, account_networks(), "line", "reason")


def reasons(row: Mapping[str, Any]) -> list[str]:
    """Return why a row was refused, in words."""
    return [fault_words(*fault) for fault in row["faults"]]


def columns_read() -> list[str]:
    """Return the names of the columns that are read, for who makes a file."""
    return [column_label(name) for name in (*COLUMNS, *account_networks())]


def _is_refused_before(row: Mapping[str, Any]) -> bool:
    return any(fault[0] == REFUSED_BEFORE for fault in row["faults"])
