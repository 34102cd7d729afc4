"""Entries of children: none is public without a parent's confirmation; decided here."""

from django.db import transaction
from django.db.models import Q

from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.contests.asked import Wording
from wagtail_culture_social.participation.entries import consents
from wagtail_culture_social.participation.models import Entry
from wagtail_culture_social.participation.models.entries import EntryStatus

HAS_LEAVE = Q(is_minor=False) | Q(guardian_confirmed_at__isnull=False)
"""Entries that may be public, if somebody approves them."""
SILENT = (EntryStatus.UNCONFIRMED, EntryStatus.REFUSED, EntryStatus.WITHDRAWN)
"""Entries about which no parent is asked: not yet, or no more."""


def has_leave(entry: Entry) -> bool:
    """Tell whether an entry may be approved: a child's waits for a parent."""
    return not entry.is_minor or entry.guardian_confirmed_at is not None


def is_waiting(entry: Entry) -> bool:
    """Tell whether a parent is asked to confirm an entry."""
    return not has_leave(entry) and entry.status not in SILENT


def confirm(entry: Entry, wording: Wording) -> bool:
    """Keep that a parent agreed to these words; tell whether it was this click."""
    waiting = Entry.objects.filter(pk=entry.pk).exclude(HAS_LEAVE)
    with transaction.atomic():
        confirmed = waiting.exclude(status__in=SILENT).update(
            guardian_confirmed_at=now()
        )
        if confirmed:
            consents.record(entry.key, {consents.GUARDIAN: wording})
    return bool(confirmed)
