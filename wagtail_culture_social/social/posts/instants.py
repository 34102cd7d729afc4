"""When each post of a plan goes out: hours of the site, and room on each account."""

from collections import defaultdict
from datetime import datetime, time
from typing import Any

from django.db.models import Case, Q, When

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.phases import EXACT, Moment
from wagtail_culture_social.domain.posting import (
    SPACING,
    BadTime,
    Hours,
    Wish,
    placed,
    times_in,
)
from wagtail_culture_social.domain.recurrence import WEEKDAYS
from wagtail_culture_social.models.posts import PostingHours, PostStatus, SocialPost
from wagtail_culture_social.social.posts.changes import PLANNED_AHEAD, Changes

FAR = PLANNED_AHEAD
"""How far a post may be moved on, at most, by others that are there."""

Account = tuple[int, str]
"""A site and a network."""


def give_instants(changes: Changes) -> None:
    """Give every row that wants one its instant; those that move are changed."""
    if not changes.wanting:
        return
    present = now()  # one for all, so that what is the same on two accounts stays so
    accounts: dict[Account, list[tuple[SocialPost, Wish]]] = defaultdict(list)
    for row, moment in changes.wanting:
        accounts[row.site_id, row.network].append((row, _wish(row, moment, present)))
    hours = _hours({site for site, _network in accounts})
    taken = _taken(changes, accounts)
    known: dict[Any, dict[tuple[Any, ...], datetime]] = {}
    for account, wanting in accounts.items():
        theirs = hours.get(account) or hours.get((account[0], ""), Hours())
        wishes = frozenset(wish for _row, wish in wanting)
        # Most networks have the same posts at the same hours: they are placed once.
        question = (theirs, wishes, frozenset(taken[account]))
        if question not in known:
            known[question] = placed(wishes, taken[account], theirs, present)
        at = known[question]
        for row, wish in wanting:
            if row.pk is not None and row.due != at[wish.key]:
                changes.changed.append(row)
            row.due = at[wish.key]


def _wish(row: SocialPost, moment: Moment, present: datetime) -> Wish:
    return Wish(
        key=(row.page_id, row.phase, row.recurrence_id, row.language),
        due=max(moment.due, present.astimezone(moment.due.tzinfo)),
        until=moment.until,
        stands_at=row.due,
        is_exact=moment.phase in EXACT,
    )


def _hours(sites: set[int]) -> dict[Account, Hours]:
    """The posting hours of sites; times that nobody can read are as good as none."""
    found = {}
    for row in PostingHours.objects.filter(site__in=sites):
        quiet = frozenset(map(WEEKDAYS.index, row.quiet_days.split()))
        found[row.site_id, row.network] = Hours(_times(row.times), quiet)
    return found


def _times(text: str) -> tuple[time, ...]:
    try:
        return times_in(text)
    except BadTime:
        return ()


def _taken(
    changes: Changes, accounts: dict[Account, list[tuple[SocialPost, Wish]]]
) -> dict[Account, list[datetime]]:
    """The instants at which accounts post whatever is planned now."""
    instants = [wish.due for wanting in accounts.values() for _row, wish in wanting]
    span = min(instants) - SPACING, max(instants) + FAR
    planned = Q(status=PostStatus.PLANNED, due__range=span)
    posted = Q(status=PostStatus.POSTED, posted_at__range=span)
    rows = SocialPost.objects.filter(
        planned | posted,
        site__in={site for site, _network in accounts},
        network__in={network for _site, network in accounts},
    )
    wanting = (row for row, _moment in changes.wanting)
    moving = {row.pk for row in (*wanting, *changes.withdrawn, *changes.gone)}
    taken: dict[Account, list[datetime]] = defaultdict(list)
    at = Case(When(status=PostStatus.POSTED, then="posted_at"), default="due")
    for key, site, network, instant in rows.values_list("pk", "site", "network", at):
        if key not in moving:
            taken[site, network].append(instant)
    return taken
