"""The mails about an entry, each in the language in which it was sent."""

from collections.abc import Sequence
from typing import Any

from wagtail_culture_social.participation.contests.asked import AskedContest
from wagtail_culture_social.participation.entries import guardians
from wagtail_culture_social.participation.entries.calls import call_of
from wagtail_culture_social.participation.entries.links import (
    CONFIRMING,
    GUARDIAN,
    MANAGING,
    path_to,
)
from wagtail_culture_social.participation.mails.links import SignedLink, on_site_of
from wagtail_culture_social.participation.mails.sending import send
from wagtail_culture_social.participation.models import Entry
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.social.addresses import full_url


def ask_to_confirm(entry: Entry, asked: AskedContest) -> bool:
    """Send the link that confirms an entry to this call; tell whether it went out."""
    return _send(entry, "entry_confirm", CONFIRMING, entry.email, asked)


def tell_received(entry: Entry) -> bool:
    """Tell that an entry is there, with the link to it; ask a child's parent.

    Tell whether all of that went out.
    """
    is_told = _send(entry, "entry_received", MANAGING, entry.email)
    is_asked = not guardians.is_waiting(entry) or ask_guardian(entry)
    return is_told and is_asked


def ask_guardian(entry: Entry) -> bool:
    """Ask the parent of a child to confirm the entry; tell whether that went out."""
    if not guardians.is_waiting(entry):
        return False
    return _send(entry, "entry_guardian", GUARDIAN, entry.guardian_email)


def send_links(asked: AskedContest, email: str, entries: Sequence[Entry]) -> bool:
    """Send somebody the links to their entries, or that there are none.

    That of an entry which nobody confirmed confirms it, and the mail names it not.
    It goes to the address that the entries have; so who watches learns nothing.
    """
    found = [
        (one, on_site_of(asked.page, path_to(one, _link_for(one)))) for one in entries
    ]
    to = entries[0].email if entries else email
    context = _about(asked) | {"entries": found}
    return send(to, "entry_links", asked.language, context)


def _link_for(entry: Entry) -> SignedLink:
    return CONFIRMING if entry.status == EntryStatus.UNCONFIRMED else MANAGING


def _send(
    entry: Entry,
    template: str,
    link: SignedLink,
    to: str,
    call: AskedContest | None = None,
) -> bool:
    call = call or call_of(entry)
    if call is None or not to:
        return False
    url = on_site_of(call.page, path_to(entry, link))
    context = _about(call) | {"entry": entry, "url": url}
    return send(to, template, entry.language, context)


def _about(call: AskedContest) -> dict[str, Any]:
    return {
        "title": call.value["title"],
        "calling_url": f"{full_url(call.page)}#{call.anchor}",
    }
