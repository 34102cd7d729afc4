"""Posts without a page: written once for several networks, changed together."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log
from wagtail.models import Site

from wagtail_culture_social.conf import now
from wagtail_culture_social.models.posts import PostStatus, SocialPost
from wagtail_culture_social.social.posts import actions

SHARED = ("link", "image", "image_alt", "campaign", "campaign_day")
"""What is the same on every network."""


@transaction.atomic
def write_message(
    site: Site,
    user: Any,
    networks: Iterable[str],
    *,
    message: UUID | None = None,
    text: str,
    language: str,
    due: datetime,
    **shared: Any,
) -> list[SocialPost]:
    """Plan a post by hand on some networks; ``message`` is one that others have."""
    key = message or uuid4()
    rows = [
        SocialPost(
            site=site,
            message=key,
            network=network,
            language=language,
            text=actions.tidy(text),
            due=due,
            keeps_due=True,
            edited_by=user,
            edited_at=now(),
            **shared,
        )
        for network in networks
    ]
    for row in rows:
        row.save()
        log(row, "wagtail.create", user=user)
    return rows


def rows_of(posts: QuerySet, message: UUID) -> list[SocialPost]:
    """Return what was written by hand under one key, of the posts given."""
    rows = posts.filter(message=message, page=None).select_related("site", "image")
    return list(rows.order_by("pk"))


def shared_text(rows: Iterable[SocialPost]) -> str:
    """Return the text that most of the posts have, those still planned before others.

    The first of several that are as frequent.
    """
    chosen = list(rows)
    texts = [row.text for row in planned(chosen)] or [row.text for row in chosen]
    return max(texts, key=texts.count)


def planned(rows: Iterable[SocialPost]) -> list[SocialPost]:
    """Return those of the posts that are still to go out."""
    return [row for row in rows if row.status == PostStatus.PLANNED]


@transaction.atomic
def change_message(
    rows: list[SocialPost],
    user: Any,
    networks: Iterable[str] = (),
    *,
    before: str,
    text: str,
    due: datetime,
    **shared: Any,
) -> None:
    """Change what is still to go out, and plan it on further networks.

    A text that is not the one of ``before`` was changed for its network and stays.
    Raises ``Refused``, and then changes nothing.
    """
    first, before, text = rows[0], actions.tidy(before), actions.tidy(text)
    for row in planned(rows):
        if row.text == before and not row.is_locked and text != before:
            actions.edit(row, text, user)
        if row.due is None or abs((row.due - due).total_seconds()) >= 60:
            actions.move(row, due, user)
        if any(getattr(row, name) != value for name, value in shared.items()):
            SocialPost.objects.filter(pk=row.pk).update(**shared)
            log(row, "wagtail.edit", user=user)
    write_message(
        first.site,
        user,
        networks,
        message=first.message,
        text=text,
        language=first.language,
        due=due,
        **shared,
    )
