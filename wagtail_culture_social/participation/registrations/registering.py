"""What becomes of a registration: asked for, confirmed by its link, cancelled."""

import secrets
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.mailboxes import mailbox_of
from wagtail_culture_social.domain.registrations import Phase
from wagtail_culture_social.participation.defences import consents
from wagtail_culture_social.participation.models import Registration, Seating
from wagtail_culture_social.participation.registrations import (
    seats,
    telling,
    waiting_list,
)
from wagtail_culture_social.participation.registrations.due import Due, owe
from wagtail_culture_social.participation.registrations.seats import HOLDING

NEEDS = "registration.needs"
SALT = "wagtail_culture_social.participation.registration"
Status = Registration.Status


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says who registers; ``agreed`` are the words for their needs."""

    name: str
    email: str
    adults: int = 1
    children: int = 0
    needs: str = ""
    agreed: str = ""


def register(seating: Seating, said: Said, language: str) -> tuple[Registration, bool]:
    """Keep who registers for a date; tell whether the row is new. No mail goes out.

    Who has not confirmed yet corrects what they said, and keeps their place. Of who
    has, nothing changes: only the owner of a mailbox is told that it is registered.
    """
    told = {
        "name": said.name,
        "email": said.email,
        "adults": said.adults,
        "children": said.children,
        "needs": said.needs,
        "language": language,
        "sent_at": now(),
    }
    person = person_of(seating, said.email)
    try:
        with transaction.atomic():
            row = Registration.objects.create(seating=seating, person=person, **told)
    except IntegrityError:
        row, is_new = _latest(seating, person), False
        unconfirmed = Registration.objects.filter(pk=row.pk, status=Status.UNCONFIRMED)
        if not unconfirmed.update(**told):
            return row, False
        row.refresh_from_db()
        consents.forget([row.key])
    else:
        is_new = True
    if said.needs:
        consents.record(row.key, NEEDS, said.agreed, language)
    return row, is_new


def confirm(row: Registration) -> bool:
    """Give who confirms an address seats or a place on the list; tell whether.

    It goes through the waiting list, so that nobody who waits is overtaken.
    """
    with seats.held(row.seating_id) as seating:
        if seats.phase_of(seating) != Phase.OPEN or not waiting_list.join(row):
            return False
        came = waiting_list.settle(seating, row.pk)
        may_stay = row.pk in came or seating.offer.has_waiting_list
        if not may_stay:
            waiting_list.leave(row)
        elif row.pk not in came:
            owe(seating, [row], Due.WAITING)
    _is_there(row)
    telling.after_change(seating, [*came, row.pk])
    return may_stay


def cancel(row: Registration) -> bool:
    """Cancel a registration, and let who waits come; tell whether it was this click.

    What somebody needed to take part is erased with it.
    """
    with seats.held(row.seating_id) as seating:
        may_cancel = _is_there(row) and row.status in HOLDING
        if not may_cancel or not seats.takes_place(seating):
            return False
        cancelled = {"status": Status.CANCELLED, "cancelled_at": now(), "needs": ""}
        Registration.objects.filter(pk=row.pk).update(**cancelled)
        consents.forget([row.key])
        if row.status == Status.CONFIRMED:
            seats.give_back(seating, row.seats)
        owe(seating, [row], Due.CANCELLED)
        came = waiting_list.settle(seating)
    _is_there(row)
    telling.after_change(seating, [row.pk, *came])
    return True


def erase(row: Registration) -> None:
    """Delete a registration with its traces; its seats go to who waits."""
    with seats.held(row.seating_id) as seating:
        if not _is_there(row):
            return
        consents.forget([row.key])
        row.delete()
        if row.status == Status.CONFIRMED:
            seats.give_back(seating, row.seats)
        came = waiting_list.settle(seating)
    telling.after_change(seating, came)


def person_of(seating: Seating, email: str) -> str:
    """Return what tells that two registrations are of one mailbox, for this date.

    Who has no mailbox is nobody else.
    """
    if not email:
        return secrets.token_hex(32)
    told = f"{seating.pk} {mailbox_of(email)}"
    return salted_hmac(SALT, told, algorithm="sha256").hexdigest()


def _is_there(row: Registration) -> bool:
    """Read a registration anew; tell whether nobody has erased it meanwhile."""
    try:
        row.refresh_from_db()
    except Registration.DoesNotExist:
        return False
    return True


def _latest(seating: Seating, person: str) -> Registration:
    rows = Registration.objects.select_related("seating__offer").order_by("-pk")
    return rows.filter(seating=seating, person=person)[0]
