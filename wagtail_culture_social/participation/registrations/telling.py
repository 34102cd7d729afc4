"""How people learn where they stand and what became of their date: for certain.

A mail that did not go out stays due. A request sends for a while; what is left goes out
at night, or from the desk.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db.models import QuerySet
from django.utils.translation import ngettext

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.registrations import reminder_is_due
from wagtail_culture_social.participation.caches import purge
from wagtail_culture_social.participation.mails import due
from wagtail_culture_social.participation.models import DueMail, Registration, Seating
from wagtail_culture_social.participation.registrations import letters, mails
from wagtail_culture_social.participation.registrations.due import (
    Due,
    all_due,
    due_of,
)
from wagtail_culture_social.participation.registrations.seats import HOLDING
from wagtail_culture_social.participation.registrations.standing import is_public

Status = Registration.Status
STANDING = {
    Due.SEATS: Status.CONFIRMED,
    Due.PROMOTED: Status.CONFIRMED,
    Due.REMINDER: Status.CONFIRMED,
    Due.WAITING: Status.WAITING,
    Due.CANCELLED: Status.CANCELLED,
}
"""Where somebody stands to whom this is told; else they hold or want seats."""
OF_PUBLIC_PAGES = {Due.MOVED, Due.BACK, Due.REMINDER}
"""What waits while no page of the event is public."""


def after_change(seating: Seating, concerned: Iterable[int]) -> None:
    """Have caches show the seats of a date as they are, and tell whom it concerns.

    Call it after the transaction.
    """
    purge(seating.offer.twin_key)
    tell(concerned)


def tell(concerned: Iterable[int]) -> None:
    """Tell people what they have to be told of where they stand."""
    keys = Registration.objects.filter(pk__in=list(concerned)).order_by().values("key")
    due.send(due.marks(*Due).filter(subject__in=keys), tell_due, due.AT_ONCE)


def tell_of_date(
    seating: Seating, what: Due, previous_start: datetime | None = None
) -> None:
    """Tell who registered or waits what became of a date."""
    tell = partial(tell_due, previous_start=previous_start)
    due.send(due_of(seating).filter(what=what), tell, due.AT_ONCE)


def go_on(marks: QuerySet[DueMail]) -> int:
    """Send some of what is left; return how many mails went out."""
    sent = due.send(marks, tell_due, due.AT_ONCE)
    letters.forget_sent()
    return sent


def tell_tonight() -> str:
    """Try again what did not go out; return what the nightly command says of it."""
    told = due.send(all_due(), tell_due)
    letters.forget_sent()
    words = ngettext(
        "Told about their date: %(count)d person.",
        "Told about their date: %(count)d persons.",
        told,
    )
    return words % {"count": told}


def tell_due(mark: DueMail, previous_start: datetime | None = None) -> bool | None:
    """Tell somebody what is due, if it is still so."""
    rows = Registration.objects.select_related("seating__offer").exclude(email="")
    row = rows.filter(key=mark.subject).first()
    if row is None:
        return None
    if mark.what.startswith(letters.LETTER):
        return letters.send(row, mark.what)
    what = Due(mark.what)
    if not _is_so(row, what):
        return None
    if what in OF_PUBLIC_PAGES and not is_public(row):
        return False
    return _send(row, what, previous_start)


def _is_so(row: Registration, what: Due) -> bool:
    seating, hours = row.seating, row.seating.offer.reminds_hours_before
    if seating.ends_at < now():
        return False
    if what == Due.REMINDER and not reminder_is_due(now(), seating.starts_at, hours):
        return False
    if row.status != STANDING.get(what, row.status):
        return False
    if what == Due.CANCELLED:
        return True
    return row.status in HOLDING and seating.is_cancelled == (what == Due.OFF)


def _send(row: Registration, what: Due, previous_start: datetime | None) -> bool:
    if what == Due.PROMOTED:
        return mails.tell_promoted(row)
    if what == Due.REMINDER:
        return mails.remind(row)
    if what == Due.OFF:
        return mails.tell_date_off(row)
    if what == Due.BACK:
        return mails.tell_date_moved(row, is_back=True)
    if what == Due.MOVED:
        return mails.tell_date_moved(row, previous_start)
    return mails.send_standing(row)
