"""Who waits for seats of a date, and who gets them: strictly in order."""

import secrets
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.registrations import (
    CODE_LENGTH,
    Place,
    code_from,
    next_in_line,
)
from wagtail_culture_social.participation.models import Registration, Seating
from wagtail_culture_social.participation.registrations import seats
from wagtail_culture_social.participation.registrations.due import Due, owe

Status = Registration.Status


def settle(seating: Seating, newcomer: int = 0) -> list[int]:
    """Give the free seats of a date to the first in line; return who got them.

    Call it while the date is ``held``, after whatever frees a seat: it is the one
    place that sells seats. What the ``newcomer`` and others have to be told is due from
    now on; ``telling`` sends the mails, after the transaction.
    """
    seats.fit(seating)
    if not seats.takes_place(seating):
        return []
    coming = next_in_line(waiting(seating), seating.left, seating.capacity)
    if not coming or not seats.take(seating, sum(place.seats for place in coming)):
        return []
    keys = [place.key for place in coming]
    for key in keys:
        code = code_from(secrets.token_bytes(CODE_LENGTH))
        rows = Registration.objects.filter(pk=key)
        rows.update(status=Status.CONFIRMED, code=code)
    for row in seating.registrations.filter(pk__in=keys):
        owe(seating, [row], Due.SEATS if row.pk == newcomer else Due.PROMOTED)
    return keys


def waiting(seating: Seating) -> list[Place]:
    """Return the waiting list of a date, in the order in which people registered."""
    rows = seating.registrations.filter(status=Status.WAITING).order_by("pk")
    return [
        Place(key, adults + children)
        for key, adults, children in rows.values_list("pk", "adults", "children")
    ]


def with_queue() -> QuerySet:
    """Return the dates with their offers; ``is_queued`` tells whether anybody waits."""
    queue = Registration.objects.filter(seating=OuterRef("pk"), status=Status.WAITING)
    rows = Seating.objects.select_related("offer")
    return rows.annotate(is_queued=Exists(queue))


def free(seating: Any) -> int:
    """Return how many seats a newcomer can have of a date ``with_queue``.

    Seats that are kept together for a group that waits are not free.
    """
    return 0 if seating.is_queued else seating.left


def number_of(row: Registration) -> int:
    """Return the number of somebody on the waiting list, from 1."""
    ahead = row.seating.registrations.filter(status=Status.WAITING, pk__lt=row.pk)
    return ahead.count() + 1


def join(row: Registration) -> bool:
    """Put who confirmed an address on the list; tell whether it was this click."""
    mine = Registration.objects.filter(pk=row.pk, status=Status.UNCONFIRMED)
    return bool(mine.update(status=Status.WAITING, confirmed_at=now()))


def leave(row: Registration) -> None:
    """Take back who joined and found no seat, where nobody may wait."""
    mine = Registration.objects.filter(pk=row.pk, status=Status.WAITING)
    mine.update(status=Status.UNCONFIRMED, confirmed_at=None)
