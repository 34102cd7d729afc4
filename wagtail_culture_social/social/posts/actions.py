"""What people do to posts: write, lock, approve, plan, note; checked and logged."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail_culture_social.conf import now, settings
from wagtail_culture_social.domain.phases import UnknownPhase, phase_of
from wagtail_culture_social.models.campaigns import CampaignDay
from wagtail_culture_social.models.occurrences import Occurrence
from wagtail_culture_social.models.posts import PostStatus, SocialPost
from wagtail_culture_social.social.page_types import has_posts
from wagtail_culture_social.social.posts import access, history
from wagtail_culture_social.social.posts.changing import (
    Refused,
    change,
    changed_by,
    locked,
    refuse_bad_address,
    refuse_unless_planned,
    refuse_unwritable,
    tidy,
)
from wagtail_culture_social.social.posts.reading import read_posts
from wagtail_culture_social.social.services import social_draft
from wagtail_culture_social.social.twins import content_language, twin_key

FARTHEST = 366
"""Days by which posts may be shifted at once."""

UNSEEN = datetime.min.replace(tzinfo=UTC)
"""What ``edit`` takes for ``seen_at`` from callers that do not know it."""


def row_for(
    page: Any, network_id: str, phase: str, recurrence_id: str = ""
) -> SocialPost:
    """Return the row of one post of a page; a new one is not planned.

    Raises ``Refused`` for a network, moment or date that the page does not have.
    """
    page = page.specific
    if not has_posts(page):
        raise Refused(_("Pages of this type have no posts."))
    if network_id not in settings.network_table:
        raise Refused(_("This network is not known."))
    try:
        phase_of(social_draft(page), phase)
    except UnknownPhase as error:
        raise Refused(_("This page has no post of that moment.")) from error
    key = {
        "page_id": page.pk,
        "recurrence_id": recurrence_id,
        "phase": phase,
        "network": network_id,
        "language": content_language(page),
    }
    row = SocialPost.objects.filter(**key).first()
    if row is not None:
        return row
    if recurrence_id and not _has_date(page, recurrence_id):
        raise Refused(_("This page has no such date."))
    site = page.get_site()
    if site is None:
        raise Refused(_("This page belongs to no site."))
    return SocialPost.objects.get_or_create(**key, defaults={"site": site})[0]


def edit(
    post: SocialPost,
    text: str,
    user: Any,
    written_from: str = "",
    seen_at: datetime | None = UNSEEN,
) -> None:
    """Keep a person's text; an empty one, or the computed one, makes it automatic.

    ``written_from`` is the computed text that the person saw, ``seen_at`` what
    ``edited_at`` was then: a text that somebody else changed since is not replaced.
    """
    text, written_from = tidy(text), tidy(written_from)
    is_automatic = text in ("", written_from)

    def write(row: SocialPost) -> dict[str, Any]:
        refuse_unwritable(row)
        if seen_at not in (UNSEEN, row.edited_at):
            raise Refused(changed_by(row))
        if row.page_id is None and not text:
            raise Refused(_("Write a text first."))
        before = row.text
        keeps_text = row.page_id is None or not is_automatic
        row.text = text if keeps_text else ""
        row.written_from = written_from if keeps_text else ""
        row.edited_by, row.edited_at = user, now()
        return {"before": before, "after": row.text}

    change(post, user, access.EDIT, history.EDITED, write)


def reset(post: SocialPost, user: Any) -> None:
    """Give up a person's text: the post says again what the page says."""

    def write(row: SocialPost) -> dict[str, Any]:
        refuse_unwritable(row)
        if row.page_id is None:
            raise Refused(_("A post without a page has no automatic text."))
        before = row.text
        row.text = row.written_from = ""
        row.edited_by, row.edited_at = None, now()
        return {"before": before}

    change(post, user, access.EDIT, history.RESET, write)


def lock(post: SocialPost, user: Any) -> None:
    """Keep the text as it is now, whatever the page says, until it is unlocked."""

    def write(row: SocialPost) -> dict[str, Any]:
        refuse_unwritable(row)
        if not row.text:
            row.text = row.written_from = read_posts([row])[0].text
        row.is_locked = True
        return {"text": row.text}

    change(post, user, access.EDIT, history.LOCKED, write)


def unlock(post: SocialPost, user: Any) -> None:
    """Let the text be changed again; one that nobody wrote follows the page again."""

    def write(row: SocialPost) -> dict[str, Any]:
        if not row.is_locked:
            raise Refused(_("This text is not locked."))
        row.is_locked = False
        if row.text == row.written_from:
            row.text = row.written_from = ""
        return {}

    change(post, user, access.EDIT, history.UNLOCKED, write)


