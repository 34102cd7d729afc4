"""Every vote has an end, because its secret and its voter keys go with the end.

One that an editor leaves open ends a year after its page was last published, or after
it opens; one that no page shows any more, three months after it was shown.
"""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.models import Poll

LONGEST = timedelta(days=365)
UNSEEN = timedelta(days=90)


def end_of(opens_at: datetime | None) -> datetime:
    """Return when a poll ends that has no date for it, and is published now."""
    at = now()
    return max(at, opens_at or at) + LONGEST


def withdraw(polls: QuerySet[Poll]) -> None:
    """Offer polls no more, and give those that nobody shows again a near end."""
    latest = now() + UNSEEN
    polls.update(is_offered=False)
    late = polls.filter(Q(closes_at=None) | Q(closes_at__gt=latest), closed_at=None)
    late.exclude(kind=Poll.Kind.OPEN).update(closes_at=latest)


def give_ends(polls: QuerySet[Poll]) -> None:
    """Give an end to polls that have none, whatever wrote them."""
    polls.filter(closes_at=None).update(closes_at=now() + LONGEST)
