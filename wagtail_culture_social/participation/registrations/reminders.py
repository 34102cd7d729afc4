"""The reminder that who has a seat gets in the night before; each gets one."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils.translation import ngettext

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.registrations import reminder_is_due
from wagtail_culture_social.participation.models import Registration
from wagtail_culture_social.participation.registrations import mails

AHEAD = timedelta(days=15)
"""How far ahead anybody is reminded at most, with a day to spare."""


def remind_tonight() -> str:
    """Remind whom it is time to; return what the nightly command says of it."""
    sent = sum(_remind(row) for row in _due())
    words = ngettext(
        "Reminded: %(count)d person.", "Reminded: %(count)d persons.", sent
    )
    return words % {"count": sent}


def _due() -> list[Registration]:
    return [
        row
        for row in _unreminded()
        if reminder_is_due(
            now(), row.seating.starts_at, row.seating.offer.reminds_hours_before
        )
    ]


def _unreminded() -> QuerySet:
    return Registration.objects.select_related("seating__offer").filter(
        status=Registration.Status.CONFIRMED,
        reminded_at=None,
        seating__is_cancelled=False,
        seating__starts_at__gt=now(),
        seating__starts_at__lt=now() + AHEAD,
    )


def _remind(row: Registration) -> bool:
    """Remind one person; of two commands at once one does, and a failure waits."""
    mine = Registration.objects.filter(pk=row.pk, status=row.status)
    if not mine.filter(reminded_at=None).update(reminded_at=now()):
        return False
    if mails.remind(row):
        return True
    mine.update(reminded_at=None)
    return False
