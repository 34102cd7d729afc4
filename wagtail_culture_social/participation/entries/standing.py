"""Where an entry stands, in the words in which its author or a parent reads it."""

from collections.abc import Iterator
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from wagtail_culture_social.domain.dates import format_when
from wagtail_culture_social.domain.rights import rights_label
from wagtail_culture_social.participation.contests.cards import public_url
from wagtail_culture_social.participation.contests.walls import public_entries
from wagtail_culture_social.participation.entries.calls import call_of, parts_of
from wagtail_culture_social.participation.entries.consents import labels, purpose_of
from wagtail_culture_social.participation.entries.exports import consents_of
from wagtail_culture_social.participation.entries.guardians import is_waiting
from wagtail_culture_social.participation.models import Consent, Entry
from wagtail_culture_social.participation.models.entries import EntryStatus


def standing_of(entry: Entry, token: str) -> dict[str, Any]:
    """Return what the pages behind the links show; ``token`` is that of the link."""
    call = call_of(entry)
    is_live = call is not None and call.page.live
    return {
        "entry": entry,
        "title": call.value["title"] if call else entry.contest.title,
        "calling_url": f"{call.page.url}#{call.anchor}" if call and is_live else "",
        "calling_title": call.page.title if call else "",
        "state": state_words(entry),
        "licence": rights_label(entry.licence, entry.language),
        "parts": parts_of(entry, call, token),
        "agreed": list(_agreed(entry)),
        "public_url": _public_url(entry) if is_live else "",
    }


def state_words(entry: Entry) -> str:
    """Return where an entry stands, in the active language.

    That moderators look at one twice is their affair: for its author it waits.
    """
    if is_waiting(entry):
        return _("Waiting for the confirmation of a parent: it is shown to nobody yet.")
    waits = _("Received. The organisers look at every entry before it is shown.")
    return {
        EntryStatus.UNCONFIRMED: _("Your address is not confirmed yet."),
        EntryStatus.PENDING: waits,
        EntryStatus.FLAGGED: waits,
        EntryStatus.APPROVED: _("Accepted: everybody can see it."),
        EntryStatus.REFUSED: _("Not accepted. Its files are deleted."),
        EntryStatus.WITHDRAWN: _("Withdrawn. Its files are deleted."),
    }[EntryStatus(entry.status)]


def _agreed(entry: Entry) -> Iterator[tuple[str, str, Consent]]:
    """Yield each consent with its name and when it was given, in words."""
    names = {purpose_of(name): label for name, label in labels().items()}
    for consent in consents_of(entry):
        given = localtime(consent.given_at)
        when = format_when(given, given, entry.language)
        yield names.get(consent.purpose, ""), when, consent


def _public_url(entry: Entry) -> str:
    if not public_entries(entry.contest).filter(pk=entry.pk).exists():
        return ""
    return f"{public_url('entry', entry.key)}?lang={entry.language}"
