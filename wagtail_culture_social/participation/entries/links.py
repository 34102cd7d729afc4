"""The signed links of entries: to confirm, for a parent, and to manage."""

from datetime import timedelta

from wagtail_culture_social.participation.contests.cards import public_url
from wagtail_culture_social.participation.mails.links import SignedLink
from wagtail_culture_social.participation.models import Contest, Entry

CONFIRMING = SignedLink("entry.confirm", "entry_confirm", timedelta(days=2))
GUARDIAN = SignedLink("entry.guardian", "entry_guardian", timedelta(days=800))
MANAGING = SignedLink("entry.manage", "entry_mine", timedelta(days=800))
"""A parent may take back their agreement as long as an author may withdraw."""


def path_to(entry: Entry, link: SignedLink) -> str:
    """Return the address of a link to an entry, without its host."""
    return link.path(str(entry.key), entry.language)


def read_link(token: str, link: SignedLink) -> tuple[Entry | None, str]:
    """Return which entry this links to, and its language; ``None`` where there is none.

    The language of a deleted entry is known still; that of a forged link is ``""``.
    """
    parts = link.read(token)
    if parts is None:
        return None, ""
    rows = Entry.objects.select_related("contest__page")
    return rows.filter(key=parts[0]).first(), parts[1]


def lost_link_url(contest: Contest, language: str) -> str:
    """Return where one asks again for the links to one's entries, in a language."""
    address = public_url("entry_link", contest.twin_key, contest.block_id)
    return f"{address}?lang={language}"
