"""Contests whose vote and jury are under way, with entries and with who judges them."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.models import Group, Permission, User

from tests import contests, factories
from tests.polls import wall
from wagtail_culture_social.pages.models import EventPage
from wagtail_culture_social.participation.models import (
    Contest,
    Entry,
    JuryMark,
    JuryRound,
)
from wagtail_culture_social.participation.models.entries import EntryStatus

BEFORE_VOTE = datetime(2026, 11, 12, 12, tzinfo=UTC)
AFTER_VOTE = "2026-12-01T12:00:00+01:00"
AFTER_JURY = "2026-12-06T12:00:00+01:00"
_places: Counter[int] = Counter()


def contest(**changes: Any) -> Contest:
    """A contest of a live page, in its vote and before its jury has ended."""
    dates = {
        "opens_at": wall("2026-11-01 09:00"),
        "closes_at": wall("2026-11-10 18:00"),
        "vote_opens_at": wall("2026-11-20 09:00"),
        "vote_closes_at": wall("2026-11-30 18:00"),
        "jury_closes_at": wall("2026-12-05 18:00"),
        "results_at": wall("2026-12-10 18:00"),
    }
    value = contests.contest(**{**dates, **changes})
    page = factories.add_page(
        EventPage, factories.home(), title="Night", body=[("contest", value)]
    )
    return Contest.objects.get(page=page.pk)


def entry(of: Contest, title: str, **fields: Any) -> Entry:
    """An entry that was approved before the vote, or another one."""
    _places[of.pk] += 1
    told = {
        "credit": f"Photo by {title}",
        "name": f"Name of {title}",
        "email": f"{title.lower()}@example.org",
        "language": "en",
        "status": EntryStatus.APPROVED,
        "decided_at": BEFORE_VOTE,
        "sent_at": BEFORE_VOTE,
        "place": _places[of.pk],
        "answers": {},
        **fields,
    }
    return Entry.objects.create(contest=of, title=title, **told)


def entries(of: Contest, titles: str) -> list[Entry]:
    """An entry for each letter."""
    return [entry(of, title) for title in titles]


def juror(of: Contest, name: str, email: str = "") -> User:
    """Somebody on the jury who may sign in to the admin and nothing else."""
    group, _made = Group.objects.get_or_create(name="Jury")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user = User.objects.create_user(name, email or f"{name}@jury.example", "pw")
    user.groups.add(group)
    of.jurors.add(user)
    return user


def a_round(of: Contest, **fields: Any) -> JuryRound:
    """The next round of a jury."""
    told = {"method": "stars", "quorum": 1, "keeps": 2, **fields}
    return JuryRound.objects.create(contest=of, number=of.rounds.count() + 1, **told)


def mark(one: JuryRound, user: User, **values: int | None) -> None:
    """What a juror says of the entries with these titles."""
    for title, value in values.items():
        work = one.contest.entries.get(title=title)
        JuryMark.objects.create(round=one, entry=work, juror=user, value=value)


def titles_of(of: Contest, keys: Any) -> list[str]:
    """The titles of entries by their keys, in order."""
    titles = {str(one.key): one.title for one in of.entries.all()}
    return [titles[str(key)] for key in keys]
