"""The entries that somebody sent to a contest, found by their address."""

from wagtail_culture_social.participation.entries.entering import person_of
from wagtail_culture_social.participation.models import Contest, Entry


def sent_by(contest: Contest, email: str) -> list[Entry]:
    """Return the entries whose address is this one, in order, unconfirmed ones too."""
    rows = Entry.objects.filter(contest=contest, person=person_of(contest, email))
    return [entry for entry in rows.order_by("pk") if is_of(entry, email)]


def is_of(entry: Entry, email: str) -> bool:
    """Tell whether the address of an entry is this one, so that its links may go there.

    That it is the same mailbox does not do: a provider may think otherwise, and the
    links would be a stranger's.
    """
    return entry.email.casefold() == email.casefold()
