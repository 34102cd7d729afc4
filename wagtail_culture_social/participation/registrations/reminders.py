"""The reminder that who has a seat gets in the night before; each gets one."""

from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import ngettext

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.registrations import reminder_is_due
from wagtail_culture_social.participation.mails import due
from wagtail_culture_social.participation.models import Registration
from wagtail_culture_social.participation.registrations.due import Due, owe
from wagtail_culture_social.participation.registrations.standing import is_public
from wagtail_culture_social.participation.registrations.telling import tell_due

AHEAD = timedelta(days=15)
"""How far ahead anybody is reminded at most, with a day to spare."""


def remind_tonight() -> str:
    """Remind whom it is time to; return what the nightly command says of it.

    Nobody is reminded of an event without a public page.
    """
    for row in _unreminded():
        hours = row.seating.offer.reminds_hours_before
        if reminder_is_due(now(), row.seating.starts_at, hours) and is_public(row):
            _owe(row)
    sent = due.send(due.marks(Due.REMINDER), tell_due)
    words = ngettext(
        "Reminded: %(count)d person.", "Reminded: %(count)d persons.", sent
    )
    return words % {"count": sent}


def _unreminded() -> QuerySet[Registration]:
    return Registration.objects.select_related("seating__offer").filter(
        status=Registration.Status.CONFIRMED,
        reminded_at=None,
        seating__is_cancelled=False,
        seating__starts_at__gt=now(),
        seating__starts_at__lt=now() + AHEAD,
    )


def _owe(row: Registration) -> None:
    """Note that somebody has to be reminded; of two commands at once one does."""
    mine = Registration.objects.filter(pk=row.pk, status=row.status, reminded_at=None)
    with transaction.atomic():
        if mine.update(reminded_at=now()):
            owe(row.seating, [row], Due.REMINDER)
