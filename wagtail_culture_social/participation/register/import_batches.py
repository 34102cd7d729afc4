"""Some rows of a file of institutions beside what the register has of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from wagtail_culture_social.conf import now, today
from wagtail_culture_social.domain.institution_tables import Row
from wagtail_culture_social.domain.institutions import Fault
from wagtail_culture_social.participation.models import (
    Institution,
    Participation,
    RegisterImport,
)
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.register.admin.policies import POLICY
from wagtail_culture_social.participation.register.deciding import decide
from wagtail_culture_social.participation.register.institutions import account_networks

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


@dataclass
class Done:
    """What became of some rows."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: list[dict[str, Any]] = field(default_factory=list)


class Batch:
    """Writes some rows of a file, or tells in a trial what would be written.

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

    def write(self) -> Done:
        """Compare each row, write what is new or different, and count."""
        done, new, changed, taken = Done(), [], [], []
        for row in self.rows:
            known = self.known.get(row["columns"]["identity"])
            if known is None:
                new.append(self._new(row["columns"]))
            elif known.status == Status.REFUSED:
                faults = [Fault(REFUSED_BEFORE, "name")]
                done.refused.append(refusal(Row(row["line"], row["cells"]), faults))
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


def refusal(row: Row, faults: Iterable[Fault]) -> dict[str, Any]:
    """Return how an import keeps a row that it refused, and why."""
    return {
        "line": row.line,
        "cells": dict(row.cells),
        "faults": [[one.code, one.field, one.value] for one in faults],
    }


def _given(cells: Mapping[str, str]) -> Iterator[str]:
    """The columns of which a row of a file says something."""
    for name in FOLLOWED:
        is_handles = name == "handles" and account_networks().keys() & cells.keys()
        if name == "sort_name" or name in cells or is_handles:
            yield name
