"""One post changed at a time: permission, state, lock of the row, log entry."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wagtail_culture_social.models.posts import LONGEST, PostStatus, SocialPost
from wagtail_culture_social.social.posts import access, history

LONGEST_URL = 200
_ADDRESS = URLValidator(schemes=["http", "https"])


class Refused(Exception):
    """Raised for what cannot be done to a post; its text is for the person."""


def tidy(text: str) -> str:
    """Return a text as it is kept: plain ends of lines, no blank around it.

    Raises ``Refused`` for one that is too long for any network.
    """
    kept = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").strip()
    if len(kept) > LONGEST:
        message = _("This text is too long: more than %(most)s characters.")
        raise Refused(message % {"most": LONGEST})
    return kept


def change(
    post: SocialPost,
    user: Any,
    action: str,
    logged_as: str,
    write: Callable[[SocialPost], dict[str, Any]],
) -> None:
    """Change the row of a post while nobody else does, and log what was done.

    ``write`` returns what the log keeps; the instance given has the new values after.
    """
    with transaction.atomic():
        row = locked([post.pk]).first()
        if row is None:
            raise Refused(_("This post is gone."))
        if not access.may_on_post(user, action, row):
            raise PermissionDenied
        data = write(row)
        row.save()
        history.note(row, logged_as, user, data)
    for field in row._meta.concrete_fields:
        setattr(post, field.attname, getattr(row, field.attname))


def locked(keys: list[int]) -> Any:
    rows = SocialPost.objects.select_for_update().filter(pk__in=keys)
    return rows.prefetch_related("page", "edited_by")


def refuse_unless_planned(row: SocialPost) -> None:
    reasons = {
        PostStatus.POSTED.value: _("This post went out already."),
        PostStatus.SKIPPED.value: _("This post is skipped: plan it again first."),
        PostStatus.WITHDRAWN.value: _("This post was withdrawn with its date."),
    }
    if row.status in reasons:
        raise Refused(reasons[row.status])


def refuse_unwritable(row: SocialPost) -> None:
    refuse_unless_planned(row)
    if row.is_locked:
        raise Refused(_("This text is locked: unlock it first."))


def refuse_bad_address(url: str) -> None:
    if not url:
        return
    try:
        _ADDRESS(url)
    except ValidationError as error:
        raise Refused(_("This is no address of a post.")) from error
    if len(url) > LONGEST_URL:
        raise Refused(_("This is no address of a post."))


def changed_by(row: SocialPost) -> str:
    values = {
        "name": row.edited_by.get_username() if row.edited_by else _("Somebody"),
        "when": date_format(timezone.localtime(row.edited_at), "DATETIME_FORMAT")
        if row.edited_at
        else "",
        "text": row.text or "–",
    }
    return (
        _(
            "%(name)s changed this text meanwhile (%(when)s). "
            "Yours was not saved; theirs is: %(text)s"
        )
        % values
    )
