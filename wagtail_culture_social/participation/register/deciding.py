"""What editors decide on registrations, and how those who registered are told."""

from collections.abc import Iterable
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.log_actions import log

from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.mails import due
from wagtail_culture_social.participation.mails.sending import send
from wagtail_culture_social.participation.models import DueMail, Institution
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.register import joining
from wagtail_culture_social.participation.register.campaigns import page_in
from wagtail_culture_social.participation.register.directory import PATH
from wagtail_culture_social.social.addresses import full_url

DECIDED = (Status.APPROVED, Status.REFUSED)
ACTIONS = {
    Status.APPROVED: "wagtail_culture_social.institution.approve",
    Status.REFUSED: "wagtail_culture_social.institution.refuse",
}
TOLD = "institution.decided"
MAILS = {Status.APPROVED: "register_approved", Status.REFUSED: "register_refused"}
OPEN: dict[Any, Any] = {
    Status.APPROVED: (Status.PENDING, Status.REFUSED),
    Status.REFUSED: (Status.PENDING, Status.APPROVED),
}
"""What may become approved or refused; never what nobody has confirmed."""


def decide(rows: Iterable[Institution], status: Any, user: Any) -> int:
    """Approve or refuse what may be, and tell by mail; return how many there were.

    Of two editors who decide at once, one does.
    """
    with transaction.atomic():
        decided = (_decided(row, status, user) for row in rows)
        done = [row for row in decided if row is not None]
        for row in done:
            log(row, ACTIONS[status], user=user)
        keys = [row.key for row in done]
        due.owe(keys, TOLD)
        transaction.on_commit(partial(tell, keys))
    return len(done)


def tell(keys: Iterable[UUID]) -> None:
    """Tell what was decided, and erase the address, for a while.

    An address to which nothing could be sent stays, until a later try.
    """
    marks = due.marks(TOLD).filter(subject__in=list(keys))
    due.send(marks, _told, due.AT_ONCE)


def tell_all() -> str:
    """Try again what could not be sent; every night does, and prints the answer."""
    told = due.send(due.marks(TOLD), _told)
    words = ngettext(
        "Told of a decision: %(number)d institution.",
        "Told of a decision: %(number)d institutions.",
        told,
    )
    return words % {"number": told}


def register_actions(actions: Any) -> None:
    """Name what is decided, for the histories of Wagtail."""
    actions.register_action(
        ACTIONS[Status.APPROVED], _("Approve"), _("Approved for the directory")
    )
    actions.register_action(
        ACTIONS[Status.REFUSED], _("Refuse"), _("Refused for the directory")
    )


def _decided(row: Institution, status: Any, user: Any) -> Institution | None:
    """Decide on one row; return the row that stays, ``None`` where nothing changed.

    What an institution wants to join waits as long as itself is not approved.
    """
    is_joining = status == Status.APPROVED and joining.is_joining(row)
    known = joining.known_as(row) if is_joining else None
    if known is not None and known.status != Status.APPROVED:
        return None
    rows = Institution.objects.filter(pk=row.pk, status__in=OPEN[status])
    if not rows.update(status=status, decided_at=now(), decided_by=user):
        return None
    return joining.join(row, known) if is_joining else row


def _told(mark: DueMail) -> bool | None:
    rows = Institution.objects.filter(key=mark.subject, status__in=DECIDED)
    row = rows.exclude(email="").first()
    if row is None:
        return None
    place = row.participations.order_by("pk").last()
    page = page_in(place.twin_key, row.language) if place else None
    url = full_url(page) if page else ""
    context = {
        "institution": row,
        "campaign": page.title if page else "",
        "url": url and f"{url}{PATH}",
    }
    is_sent = send(row.email, MAILS[Status(row.status)], row.language, context)
    if is_sent:
        Institution.objects.filter(pk=row.pk).update(email="")
    return is_sent
