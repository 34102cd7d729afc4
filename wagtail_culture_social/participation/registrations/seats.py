"""The seats of a date: held, taken and given back; who gets them is `waiting_list`."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import F

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.registrations import Phase, capacity_for, phase_at
from wagtail_culture_social.domain.schedule import State
from wagtail_culture_social.models.occurrences import Occurrence
from wagtail_culture_social.participation.models import Registration, Seating

HOLDING = (Registration.Status.WAITING, Registration.Status.CONFIRMED)
"""Where registrations stand that have seats or a place on the list."""


@contextmanager
def held(key: int) -> Iterator[Seating]:
    """Have a date to oneself in a transaction: whoever else wants it waits until then.

    A write comes first: after a read, SQLite could not wait for it any more.
    """
    with transaction.atomic():
        Seating.objects.filter(pk=key).update(taken=F("taken"))
        yield Seating.objects.select_related("offer").get(pk=key)


def take(seating: Seating, seats: int) -> bool:
    """Take seats if there are as many, in one statement; tell whether they are taken.

    Of any number who come together for the last one, one is told so, whatever they
    have read before.
    """
    free = Seating.objects.filter(pk=seating.pk, taken__lte=F("capacity") - seats)
    return bool(free.update(taken=F("taken") + seats))


def give_back(seating: Seating, seats: int) -> None:
    """Give back seats that were taken; the date is ``held``."""
    Seating.objects.filter(pk=seating.pk).update(taken=F("taken") - seats)
    seating.refresh_from_db(fields=["taken"])


def fit(seating: Seating) -> None:
    """Bring the number of seats to what the offer says; the date is ``held``."""
    capacity = capacity_for(wanted(seating), seating.taken)
    if capacity != seating.capacity:
        seating.capacity = capacity
        seating.save(update_fields=["capacity"])


def wanted(seating: Seating) -> int:
    """Return how many seats a date should have: none more once it is called full."""
    return 0 if is_called_full(seating) else said(seating)


def said(seating: Seating) -> int:
    """Return how many seats were said for a date, else for each of its event."""
    own = seating.own_capacity
    return seating.offer.capacity if own is None else own


def is_called_full(seating: Seating) -> bool:
    """Tell whether the lead says that a date is fully booked."""
    return Occurrence.objects.filter(
        twin_key=seating.offer.twin_key,
        recurrence_id=seating.recurrence_id,
        state=State.FULL.value,
    ).exists()


def phase_of(seating: Seating) -> Phase:
    """Return where the registration for a date stands now."""
    offer = seating.offer
    if not offer.is_offered:
        return Phase.CLOSED
    return phase_at(
        now(),
        seating.starts_at,
        opens_at=offer.opens_at,
        hours_before=offer.closes_hours_before,
        is_off=seating.is_cancelled,
    )


def takes_place(seating: Seating) -> bool:
    """Tell whether a date is still to come."""
    return not seating.is_cancelled and seating.starts_at > now()
