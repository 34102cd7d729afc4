"""What is deleted every night: nothing is kept longer than what it was kept for."""

import time
from datetime import timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wagtail_culture_social.conf import now, today
from wagtail_culture_social.participation.defences import consents, limiter
from wagtail_culture_social.participation.models import (
    Answer,
    Entry,
    Feedback,
    FormToken,
    Institution,
    RateCount,
    RegisterImport,
    Registration,
)
from wagtail_culture_social.participation.models.answers import Status

UNCONFIRMED_FOR = timedelta(days=2)
"""How long an address may wait for its confirmation."""
IMPORTS_FOR = timedelta(days=30)
"""How long the rows of an imported file may be read again."""


def purge() -> str:
    """Delete what has had its time; return how much that was."""
    used, _rows = FormToken.objects.filter(expires_at__lt=now()).delete()
    yesterday = int(time.time()) - limiter.DAY
    counts, _rows = RateCount.objects.filter(span__lt=yesterday).delete()
    last_day = today() - UNCONFIRMED_FOR
    Feedback.objects.filter(page=None).delete()  # of pages that are gone
    RegisterImport.objects.filter(started_at__lt=now() - IMPORTS_FOR).delete()
    waited = _forget(Answer.objects.filter(written_on__lt=last_day))
    waited += _forget(Institution.objects.filter(registered_on__lt=last_day))
    waited += _forget(Entry.objects.filter(sent_at__lt=now() - UNCONFIRMED_FOR))
    waited += _forget(Registration.objects.filter(sent_at__lt=now() - UNCONFIRMED_FOR))
    return _(
        "Deleted – used tokens: %(used)d; counts of attempts: %(counts)d; "
        "rows never confirmed: %(waited)d."
    ) % {"used": used, "counts": counts, "waited": waited}


def _forget(rows: QuerySet) -> int:
    """Delete those rows that wait for a confirmation, with their consents."""
    keys = list(rows.filter(status=Status.UNCONFIRMED).values_list("key", flat=True))
    consents.forget(keys)
    rows.filter(key__in=keys).delete()
    return len(keys)
