"""What Wagtail's log keeps of what people do to posts, and its names."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, log

from wagtail_culture_social.models.posts import SocialPost

EDITED = "wagtail_culture_social.post_edited"
RESET = "wagtail_culture_social.post_reset"
LOCKED = "wagtail_culture_social.post_locked"
UNLOCKED = "wagtail_culture_social.post_unlocked"
APPROVED = "wagtail_culture_social.post_approved"
POSTED = "wagtail_culture_social.post_posted"
UNDONE = "wagtail_culture_social.post_undone"
SKIPPED = "wagtail_culture_social.post_skipped"
RESTORED = "wagtail_culture_social.post_restored"
MOVED = "wagtail_culture_social.post_moved"

ACTIONS = {
    EDITED: (_("Write a post"), _("Text of a post written")),
    RESET: (_("Reset a post"), _("Post made automatic again")),
    LOCKED: (_("Lock a post"), _("Text of a post locked")),
    UNLOCKED: (_("Unlock a post"), _("Text of a post unlocked")),
    APPROVED: (_("Approve a post"), _("Text of a post approved")),
    POSTED: (_("Note a post"), _("Post noted as posted")),
    UNDONE: (_("Undo a post"), _("Post no longer noted as posted")),
    SKIPPED: (_("Skip a post"), _("Post skipped")),
    RESTORED: (_("Plan a post again"), _("Skipped post planned again")),
    MOVED: (_("Move a post"), _("Post moved")),
}


def note(row: SocialPost, action: str, user: Any, data: dict[str, Any]) -> None:
    """Write what somebody did to a post into the log, under the title of its page."""
    title = row.page.get_admin_display_title() if row.page else ""
    title = " · ".join(filter(None, (title, str(row))))
    log(row, action, user=user, data=data, title=title)


def register_post_actions(actions: LogActionRegistry) -> None:
    """Name each of them in Wagtail's reports and histories."""
    for action, (label, message) in ACTIONS.items():
        actions.register_action(action, label, message)
