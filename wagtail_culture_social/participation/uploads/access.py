"""Who may see a file that waits: those who look after the entries of its page."""

from typing import Any

from wagtail_culture_social.participation.models import Contest, Upload
from wagtail_culture_social.participation.polls.access import of_pages_for

ADMIN = "wagtailadmin.access_admin"
ENTRIES = "wagtail_culture_social_participation.{}_entry"


def may_see(user: Any, upload: Upload) -> bool:
    """Tell whether a user may see a file; without an entry it is nobody's."""
    if upload.entry is None or not user.has_perm(ADMIN):
        return False
    if not any(user.has_perm(ENTRIES.format(may)) for may in ("view", "change")):
        return False
    contests = Contest.objects.filter(pk=upload.entry.contest_id)
    return of_pages_for(user, contests).exists()
