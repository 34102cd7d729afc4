"""The entries that somebody sent to a contest, found by their address."""

from wagtail_culture_social.participation.entries.entering import person_of
from wagtail_culture_social.participation.models import Contest, Entry
from wagtail_culture_social.participation.models.entries import EntryStatus


def sent_by(contest: Contest, email: str) -> list[Entry]:
    """Return the entries whose address is this one, in order.

    That it is the same mailbox does not do: a provider may think otherwise, and the
    links would be a stranger's.
    """
    rows = Entry.objects.filter(contest=contest, person=person_of(contest, email))
    confirmed = rows.exclude(status=EntryStatus.UNCONFIRMED).order_by("pk")
    wanted = email.casefold()
    return [entry for entry in confirmed if entry.email.casefold() == wanted]
