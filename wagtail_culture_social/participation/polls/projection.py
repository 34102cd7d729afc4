"""What happens to polls when a page is published: the lead's facts become rows."""

import secrets
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.models import Page

from wagtail_culture_social.campaigns.poll_blocks import (
    OPEN,
    PollValue,
    polls_of,
    zone_of_page,
)
from wagtail_culture_social.campaigns.poll_faults import most_options
from wagtail_culture_social.domain.ballots import ENTRIES, MULTIPLE, QUIZ, RANKED, Rules
from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.participation.polls import ends
from wagtail_culture_social.social.twins import (
    is_lead,
    is_live_elsewhere,
    twin_key,
)


def project_polls(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Write the polls of a published lead; a receiver of ``page_published``.

    A poll whose block is gone is offered no more; its ballots stay. So is one that
    cannot be counted, as drafts may be that are published without being checked.
    """
    page = instance
    found = {one.id: one.value for one in polls_of(page)}
    blocks = {key: value for key, value in found.items() if can_be_counted(value)}
    rows = Poll.objects.filter(twin_key=twin_key(page)).exclude(kind=ENTRIES)
    if not blocks and not rows.exists():
        return
    if not is_lead(page):
        return
    with transaction.atomic():
        ends.withdraw(rows.exclude(block_id__in=blocks))
        for block_id, value in blocks.items():
            _write(page, block_id, value)


def withdraw_polls(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Offer polls no more when no page shows them; for ``page_unpublished``."""
    if not is_live_elsewhere(instance):
        ends.withdraw(Poll.objects.filter(twin_key=twin_key(instance)))


def can_be_counted(value: PollValue) -> bool:
    """Tell whether a block asks something, with no more options than are counted."""
    kind = value.get("kind")
    return bool(kind) and len(value.answers) <= most_options(kind)


def rules_of(value: PollValue) -> dict[str, Any]:
    """Return the rules of a block as a poll keeps them; an open question has none."""
    kind = value.get("kind")
    if kind == OPEN:
        return {}
    options = tuple(answer.key for answer in value.answers)
    right = frozenset(answer.key for answer in value.answers if answer.is_right)
    holds_several = kind in {MULTIPLE, RANKED}
    most = len(right) if kind == QUIZ else 1
    return Rules(
        kind=kind,
        options=options,
        least=(value.get("least") or 1) if holds_several else 1,
        most=(value.get("most") or len(options)) if holds_several else most,
        scale=value.get("scale") or 5,
        right=right,
    ).to_json()


def _end(
    value: PollValue, opens_at: datetime | None, closes_at: datetime | None
) -> datetime | None:
    """Return when a poll ends: an open question alone may have no end."""
    if value.get("kind") == OPEN:
        return closes_at
    return closes_at or ends.end_of(opens_at)


def _write(page: Page, block_id: str, value: PollValue) -> None:
    """Write one poll; what was closed stays so, and rules stay once somebody voted.

    With other rules comes another secret: a vote that was checked against the old
    ones, and is still on its way, is no longer added.
    """
    rows = Poll.objects.select_for_update()
    poll = rows.filter(twin_key=twin_key(page), block_id=block_id).first()
    poll = poll or Poll(twin_key=twin_key(page), block_id=block_id)
    poll.page, poll.is_offered = page, True
    poll.question = value["question"] or ""
    poll.visibility = value["visibility"]
    if poll.closed_at is None:
        poll.opens_at, closes_at = value.instants(zone_of_page(page))
        poll.closes_at = _end(value, poll.opens_at, closes_at)
        told = (value["kind"], value["mode"], rules_of(value))
        if told != (poll.kind, poll.mode, poll.rules) and not poll.has_begun:
            poll.kind, poll.mode, poll.rules = told
            poll.secret = secrets.token_hex(32)
    poll.save()
