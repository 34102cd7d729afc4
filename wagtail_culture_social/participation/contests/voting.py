"""The vote of the public on entries: a poll, made when its phase begins, then frozen.

Its options are the entries that were approved when the vote began. An entry that is
approved later is on the wall and before the jury, but not in the vote; one that is
withdrawn can no longer be chosen, and what was cast for it counts for nobody.
"""

import secrets
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain import contests
from wagtail_culture_social.domain.ballots import ENTRIES, MOST_ENTRIES, Rules
from wagtail_culture_social.participation.contests.walls import public_entries
from wagtail_culture_social.participation.models import Contest, Poll
from wagtail_culture_social.social.twins import twin_key


def begin(contest: Contest) -> Poll | None:
    """Return the vote of a contest, made where it is due; ``None``: none has begun.

    It is made by whoever comes first, a visitor or the night; what is in it depends
    on the date of its beginning alone.
    """
    if _is_due(contest):
        _make(contest.pk)
        contest.refresh_from_db(fields=["vote"])
    return contest.vote


def begin_tonight() -> str:
    """Begin every vote that is due; return what the nightly command says of it."""
    due = Contest.objects.filter(
        vote=None,
        is_offered=True,
        frozen_at=None,
        vote_opens_at__lte=now(),
        vote_closes_at__gt=now(),
    )
    begun = sum(begin(contest) is not None for contest in due)
    return _("Votes on entries begun: %(count)d.") % {"count": begun}


@transaction.atomic
def follow(contest: Contest) -> None:
    """Give the vote the dates of its contest, until it is closed.

    Until somebody votes, or codes are printed, it is made anew as the contest says.
    """
    poll = Poll.objects.select_for_update().filter(pk=contest.vote_id).first()
    if poll is None or poll.closed_at is not None:
        return
    if poll.has_begun or poll.codes.exists():
        Poll.objects.filter(pk=poll.pk).update(**_told(contest))
        return
    Contest.objects.filter(pk=contest.pk).update(vote=None)
    poll.delete()


def follow_page(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Follow what became of contests; for ``page_published``, ``page_unpublished``."""
    rows = Contest.objects.filter(twin_key=twin_key(instance)).exclude(vote=None)
    for contest in rows:
        follow(contest)


def entries_approved(contest: Contest) -> list[str]:
    """Return the keys of the entries that are in a vote from its beginning."""
    rows = public_entries(contest).filter(decided_at__lte=contest.vote_opens_at)
    keys = rows.order_by("key").values_list("key", flat=True)
    return [str(key) for key in keys[: MOST_ENTRIES + 1]]


def is_to_come(contest: Contest) -> bool:
    """Tell whether a vote can still be made: now, or when its phase begins."""
    if contest.vote_id or contest.vote_opens_at is None or not contest.is_offered:
        return False
    closes_at = contest.vote_closes_at
    return contest.frozen_at is None and (closes_at is None or now() < closes_at)


def _is_due(contest: Contest) -> bool:
    return is_to_come(contest) and contest.vote_opens_at <= now()


@transaction.atomic
def _make(key: int) -> None:
    """Freeze the entries in a poll; none, or more than can be counted, make no vote."""
    unmade = Contest.objects.filter(pk=key, vote=None, frozen_at=None)
    if not unmade.update(vote=None):
        return  # the update waits for who makes it, or freezes, at the same time
    contest = Contest.objects.get(pk=key)
    options = entries_approved(contest)
    if not 0 < len(options) <= MOST_ENTRIES:
        return
    said = contests.Rules.from_json(contest.rules)
    rules = Rules(ENTRIES, tuple(options), most=said.vote_most)
    contest.vote = Poll.objects.create(
        twin_key=contest.twin_key,
        block_id=contest.block_id,
        kind=Poll.Kind.ENTRIES,
        mode=said.vote_mode,
        visibility=Poll.Visibility.STAFF,
        rules=rules.to_json(),
        secret=secrets.token_hex(32),
        **_told(contest),
    )
    contest.save(update_fields=["vote"])


def _told(contest: Contest) -> dict[str, Any]:
    """Return the facts of a vote; one whose dates are taken away ends there."""
    has_dates = contest.vote_opens_at is not None
    return {
        "page_id": contest.page_id,
        "question": contest.title,
        "is_offered": contest.is_offered and has_dates,
        "opens_at": contest.vote_opens_at,
        "closes_at": contest.vote_closes_at if has_dates else now(),
    }
