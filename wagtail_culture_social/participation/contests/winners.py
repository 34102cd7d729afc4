"""Winners of a contest, frozen once, from a count that anybody can do again.

They come from the order of the last closed round of the jury, or without a jury from
the votes of the public; the public's choice comes from the votes alone.
What was counted are the ballots of the jurors and of the public, both without names.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.awards import (
    MENTION,
    PUBLIC,
    WINNER,
    Awards,
    Prizes,
    award,
    by_votes,
)
from wagtail_culture_social.domain.contests import Phase
from wagtail_culture_social.domain.csv_export import csv_table
from wagtail_culture_social.domain.lots import digest_of
from wagtail_culture_social.participation.contests import juries, voting
from wagtail_culture_social.participation.contests.caching import purge_contest
from wagtail_culture_social.participation.contests.states import phase_of
from wagtail_culture_social.participation.contests.walls import public_entries
from wagtail_culture_social.participation.models import Contest, Entry, Poll
from wagtail_culture_social.participation.polls import closing
from wagtail_culture_social.participation.polls.states import state_of

RULE = 1
"""The rule by which awards are counted; another one gets another number."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that winners are counted from.

    ``jury`` is the order of the last round and ``public`` that of the votes, both
    best first; ``withdrawn`` left the contest after they were counted.
    """

    prizes: Prizes
    jury: tuple[str, ...] | None
    votes: dict[str, int]
    seed: str
    digests: tuple[str, ...]
    withdrawn: frozenset[str]

    @property
    def awards(self) -> Awards:
        """Who gets what."""
        public = by_votes(self.votes, self.seed)
        return award(self.prizes, self.jury, public, self.withdrawn)

    def lines(self) -> Iterator[str]:
        """Yield every input as one line of JSON; the digest is over these, sorted."""
        yield json.dumps(
            {"rule": RULE, "prizes": self.prizes.to_json()}, sort_keys=True
        )
        yield from (json.dumps({"counted": one}) for one in self.digests)
        for place, entry in enumerate(self.jury or (), 1):
            yield json.dumps({"jury": entry, "place": place})
        for entry, count in self.votes.items():
            yield json.dumps({"votes": count, "entry": entry})
        yield from (json.dumps({"withdrawn": one}) for one in self.withdrawn)


def why_not_yet(contest: Contest) -> str:
    """Return what has to come before winners are frozen, ``""`` when nothing has."""
    if phase_of(contest) in (Phase.SCHEDULED, Phase.OPEN):
        return _("Entries can still be sent.")
    if contest.vote is not None and state_of(contest.vote) != "closed":
        return _("The public vote is not over yet.")
    if voting.is_to_come(contest):
        return _("The public vote is not over yet.")
    if juries.current_round(contest) is not None:
        return _("A round of the jury is not closed yet.")
    if contest.vote is None and juries.last_closed(contest) is None:
        return _("There is neither a vote nor a round of a jury to count.")
    return ""


@transaction.atomic
def freeze(contest: Contest, prizes: Prizes) -> bool:
    """Write who gets what, once; tell whether it was still to do and could be."""
    rows = Contest.objects.select_for_update().filter(pk=contest.pk, frozen_at=None)
    locked = rows.first()
    if locked is None or why_not_yet(locked):
        return False
    if locked.vote is not None:
        closing.close(locked.vote.pk)
        locked.vote.refresh_from_db()
    inputs = _inputs(locked, prizes)
    locked.result = inputs.awards.to_json() | {
        "prizes": prizes.to_json(),
        "withdrawn": sorted(inputs.withdrawn),
    }
    locked.digest, locked.frozen_at = digest_of(inputs.lines()), now()
    locked.save(update_fields=["result", "digest", "frozen_at"])
    purge_contest(locked)
    contest.refresh_from_db()
    return True


def recount(contest: Contest) -> bool:
    """Count everything again from the ballots; tell whether it comes to the same.

    Each round from its marks, the vote from its ballots, the awards from both.
    """
    inputs = frozen_inputs(contest)
    rounds = contest.rounds.exclude(closed_at=None)
    return (
        all(juries.recount(one) for one in rounds)
        and (contest.vote is None or closing.recount(contest.vote))
        and inputs.awards == Awards.from_json(contest.result)
        and digest_of(inputs.lines()) == contest.digest
    )


def frozen_inputs(contest: Contest) -> Inputs:
    """Return what the winners of a contest were counted from."""
    told = contest.result
    return _inputs(contest, Prizes(**told["prizes"]), frozenset(told["withdrawn"]))


def as_json(contest: Contest) -> dict[str, Any]:
    """Return all that is needed to count again: inputs, ballots of jurors, awards."""
    inputs = frozen_inputs(contest)
    rounds = contest.rounds.exclude(closed_at=None).order_by("number")
    return {
        "rule": RULE,
        "awards": Awards.from_json(contest.result).to_json(),
        "digest": contest.digest,
        "inputs": sorted(inputs.lines()),
        "rounds": [one.result for one in rounds],
        "vote": _vote_json(contest.vote),
    }


def as_table(contest: Contest) -> Iterator[str]:
    """Return the lines of a table of all awards; what was withdrawn has no title."""
    votes = frozen_inputs(contest).votes
    columns = (
        _("Award"),
        pgettext("in a ranking", "Place"),
        _("Title"),
        _("Credit line"),
        _("Votes"),
        _("Key"),
    )
    rows = (
        (
            titles()[kind],
            str(place),
            entry.title if entry else "",
            entry.credit if entry else "",
            str(votes.get(key, 0)),
            key,
        )
        for kind, place, key, entry in awarded(contest)
    )
    return csv_table(columns, (dict(zip(columns, row, strict=True)) for row in rows))


def awarded(contest: Contest) -> list[tuple[str, int, str, Entry | None]]:
    """Return kind, place, key and entry of every award; ``None`` where one has left."""
    rows = Awards.from_json(contest.result).rows
    keys = {key for _kind, _place, key in rows}
    found = public_entries(contest).filter(key__in=keys)
    entries = {str(entry.key): entry for entry in found}
    return [(kind, place, key, entries.get(key)) for kind, place, key in rows]


def titles() -> dict[str, str]:
    """Return the names of the awards, in the active language."""
    return {
        WINNER: _("Winner"),
        MENTION: _("Honourable mention"),
        PUBLIC: _("The public’s choice"),
    }


def _inputs(
    contest: Contest, prizes: Prizes, withdrawn: frozenset[str] | None = None
) -> Inputs:
    """Return what is counted; without ``withdrawn``, who is not public any more is."""
    last, vote = juries.last_closed(contest), contest.vote
    jury = tuple(row[0] for row in last.result["standings"]) if last else None
    votes = _votes(vote) if vote else {}
    if withdrawn is None:
        public = public_entries(contest).values_list("key", flat=True)
        withdrawn = frozenset({*votes, *(jury or ())} - {str(key) for key in public})
    return Inputs(
        prizes=prizes,
        jury=jury,
        votes=votes,
        seed=vote.digest if vote else "",
        digests=tuple(_digests(contest, vote)),
        withdrawn=withdrawn,
    )


def _votes(vote: Poll) -> dict[str, int]:
    return {entry: count for entry, count in vote.result["rows"] if count}


def _digests(contest: Contest, vote: Poll | None) -> Iterator[str]:
    """Yield the digests of all that was counted before: rounds, then the vote."""
    for one in contest.rounds.exclude(closed_at=None).order_by("number"):
        yield one.result["digest"]
    if vote:
        yield vote.digest


def _vote_json(vote: Poll | None) -> dict[str, Any] | None:
    return vote and {"digest": vote.digest, "rows": vote.result["rows"]}
