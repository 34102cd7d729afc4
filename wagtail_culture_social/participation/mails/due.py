"""What has to be told to whom, from the change on until the mail went out.

Marks are made in the transaction of the change, so that neither a fault nor the end of
a process loses a mail; every night sends what is left. Who is told what, and whether it
is still so, is for the features to say.
"""

import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.mails.sending import one_connection
from wagtail_culture_social.participation.models import DueMail

AT_ONCE = 10.0
"""Seconds that a request spends on mails; what is left then is for later."""
KEPT = timedelta(days=30)
"""How long a mail is tried that is of no date."""
LEASE = timedelta(minutes=15)
"""After so long, who began to send a mail and said nothing more was killed."""


def owe(subjects: Iterable[UUID], what: str, until: datetime | None = None) -> None:
    """Note that this has to be told of these rows, by their keys.

    Who is just being told it is told once more: it is news.
    """
    until = until or now() + KEPT
    DueMail.objects.bulk_create(
        [DueMail(subject=key, what=what, until=until) for key in subjects],
        update_conflicts=True,
        unique_fields=["subject", "what"],
        update_fields=["until", "taken_at"],
    )


def marks(*whats: str) -> QuerySet[DueMail]:
    """Return what is due of these kinds, and still worth telling."""
    return DueMail.objects.filter(what__in=whats, until__gte=now())


def send(
    due: QuerySet[DueMail],
    tell: Callable[[DueMail], bool | None],
    seconds: float | None = None,
) -> int:
    """Send what is due, one after the other; return how many mails went out.

    ``tell`` answers whether a mail went out, or ``None`` if there is nothing to tell
    any more. A mail that did not go out stays due; so do all that are left after so
    many ``seconds``. Of two who come together, one sends a mail.
    """
    end = time.monotonic() + seconds if seconds is not None else float("inf")
    sent = 0
    with one_connection():
        for mark in list(due.order_by("pk")):
            if time.monotonic() >= end:
                break
            if _take(mark):
                sent += _told(mark, tell)
    return sent


def forget(subjects: Iterable[UUID]) -> None:
    """Tell nothing more of these rows: they are gone, or nobody's any more."""
    DueMail.objects.filter(subject__in=list(subjects)).delete()


def _take(mark: DueMail) -> bool:
    """Take a mail on; of two who come together one does. By the real time."""
    moment = timezone.now()
    free = Q(taken_at=None) | Q(taken_at__lt=moment - LEASE)
    mark.taken_at = moment
    return bool(DueMail.objects.filter(free, pk=mark.pk).update(taken_at=moment))


def _told(mark: DueMail, tell: Callable[[DueMail], bool | None]) -> bool:
    """Tell it; what became due again meanwhile stays."""
    answer = tell(mark)
    mine = DueMail.objects.filter(pk=mark.pk, taken_at=mark.taken_at)
    if answer is False:
        mine.update(taken_at=None)
    else:
        mine.delete()
    return bool(answer)
