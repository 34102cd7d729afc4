"""A file outlives a form with a fault elsewhere: a signed word in the form names it."""

from collections.abc import Iterable
from uuid import UUID

from wagtail_culture_social.domain.retention import RULES
from wagtail_culture_social.participation.defences import tokens
from wagtail_culture_social.participation.models import Entry, Upload

PURPOSE = "upload.kept"
SECONDS = RULES["upload.unsent"].days * 24 * 60 * 60
"""How long a word is good: as long as a file without an entry is kept."""


def word_for(upload: Upload) -> str:
    """Return the word that brings a file back into the same field of the form."""
    return tokens.issue(PURPOSE, str(upload.key), upload.field)


def kept(word: str, field: str) -> Upload | None:
    """Return the file that a word names for a field; ``None`` when it is gone.

    A file that an entry has already is returned too: a form that was sent twice is
    answered as the first time. ``claim`` gives it to nobody else.
    """
    parts = tokens.read(PURPOSE, word, SECONDS)
    if parts is None or parts[1] != field:
        return None
    return Upload.objects.filter(key=UUID(parts[0])).first()


def claim(uploads: Iterable[Upload], entry: Entry) -> bool:
    """Give files to an entry; ``False`` when one of them is another's by now."""
    keys = {upload.pk for upload in uploads}
    if not keys:
        return True
    free = Upload.objects.filter(pk__in=keys, entry=None)
    return free.update(entry=entry) == len(keys)
