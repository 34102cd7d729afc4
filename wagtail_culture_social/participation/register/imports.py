"""Institutions from a file: read and checked at once, written some at a time.

The same file twice makes nothing new: name, city and country tell who is who.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction

from wagtail_culture_social.conf import now, today
from wagtail_culture_social.domain.institution_tables import (
    COLUMNS,
    Row,
    read_table,
    table_of,
)
from wagtail_culture_social.domain.institutions import (
    Fault,
    InstitutionError,
    read_institution,
)
from wagtail_culture_social.participation.models import (
    Institution,
    Participation,
    RegisterImport,
)
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.register.admin.policies import POLICY
from wagtail_culture_social.participation.register.deciding import decide
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
REFUSED_BEFORE = "refused-before"
FOLLOWED = (
    "name",
    "sort_name",
    "kind",
    "city",
    "latitude",
    "longitude",
    "website",
    "handles",
    "languages",
)
"""Columns that a file may change; what an institution is known by stays."""


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
            refused.append(_refusal(row, error.faults))
            continue
        first = lines.setdefault(columns["identity"], row.line)
        if first == row.line:
            rows.append({"line": row.line, "cells": row.cells, "columns": columns})
        else:
            refused.append(_refusal(row, [Fault("twice", "name", str(first))]))
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
        done = _Batch(run, batch).write()
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


@dataclass
class _Done:
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: list[dict[str, Any]] = field(default_factory=list)


class _Batch:
    """Some rows of a file beside what the register has of them.

    A registration that nobody has confirmed is nothing yet, and gives way: no editor
    has seen what it says.
    """

    def __init__(self, run: RegisterImport, rows: list[dict[str, Any]]) -> None:
        self.run, self.rows, self.user = run, rows, run.user
        identities = [row["columns"]["identity"] for row in rows]
        same = Institution.objects.filter(identity__in=identities)
        self.unconfirmed = same.filter(status=Status.UNCONFIRMED)
        known = same.exclude(status=Status.UNCONFIRMED)
        self.known = {one.identity: one for one in known}
        theirs = POLICY.instances_user_has_permission_for(self.user, "change")
        self.theirs = set(theirs.filter(pk__in=known).values_list("pk", flat=True))
        places = Participation.objects.filter(
            twin_key=run.twin_key, institution__in=known
        )
        self.placed = set(places.values_list("institution_id", flat=True))

    def write(self) -> _Done:
        """Compare each row, write what is new or different, and count."""
        done, new, changed, taken = _Done(), [], [], []
        for row in self.rows:
            known = self.known.get(row["columns"]["identity"])
            if known is None:
                new.append(self._new(row["columns"]))
            elif known.status == Status.REFUSED:
                faults = [Fault(REFUSED_BEFORE, "name")]
                done.refused.append(_refusal(Row(row["line"], row["cells"]), faults))
                continue
            elif self._follow(known, row):
                changed.append(known)
            taken.append(row["columns"]["identity"])
        done.created, done.changed = len(new), len(changed)
        done.unchanged = len(taken) - len(new) - len(changed)
        if not self.run.is_dry_run:
            self._save(new, changed, taken)
        return done

    def _new(self, columns: dict[str, Any]) -> Institution:
        """What an editor imports needs no other approval."""
        return Institution(
            **columns,
            status=Status.APPROVED,
            registered_on=today(),
            decided_at=now(),
            decided_by=self.user,
        )

    def _follow(self, known: Institution, row: dict[str, Any]) -> bool:
        """Let a row of the register say what the file says; tell if that is new."""
        is_new = self.run.twin_key is not None and known.pk not in self.placed
        if known.pk not in self.theirs:
            return is_new
        for name in _given(row["cells"]):
            value = row["columns"][name]
            if name == "handles":  # those that the file does not name stay
                value = known.handles | value
            if getattr(known, name) != value:
                setattr(known, name, value)
                is_new = True
        return is_new or known.status == Status.PENDING

    def _save(
        self, new: list[Institution], changed: list[Institution], taken: list[str]
    ) -> None:
        self.unconfirmed.delete()
        Institution.objects.bulk_create(new, ignore_conflicts=True)
        if changed:
            Institution.objects.bulk_update(changed, FOLLOWED)
        waiting = (one for one in changed if one.status == Status.PENDING)
        theirs = [one for one in waiting if one.pk in self.theirs]
        decide(theirs, Status.APPROVED, self.user)
        if self.run.twin_key is not None:
            keys = Institution.objects.filter(identity__in=taken)
            Participation.objects.bulk_create(
                (
                    Participation(institution_id=key, twin_key=self.run.twin_key)
                    for key in keys.values_list("pk", flat=True)
                ),
                ignore_conflicts=True,
            )


def _given(cells: Mapping[str, str]) -> Iterator[str]:
    """The columns of which a row of a file says something."""
    for name in FOLLOWED:
        is_handles = name == "handles" and account_networks().keys() & cells.keys()
        if name == "sort_name" or name in cells or is_handles:
            yield name


def _refusal(row: Row, faults: Iterable[Fault]) -> dict[str, Any]:
    return {
        "line": row.line,
        "cells": dict(row.cells),
        "faults": [[one.code, one.field, one.value] for one in faults],
    }


def _is_refused_before(row: Mapping[str, Any]) -> bool:
    return any(fault[0] == REFUSED_BEFORE for fault in row["faults"])
