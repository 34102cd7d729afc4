"""Votes on entries that have begun, and the page on which entries are chosen."""

import re
from typing import Any

from django.urls import reverse

from tests.participation.contests import holding
from wagtail_culture_social.participation.contests import voting
from wagtail_culture_social.participation.models import Contest, Poll


def address(contest: Contest, **query: Any) -> str:
    path = reverse(
        "wagtail_culture_social:contest_vote",
        args=[contest.twin_key, contest.block_id],
    )
    return f"{path}?lang=en" + "".join(f"&{key}={one}" for key, one in query.items())


def begun(titles: str = "ABC", **changes: Any) -> tuple[Contest, Poll]:
    """A contest with entries, whose vote has begun."""
    contest = holding.contest(**changes)
    holding.entries(contest, titles)
    poll = voting.begin(contest)
    assert poll is not None
    return contest, poll


def shown(html: str) -> list[str]:
    """The keys of the entries that can be chosen on a page, in order."""
    return re.findall(r'type="checkbox" name="choice" value="([^"]+)"', html)


def key_of(contest: Contest, title: str) -> str:
    return str(contest.entries.get(title=title).key)
