"""Which posts of one account would go out too close to each other."""

from collections.abc import Iterable
from typing import Any

from wagtail_culture_social.domain.posting import SPACING
from wagtail_culture_social.models.posts import PostStatus, SocialPost


def clashing(rows: Iterable[SocialPost]) -> set[int]:
    """Return the keys of those rows that have a planned neighbour too close.

    Neighbours count whoever may see them: the account is the same.
    """
    planned = [row for row in rows if row.due and row.status == PostStatus.PLANNED]
    if not planned:
        return set()
    instants = [row.due for row in planned]
    around = (min(instants) - SPACING, max(instants) + SPACING)
    accounts = SocialPost.objects.filter(
        site__in={row.site_id for row in planned},
        status=PostStatus.PLANNED.value,
        due__range=around,
    ).order_by("site", "network", "due", "pk")
    found: set[int] = set()
    previous: tuple[Any, ...] = (None, None, None, None)
    for account in accounts.values_list("site", "network", "due", "pk"):
        if account[:2] == previous[:2] and account[2] - previous[2] < SPACING:
            found |= {account[3], previous[3]}
        previous = account
    return found & {row.pk for row in planned}
