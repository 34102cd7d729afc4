"""Who may see a file that waits: those who look after the entries of its page."""

from typing import Any

from wagtail_culture_social.participation.models import Upload
from wagtail_culture_social.participation.moderation.access import entries_for

ADMIN = "wagtailadmin.access_admin"


def may_see(user: Any, upload: Upload) -> bool:
    """Tell whether a user may see a file; without an entry it is nobody's."""
    if upload.entry_id is None or not user.has_perm(ADMIN):
        return False
    return entries_for(user).filter(pk=upload.entry_id).exists()
