"""The dates of an offer, from those of its event; who registered is told of changes."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.registrations import capacity_for
from wagtail_culture_social.domain.schedule import CALLED_OFF, FOREVER, State
from wagtail_culture_social.models.occurrences import Occurrence
from wagtail_culture_social.participation.models import RegistrationOffer, Seating
from wagtail_culture_social.participation.registrations import (
    seats,
    telling,
    waiting_list,
)
from wagtail_culture_social.participation.registrations.due import Due, owe


@dataclass(frozen=True, slots=True)
class Planned:
    """A date as the event has it now, with the state that the lead gives it."""

    start: datetime
    end: datetime
    state: str

    @property
    def is_off(self) -> bool:
        """Whether nobody need come: cancelled, postponed or gone."""
        return self.state in CALLED_OFF

    def capacity(self, said: int) -> int:
        """Return how many seats it should have: none more once it is called full."""
        return 0 if self.state == State.FULL else said


def project_seatings(offer: RegistrationOffer) -> int:
    """Write the dates of an offer that changed; return how many there were.

    New dates are added, and those that moved, are off, or are there again change.
    What is past stays as it was; what is permanent has no seats.
    """
    planned = _planned(offer)
    known = {row.recurrence_id: row for row in offer.seatings.all()}
    coming = {
        name: one
        for name, one in planned.items()
        if name not in known and one.start > now()
    }
    Seating.objects.bulk_create(
        (_seating(offer, name, one) for name, one in coming.items()),
        ignore_conflicts=True,
    )
    changed = [
        _change(row, planned.get(name) or _gone(row))
        for name, row in known.items()
        if row.starts_at > now()
    ]
    return len(coming) + sum(changed)


def _planned(offer: RegistrationOffer) -> dict[str, Planned]:
    """Return the dates of an event by their names; those of its live pages agree."""
    dates = Occurrence.objects.filter(twin_key=offer.twin_key, end__lt=FOREVER)
    rows = dates.values_list("recurrence_id", "start", "end", "state")
    return {name: Planned(*facts) for name, *facts in rows}


def _gone(row: Seating) -> Planned:
    return Planned(row.starts_at, row.ends_at, State.CANCELLED.value)


def _seating(offer: RegistrationOffer, name: str, one: Planned) -> Seating:
    return Seating(
        offer=offer,
        recurrence_id=name,
        starts_at=one.start,
        ends_at=one.end,
        capacity=one.capacity(offer.capacity),
        is_cancelled=one.is_off,
    )


def _change(row: Seating, one: Planned) -> bool:
    """Bring one date up to date, with its seats; tell whether anything changed."""
    as_planned = (one.start, one.end, one.is_off)
    is_same = (row.starts_at, row.ends_at, row.is_cancelled) == as_planned
    wanted = one.capacity(seats.said(row))
    if is_same and row.capacity == capacity_for(wanted, row.taken):
        return False
    with seats.held(row.pk) as seating:
        before = seating.starts_at, seating.is_cancelled
        seating.starts_at, seating.ends_at, seating.is_cancelled = as_planned
        seating.save(update_fields=["starts_at", "ends_at", "is_cancelled"])
        if news := _news(seating, *before):
            seating.registrations.update(reminded_at=None)
            rows = seating.registrations.filter(status__in=seats.HOLDING)
            owe(seating, rows, news)
            tell = partial(telling.tell_of_date, seating, news, before[0])
            transaction.on_commit(tell)
        came = waiting_list.settle(seating)
        transaction.on_commit(partial(telling.tell, came))
    return True


def _news(seating: Seating, start: datetime, was_off: bool) -> Due | None:  # noqa: FBT001
    """Return what those who registered have to be told of what became of a date."""
    if seating.is_cancelled:
        return None if was_off else Due.OFF
    if seating.starts_at != start:
        return Due.MOVED
    return Due.BACK if was_off else None
