"""What entrants do with an entry of theirs: withdraw it, or delete it for good."""

from django.db import transaction

from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.contests.caching import purge_contest
from wagtail_culture_social.participation.models import Entry
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.uploads import erasing


def withdraw(entry: Entry) -> bool:
    """Take an entry out of the contest and delete its files; tell whether it was this.

    The write comes first: of who approves it at the same moment, one waits. It is the
    last decision on the entry, and nobody else's: its time begins with it.
    """
    withdrawn = {
        "status": EntryStatus.WITHDRAWN,
        "decided_at": now(),
        "decided_by": None,
    }
    with transaction.atomic():
        rows = Entry.objects.filter(pk=entry.pk).exclude(status=EntryStatus.WITHDRAWN)
        if not rows.update(**withdrawn):
            return False
        for upload in entry.uploads.all():
            erasing.erase(upload)
        purge_contest(entry.contest, [entry.key])
    return True


def erase(entry: Entry) -> None:
    """Delete an entry with its files and pictures; consents and labels go with it."""
    with transaction.atomic():
        withdraw(entry)
        entry.delete()
