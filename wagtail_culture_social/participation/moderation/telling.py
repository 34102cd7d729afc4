"""How authors are told what was decided of their entries, each in their language.

A mail that did not go out stays due, and the night tries again.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import ngettext

from wagtail_culture_social.participation.contests.cards import public_url
from wagtail_culture_social.participation.entries.links import (
    GUARDIAN,
    MANAGING,
    path_to,
)
from wagtail_culture_social.participation.mails import due
from wagtail_culture_social.participation.mails.links import SignedLink, on_site_of
from wagtail_culture_social.participation.mails.sending import send
from wagtail_culture_social.participation.models import DueMail, Entry
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.moderation.words import TO_AUTHOR

MAILS = {
    EntryStatus.APPROVED: "entry_approved",
    EntryStatus.REFUSED: "entry_refused",
    EntryStatus.FLAGGED: "entry_flagged",
}
AUTHOR, PARENT = "author", "parent"
WHATS = {
    f"entry.{status}.{reader}": (status, reader)
    for status in MAILS
    for reader in (AUTHOR, PARENT)
}


def owe(entries: Iterable[Entry], status: Any) -> None:
    """Note that the authors of entries have to be told what was decided.

    A parent who answers for a child is told, too.
    """
    found = list(entries)
    for reader in (AUTHOR, PARENT):
        keys = [one.key for one in found if _address(one, reader)]
        due.owe(keys, f"entry.{status}.{reader}")


def left(keys: Iterable[UUID]) -> QuerySet[DueMail]:
    """Return what is still to be told of these entries."""
    return due.marks(*WHATS).filter(subject__in=list(keys))


def tell(keys: Iterable[UUID]) -> int:
    """Tell what was decided of entries, for a while; return how many mails went out."""
    return due.send(left(keys), _tell, due.AT_ONCE)


def tell_tonight() -> str:
    """Try again what did not go out; return what the nightly command says of it."""
    told = due.send(due.marks(*WHATS), _tell)
    words = ngettext(
        "Told of a decision on entries: %(count)d person.",
        "Told of a decision on entries: %(count)d persons.",
        told,
    )
    return words % {"count": told}


def _tell(mark: DueMail) -> bool | None:
    """Tell somebody; where something else was decided meanwhile, that is told."""
    status, reader = WHATS[mark.what]
    entries = Entry.objects.filter(key=mark.subject, status=status)
    entry = entries.select_related("contest__page").first()
    address = _address(entry, reader) if entry else ""
    if entry is None or not address:
        return None
    facts = _facts(entry, GUARDIAN if reader == PARENT else MANAGING)
    return send(address, MAILS[status], entry.language, facts)


def _address(entry: Entry, reader: str) -> str:
    """Return where somebody is told; a parent who lent their address is told once."""
    if reader == PARENT:
        return entry.guardian_email
    return entry.email if entry.email != entry.guardian_email else ""


def _facts(entry: Entry, link: SignedLink) -> dict[str, Any]:
    """Return what a mail says: nothing that only moderators know."""
    page = entry.contest.page
    path = f"{public_url('entry', entry.key)}?lang={entry.language}"
    with translation.override(entry.language):
        reason = str(TO_AUTHOR.get(entry.reason, ""))
    return {
        "title": entry.title,
        "contest": entry.contest.title,
        "reason": reason,
        "message": entry.message,
        "url": on_site_of(page, path) if page else "",
        "own_url": on_site_of(page, path_to(entry, link)) if page else "",
    }
