"""Deciding on entries: one door, which notes who did it, publishes and takes back."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, log

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain import moderation
from wagtail_culture_social.domain.contests import Rules
from wagtail_culture_social.domain.moderation import Hindrance
from wagtail_culture_social.domain.uploads import UploadFault
from wagtail_culture_social.participation.contests.caching import purge_contest
from wagtail_culture_social.participation.entries import guardians
from wagtail_culture_social.participation.models import Contest, Entry, Upload
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.moderation import telling
from wagtail_culture_social.participation.uploads.erasing import erase
from wagtail_culture_social.participation.uploads.publishing import (
    publish_all,
    unpublish,
)

LONGEST_TITLE = 230
"""Characters of the title of a contest in that of a picture, beside a number."""

LOGGED = {
    EntryStatus.APPROVED: "wagtail_culture_social.entry_approved",
    EntryStatus.REFUSED: "wagtail_culture_social.entry_refused",
    EntryStatus.FLAGGED: "wagtail_culture_social.entry_flagged",
}


def hindrance(
    entry: Entry, status: Any, seen_at: datetime | None = None
) -> Hindrance | None:
    """Return why an entry cannot get a status, ``None`` if it can.

    ``seen_at`` is when somebody looked who decides: what came, or what another one
    decided, after that is news to them.
    """
    if moderation.is_news(seen_at, entry.confirmed_at, entry.decided_at):
        return Hindrance.NEWS
    return moderation.hindrance(
        entry.status,
        status,
        lacks_guardian=not guardians.has_leave(entry),
        has_unread=not all(upload.is_read for upload in entry.uploads.all()),
        lacks_file=_lacks_file(entry),
    )


def decide(
    entries: Iterable[Entry],
    status: Any,
    user: Any,
    reason: str = "",
    message: str = "",
    seen_at: datetime | None = None,
) -> int:
    """Approve, refuse or flag entries; return how many it changed.

    What cannot be decided so is left alone, as is what somebody else, or the author,
    has decided since ``seen_at``, and what came since. Of what is refused the files are
    deleted, and the words and the reason stay (DSA, article 17). Authors are told by
    mail once it is kept, except that an entry which was not public is looked at again.
    The log holds the number of a contest and the reason, never a word of an author or
    to one.
    """
    told: dict[str, Any] = {"reason": reason, "message": message}
    changed: dict[Contest, list[UUID]] = defaultdict(list)
    mailed: list[Entry] = []
    with transaction.atomic():
        for entry in entries:
            was = entry.status
            if hindrance(entry, status, seen_at):
                continue
            if not _written(entry, status, user, told):
                continue
            changed[entry.contest].append(entry.key)
            is_quiet = status == EntryStatus.FLAGGED and was != EntryStatus.APPROVED
            if message or not is_quiet:
                mailed.append(entry)
        for contest, shown in changed.items():
            purge_contest(contest, shown)
        telling.owe(mailed, status)
        keys = [entry.key for entry in mailed]
        transaction.on_commit(partial(telling.tell, keys))
    return sum(map(len, changed.values()))


def register_entry_actions(actions: LogActionRegistry) -> None:
    """Name what is decided in Wagtail's histories."""
    approved, refused, flagged = LOGGED.values()
    actions.register_action(approved, _("Approve an entry"), _("Entry approved"))
    actions.register_action(refused, _("Refuse an entry"), _("Entry refused"))
    actions.register_action(
        flagged, _("Look at an entry again"), _("Entry to be looked at again")
    )


def _lacks_file(entry: Entry) -> bool:
    """Tell whether a required file went with a refusal; before any, none has gone."""
    if entry.decided_at is None:
        return False
    there = {upload.field for upload in entry.uploads.all()}
    fields = Rules.from_json(entry.contest.rules).fields
    required = {one.id for one in fields if one.required and one.is_uploaded}
    return not required <= there


def _written(entry: Entry, status: Any, user: Any, told: dict[str, Any]) -> bool:
    """Write a decision with what follows from it, or nothing; tell which."""
    facts = {"status": status, "decided_at": now(), "decided_by": user, **told}
    try:
        with transaction.atomic():
            rows = Entry.objects.filter(pk=entry.pk, status=entry.status)
            if not rows.update(**facts):
                return False
            data = {"contest": entry.contest_id, "reason": told["reason"]}
            log(entry, LOGGED[status], user=user, data=data)
            _follow_files(entry, status)
    except (OSError, UploadFault):  # a file that is gone or was never read
        return False
    for name, value in facts.items():
        setattr(entry, name, value)
    return True


def public_title(entry: Entry) -> str:
    """Return what the files of an entry are called in the library of the site.

    No word of its author: the library writes titles into histories, which outlive it.
    """
    return f"{entry.contest.title[:LONGEST_TITLE]} – {entry.pk}".lstrip(" –")


def _follow_files(entry: Entry, status: Any) -> None:
    """Put the files of an entry into the library, take them out of it, or delete them.

    They are asked for anew: the entry was read before it was written.
    """
    uploads = Upload.objects.filter(entry=entry)
    if status == EntryStatus.APPROVED:
        words = {"credit": entry.credit, "licence": entry.licence}
        publish_all(uploads, title=public_title(entry), **words)
        return
    end = erase if status == EntryStatus.REFUSED else unpublish
    for upload in uploads:
        end(upload)
