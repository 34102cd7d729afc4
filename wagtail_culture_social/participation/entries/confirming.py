"""How an entry is confirmed by its link, and how many one person may have."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import F, QuerySet

from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.models import Contest, Entry
from wagtail_culture_social.participation.models.entries import EntryStatus

IN_CONTEST = (EntryStatus.PENDING, EntryStatus.FLAGGED, EntryStatus.APPROVED)
"""Entries that count: one whose address nobody confirmed may be anybody's."""


@contextmanager
def held(contest: int) -> Iterator[None]:
    """Have the entries of a contest to oneself in a transaction; others wait.

    A write comes first: after a read, SQLite could not wait for it any more.
    """
    with transaction.atomic():
        Contest.objects.filter(pk=contest).update(block_id=F("block_id"))
        yield


def confirm(entry: Entry) -> bool:
    """Let an entry wait for moderators; tell whether it was this click.

    It was not where the person has as many entries as the contest allows.
    """
    with held(entry.contest_id):
        if not has_room(entry):
            return False
        rows = Entry.objects.filter(pk=entry.pk, status=EntryStatus.UNCONFIRMED)
        return bool(rows.update(status=EntryStatus.PENDING, confirmed_at=now()))


def has_room(entry: Entry) -> bool:
    """Tell whether the contest allows one entry more of this person."""
    most = entry.contest.rules["most_per_person"]
    return most is None or others_of(entry).count() < most


def others_of(entry: Entry) -> QuerySet[Entry]:
    """Return the other entries of the same person that count."""
    rows = Entry.objects.filter(contest=entry.contest_id, person=entry.person)
    return rows.filter(status__in=IN_CONTEST).exclude(pk=entry.pk)