def mark_posted(
    post: SocialPost,
    user: Any,
    *,
    text: str,
    alt: str = "",
    url: str = "",
    at: datetime | None = None,
) -> None:
    """Note that a post went out: when, by whom, with which words and where.

    These stay as they were, whatever becomes of the page.
    """
    text, url, at = tidy(text), url.strip(), at or now()
    if not text:
        raise Refused(_("Write a text first."))
    if at > now():
        raise Refused(_("This moment is still to come."))
    refuse_bad_address(url)

    def write(row: SocialPost) -> dict[str, Any]:
        if row.status == PostStatus.POSTED:
            raise Refused(_("This post is noted as posted already."))
        row.status = PostStatus.POSTED.value
        row.posted_text, row.posted_alt, row.posted_url = text, tidy(alt), url
        row.posted_by, row.posted_at = user, at
        return {"text": text, "url": url}

    change(post, user, access.MARK, history.POSTED, write)


def undo_posted(post: SocialPost, user: Any) -> None:
    """Take back that a post went out; the log keeps what was noted."""

    def write(row: SocialPost) -> dict[str, Any]:
        if row.status != PostStatus.POSTED:
            raise Refused(_("This post is not noted as posted."))
        noted = {"text": row.posted_text, "url": row.posted_url}
        row.status = PostStatus.PLANNED.value
        row.posted_text = row.posted_alt = row.posted_url = ""
        row.posted_by = row.posted_at = None
        return noted

    change(post, user, access.MARK, history.UNDONE, write)


def skip(post: SocialPost, user: Any) -> None:
    """Decide that a post will not go out."""

    def write(row: SocialPost) -> dict[str, Any]:
        refuse_unless_planned(row)
        row.status = PostStatus.SKIPPED.value
        return {}

    change(post, user, access.EDIT, history.SKIPPED, write)


def restore(post: SocialPost, user: Any) -> None:
    """Plan a skipped post again."""

    def write(row: SocialPost) -> dict[str, Any]:
        if row.status != PostStatus.SKIPPED:
            raise Refused(_("Only a skipped post can be planned again."))
        row.status = PostStatus.PLANNED.value
        return {}

    change(post, user, access.EDIT, history.RESTORED, write)


def approve(post: SocialPost, user: Any, text: str) -> None:
    """Agree to exactly this text; who wrote it cannot."""
    text = tidy(text)
    if not text:
        raise Refused(_("Write a text first."))

    def write(row: SocialPost) -> dict[str, Any]:
        refuse_unless_planned(row)
        if read_posts([row])[0].text != text:
            message = _("This text has changed since you read it: read it again.")
            raise Refused(message)
        if row.text and row.edited_by_id == user.pk:
            raise Refused(_("Somebody else than its author has to approve a text."))
        row.approved_text, row.approved_by, row.approved_at = text, user, now()
        return {"text": text}

    change(post, user, access.APPROVE, history.APPROVED, write)


def move(post: SocialPost, due: datetime, user: Any) -> None:
    """Plan a post for an instant of a person's choice, which the plan then keeps."""
    if timezone.is_naive(due):
        due = timezone.make_aware(due)
    if due < now():
        raise Refused(_("This moment is past."))

    def write(row: SocialPost) -> dict[str, Any]:
        refuse_unless_planned(row)
        before, row.due, row.keeps_due = row.due, due, True
        return _moved(before, due)

    change(post, user, access.EDIT, history.MOVED, write)


def shift(posts: Iterable[SocialPost], days: int, user: Any) -> int:
    """Move planned posts by days, at the same hour of the clock; return how many.

    All of them are moved or none; posts that are not planned stay where they are.
    """
    if not 0 < abs(days) <= FARTHEST:
        raise Refused(
            _("Choose a number of days from 1 to %(most)s.") % {"most": FARTHEST}
        )
    keys = [post.pk for post in posts]
    with transaction.atomic():
        rows = list(locked(keys).filter(status=PostStatus.PLANNED, due__isnull=False))
        if not all(access.may_on_post(user, access.EDIT, row) for row in rows):
            raise PermissionDenied
        for row in rows:
            before, row.due, row.keeps_due = row.due, _days_later(row.due, days), True
            if row.due < now():
                raise Refused(_("This moment is past."))
            history.note(row, history.MOVED, user, _moved(before, row.due))
        SocialPost.objects.bulk_update(rows, ["due", "keeps_due"])
    return len(rows)


def _has_date(page: Any, recurrence_id: str) -> bool:
    """Tell whether a page has a date or a part, or a campaign a day, of that name."""
    if any(identity == recurrence_id for identity, _name in page.get_social_parts()):
        return True
    dates = Occurrence.objects.filter(page_id=page.pk, recurrence_id=recurrence_id)
    days = CampaignDay.objects.filter(
        campaign__twin_key=twin_key(page), slot=recurrence_id
    )
    return dates.exists() or days.exists()


def _days_later(due: datetime, days: int) -> datetime:
    zone = timezone.get_default_timezone()
    return due.astimezone(zone) + timedelta(days=days)


def _moved(before: datetime | None, due: datetime) -> dict[str, Any]:
    return {"before": before and before.isoformat(), "after": due.isoformat()}
