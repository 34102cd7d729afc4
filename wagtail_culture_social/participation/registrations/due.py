"""What has to be told to whom, from the change on until the mail went out.

A mark is a row that names nobody: the digest of a registration's key and of what is
due. It is made in the transaction of the change, so that no fault loses a mail.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.defences.tokens import digest
from wagtail_culture_social.participation.models import FormToken, Registration
from wagtail_culture_social.participation.registrations.seats import HOLDING

MANY = 200
"""Registrations that are looked through at a time."""


class Due(StrEnum):
    """What somebody has to be told: seats they got, or what became of their date."""

    SEATS = "seats"
    PROMOTED = "promoted"
    OFF = "off"
    MOVED = "moved"
    BACK = "back"


def owe(rows: Iterable[Registration], due: Due) -> None:
    """Note that these people have to be told; who has no address cannot be."""
    marks = [
        FormToken(digest=_mark(row, due), expires_at=row.seating.ends_at)
        for row in rows
        if row.email
    ]
    FormToken.objects.bulk_create(marks, ignore_conflicts=True)


def claim(row: Registration, due: Due) -> bool:
    """Take it on to tell somebody; of two who come together one does."""
    gone, _tables = FormToken.objects.filter(digest=_mark(row, due)).delete()
    return bool(gone)


def all_due() -> Iterator[tuple[Registration, Due]]:
    """Yield who has to be told what, of dates that are not over."""
    rows = Registration.objects.select_related("seating__offer").order_by("pk")
    rows = rows.filter(status__in=HOLDING, seating__ends_at__gte=now())
    last = 0
    while part := list(rows.filter(pk__gt=last).exclude(email="")[:MANY]):
        yield from _due_among(part)
        last = part[-1].pk


def _due_among(rows: list[Registration]) -> Iterator[tuple[Registration, Due]]:
    marks = {_mark(row, due): (row, due) for row in rows for due in Due}
    there = FormToken.objects.filter(digest__in=marks)
    known = set(there.values_list("digest", flat=True))
    yield from (one for mark, one in marks.items() if mark in known)


def _mark(row: Registration, due: Due) -> str:
    return digest(f"registration.due {due.value} {row.key}")
