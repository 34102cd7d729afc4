"""How authors are told what was decided of their entries, each in their language."""

from collections.abc import Iterable
from typing import Any

from django.utils import translation

from wagtail_culture_social.participation.contests.cards import public_url
from wagtail_culture_social.participation.entries.links import (
    GUARDIAN,
    MANAGING,
    path_to,
)
from wagtail_culture_social.participation.mails.links import SignedLink, on_site_of
from wagtail_culture_social.participation.mails.sending import send
from wagtail_culture_social.participation.models import Entry
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.moderation.words import TO_AUTHOR

MAILS = {
    EntryStatus.APPROVED: "entry_approved",
    EntryStatus.REFUSED: "entry_refused",
    EntryStatus.FLAGGED: "entry_flagged",
}


def tell(keys: Iterable[int], status: Any) -> int:
    """Tell the authors of entries what was decided; return how many mails went out.

    A parent who answers for a child is told, too. Where something else was decided
    meanwhile, who did so tells it.
    """
    entries = Entry.objects.filter(pk__in=list(keys), status=status)
    return sum(
        send(address, MAILS[status], entry.language, facts)
        for entry in entries.select_related("contest__page")
        for address, link in _readers(entry).items()
        for facts in [_facts(entry, link)]
        if address
    )


def _readers(entry: Entry) -> dict[str, SignedLink]:
    """Return who is told, each with the kind of link to the entry that is theirs."""
    return {entry.email: MANAGING} | {entry.guardian_email: GUARDIAN}


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
