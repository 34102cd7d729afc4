"""What the blocks of polls ask of this app, through the registry."""

from collections import Counter as Sums
from collections.abc import Iterable
from uuid import UUID

from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.participation.polls.results import counters_of, result_of
from wagtail_culture_social.participation.polls.shown import poll_context

__all__ = ["poll_context", "votes_counts"]


def votes_counts(twin_keys: Iterable[UUID]) -> dict[UUID, int]:
    """Return how many votes the polls of each page have, open questions left out.

    Polls whose results only editors see are left out too.
    """
    polls = Poll.objects.filter(twin_key__in=list(twin_keys), is_offered=True)
    polls = polls.exclude(visibility=Poll.Visibility.STAFF)
    found = list(polls.exclude(kind=Poll.Kind.OPEN))
    counters = counters_of(poll for poll in found if poll.result is None)
    votes: Sums[UUID] = Sums()
    for poll in found:
        votes[poll.twin_key] += result_of(poll, counters[poll.pk]).total
    return votes
