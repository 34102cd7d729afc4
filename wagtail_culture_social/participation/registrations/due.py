"""What people have to be told of their registration, until the mail went out."""

from collections.abc import Iterable
from enum import StrEnum

from django.db.models import QuerySet

from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.mails import due
from wagtail_culture_social.participation.models import DueMail, Registration, Seating

PREFIX = "registration."


class Due(StrEnum):
    """What somebody has to be told: where they stand, or what became of their date."""

    SEATS = f"{PREFIX}seats"
    WAITING = f"{PREFIX}waiting"
    CANCELLED = f"{PREFIX}cancelled"
    PROMOTED = f"{PREFIX}promoted"
    OFF = f"{PREFIX}off"
    MOVED = f"{PREFIX}moved"
    BACK = f"{PREFIX}back"
    REMINDER = f"{PREFIX}reminder"


def owe(seating: Seating, rows: Iterable[Registration], what: Due) -> None:
    """Note that these people have to be told before their date is over.

    Who has no address cannot be.
    """
    due.owe([row.key for row in rows if row.email], what, seating.ends_at)


def all_due() -> QuerySet[DueMail]:
    """Return what has to be told of registrations, letters among it."""
    return DueMail.objects.filter(what__startswith=PREFIX, until__gte=now())


def due_of(seating: Seating) -> QuerySet[DueMail]:
    """Return what those who registered for a date have to be told."""
    return all_due().filter(subject__in=seating.registrations.order_by().values("key"))
