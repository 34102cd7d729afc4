"""What a person may do to one post: the form of each deed, and what it calls."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.models.posts import PostStatus, SocialPost
from wagtail_culture_social.models.settings import SocialSettings
from wagtail_culture_social.social.desk.forms import (
    AgreementForm,
    MomentForm,
    PostedForm,
    TextForm,
)
from wagtail_culture_social.social.posts import access, actions
from wagtail_culture_social.social.posts.gate import is_approved
from wagtail_culture_social.social.posts.reading import Post


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done to a post: its form, what it does, what is said."""

    form: type[forms.Form]
    do: Callable[[SocialPost, Any, dict[str, Any]], None]
    done: Any


def _edit(row: SocialPost, user: Any, typed: dict[str, Any]) -> None:
    actions.edit(
        row,
        typed["text"],
        user,
        written_from=typed["written_from"],
        seen_at=typed["seen"],
    )


DEEDS = {
    "edit": Deed(TextForm, _edit, _("The text is kept.")),
    "reset": Deed(
        forms.Form,
        lambda row, user, _typed: actions.reset(row, user),
        _("The post says again what the page says."),
    ),
    "lock": Deed(
        forms.Form,
        lambda row, user, _typed: actions.lock(row, user),
        _("The text stays as it is until somebody unlocks it."),
    ),
    "unlock": Deed(
        forms.Form,
        lambda row, user, _typed: actions.unlock(row, user),
        _("The text can be changed again."),
    ),
    "skip": Deed(
        forms.Form,
        lambda row, user, _typed: actions.skip(row, user),
        _("The post will not go out."),
    ),
    "restore": Deed(
        forms.Form,
        lambda row, user, _typed: actions.restore(row, user),
        _("The post is planned again."),
    ),
    "move": Deed(
        MomentForm,
        lambda row, user, typed: actions.move(row, typed["due"], user),
        _("The post is moved."),
    ),
    "approve": Deed(
        AgreementForm,
        lambda row, user, typed: actions.approve(row, user, typed["text"]),
        _("The text is approved."),
    ),
    "mark": Deed(
        PostedForm,
        lambda row, user, typed: actions.mark_posted(row, user, **typed),
        _("The post is marked as posted; its text stays as it went out."),
    ),
    "undo": Deed(
        forms.Form,
        lambda row, user, _typed: actions.undo_posted(row, user),
        _("The post is planned again; the history keeps what was noted."),
    ),
}


def offered(row: SocialPost, user: Any, post: Post) -> set[str]:
    """Return the names of what may be done to a post by a person in its state."""
    may_edit = access.may_on_post(user, access.EDIT, row)
    may_mark = access.may_on_post(user, access.MARK, row)
    if row.status == PostStatus.POSTED:
        return {"undo"} if may_mark else set()
    if row.status == PostStatus.SKIPPED:
        return {"restore"} if may_edit else set()
    if row.status == PostStatus.WITHDRAWN:
        return set()
    found = {"mark"} if may_mark else set()
    if _waits_for(user, row, post):
        found.add("approve")
    return found | _writing(row) if may_edit else found


def initial(name: str, row: SocialPost, post: Post) -> dict[str, Any]:
    """Return what the form of a deed begins with.

    Link and tags are added to what was written by hand: they are not written again.
    """
    writes_own = name == "edit" and row.page_id is None
    return {
        "text": row.text if writes_own else post.text,
        "alt": post.alt_text,
        "written_from": post.automatic.text if post.automatic else "",
        "seen": row.edited_at.isoformat() if row.edited_at else "",
        "due": row.due,
    }


def _writing(row: SocialPost) -> set[str]:
    if row.is_locked:
        return {"unlock", "skip", "move"}
    found = {"edit", "lock", "skip", "move"}
    return found | {"reset"} if row.page_id and row.text else found


def _waits_for(user: Any, row: SocialPost, post: Post) -> bool:
    """Tell whether it needs a second person's approval, and this one may give it."""
    if not access.may_on_post(user, access.APPROVE, row) or is_approved(row, post.text):
        return False
    asking = SocialSettings.objects.filter(site=row.site_id, needs_approval=True)
    return asking.exists()
