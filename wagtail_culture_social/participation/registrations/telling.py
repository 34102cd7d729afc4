"""How people learn of seats they got and of what became of their date: for certain.

A mail that did not go out stays due, and the night tries again.
"""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import ngettext

from wagtail_culture_social.participation.caches import purge
from wagtail_culture_social.participation.models import Registration, Seating
from wagtail_culture_social.participation.registrations import mails
from wagtail_culture_social.participation.registrations.due import (
    Due,
    all_due,
    claim,
    owe,
)
from wagtail_culture_social.participation.registrations.seats import HOLDING

Status = Registration.Status
OF_SEATS = (Due.SEATS, Due.PROMOTED)


def after_change(seating: Seating, came: Iterable[int], newcomer: int = 0) -> None:
    """Have caches show the seats of a date as they are, and tell who got some.

    Call it after the transaction.
    """
    purge(seating.offer.twin_key)
    tell_of_seats(came, newcomer)


def tell_of_seats(came: Iterable[int], newcomer: int = 0) -> None:
    """Tell the ``newcomer`` that they registered, others that it is their turn."""
    rows = Registration.objects.select_related("seating__offer")
    for row in rows.filter(pk__in=list(came)).order_by("pk"):
        _tell(row, Due.SEATS if row.pk == newcomer else Due.PROMOTED)


def tell_of_date(
    seating: Seating, due: Due, previous_start: datetime | None = None
) -> None:
    """Tell who registered or waits what became of a date."""
    for row in seating.registrations.filter(status__in=HOLDING).order_by("pk"):
        row.seating = seating
        _tell(row, due, previous_start)


def tell_tonight() -> str:
    """Try again what did not go out; return what the nightly command says of it."""
    told = sum(_tell(row, due) for row, due in list(all_due()))
    words = ngettext(
        "Told about their date: %(count)d person.",
        "Told about their date: %(count)d persons.",
        told,
    )
    return words % {"count": told}


def _tell(row: Registration, due: Due, previous_start: datetime | None = None) -> bool:
    """Tell somebody what is due, if it is still so; a failure leaves it due."""
    if not claim(row, due) or not _is_so(row, due):
        return False
    if _send(row, due, previous_start):
        return True
    owe([row], due)
    return False


def _is_so(row: Registration, due: Due) -> bool:
    if due in OF_SEATS and row.status != Status.CONFIRMED:
        return False
    return row.status in HOLDING and row.seating.is_cancelled == (due == Due.OFF)


def _send(row: Registration, due: Due, previous_start: datetime | None) -> bool:
    if due == Due.SEATS:
        return mails.send_standing(row)
    if due == Due.PROMOTED:
        return mails.tell_promoted(row)
    if due == Due.OFF:
        return mails.tell_date_off(row)
    if due == Due.BACK:
        return mails.tell_date_moved(row, is_back=True)
    return mails.tell_date_moved(row, previous_start)
