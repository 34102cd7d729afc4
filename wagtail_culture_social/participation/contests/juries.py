"""Juries: which entries a juror judges, what they say of them, and how a round ends.

A jury may begin as soon as entries are closed, also while the public votes. It sees
what the public sees, without names and credits. An entry is barred from whoever has
its mailbox, or that of the parent, or has declared that it is not theirs to judge.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain import juries
from wagtail_culture_social.domain.lots import draw
from wagtail_culture_social.domain.mailboxes import mailbox_of
from wagtail_culture_social.participation.contests.walls import public_entries
from wagtail_culture_social.participation.models import (
    Contest,
    Entry,
    JuryMark,
    JuryRound,
)


class RoundOver(Exception):
    """Marks that come after the end of their round."""


@dataclass(frozen=True, slots=True)
class JurorProgress:
    """How far a juror is: entries judged, of those that are theirs to judge."""

    name: str
    judged: int
    total: int

    @property
    def is_done(self) -> bool:
        """Tell whether nothing is left to judge."""
        return self.judged >= self.total


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round is; entries that are ``short`` had too few jurors as yet."""

    jurors: tuple[JurorProgress, ...]
    entries: int
    short: int


def contests_judged_by(user: Any) -> QuerySet[Contest]:
    """Return the contests of whose jury a user is."""
    return Contest.objects.filter(jurors=user.pk)


def is_sitting(contest: Contest) -> bool:
    """Tell whether the jury may judge at present."""
    begins, ends = contest.closes_at, contest.jury_closes_at
    if begins is None or ends is None or contest.frozen_at is not None:
        return False
    return begins <= now() < ends


def current_round(contest: Contest) -> JuryRound | None:
    """Return the round that is judged: the first that is not closed."""
    return contest.rounds.filter(closed_at=None).order_by("number").first()


def last_closed(contest: Contest, before: int | None = None) -> JuryRound | None:
    """Return the last round that has a result, or the last before a number."""
    rounds = contest.rounds.exclude(closed_at=None)
    if before is not None:
        rounds = rounds.filter(number__lt=before)
    return rounds.order_by("-number").first()


def entries_in(one: JuryRound) -> QuerySet[Entry]:
    """Return the public entries that a round judges: those the last one kept."""
    entries = public_entries(one.contest)
    before = last_closed(one.contest, one.number)
    return entries.filter(key__in=before.result["kept"]) if before else entries


def own_entries(one: JuryRound, juror: Any) -> frozenset[str]:
    """Return the keys of the entries of a round that come from a juror's mailbox."""
    return _own_among(_senders(one), juror)


def to_judge(one: JuryRound, juror: Any) -> list[str]:
    """Return the keys of what a juror is shown, in an order of their own by lot."""
    keys = {str(key) for key in entries_in(one).values_list("key", flat=True)}
    return list(draw(keys - own_entries(one, juror), f"{one.pk} {juror.pk}"))


def marks_of(one: JuryRound, juror: Any) -> dict[str, int | None]:
    """Return what a juror has said by entry; ``None``: declared not theirs to judge."""
    rows = one.marks.filter(juror=juror).values_list("entry__key", "value")
    return {str(key): value for key, value in rows}


def left_to_judge(one: JuryRound, juror: Any) -> int:
    """Return of how many entries a juror has still to say something.

    A ranking is done with the first places that are given.
    """
    marks = marks_of(one, juror)
    if one.method == JuryRound.Method.RANK and any(marks.values()):
        return 0
    return sum(key not in marks for key in to_judge(one, juror))


@transaction.atomic
def judge(
    one: JuryRound,
    juror: Any,
    shown: Collection[str],
    said: Mapping[str, int | None],
) -> None:
    """Keep what a juror says of the entries that they were shown, or no longer says.

    Raises ``RoundOver``. What is not theirs to judge, or no mark, is not kept.
    """
    locked = JuryRound.objects.select_for_update(of=("self",)).get(pk=one.pk)
    if locked.closed_at is not None:
        raise RoundOver
    allowed = set(to_judge(one, juror)).intersection(shown)
    most = len(allowed)
    entries = entries_in(one).filter(key__in=allowed)
    given = [
        (entry, said[str(entry.key)]) for entry in entries if str(entry.key) in said
    ]
    marks = [
        JuryMark(round=one, entry=entry, juror=juror, value=value)
        for entry, value in given
        if value is None or juries.is_mark(one.method, value, most)
    ]
    one.marks.filter(juror=juror, entry__key__in=allowed).delete()
    JuryMark.objects.bulk_create(marks)


def progress_of(one: JuryRound) -> Progress:
    """Return how far the jurors of a round are, and how many entries lack a quorum."""
    ballots, keys = _ballots(one), frozenset(_senders(one))
    short = juries.count(_round(one, keys, ballots.values())).short
    jurors = []
    for juror, ballot in ballots.items():
        own = keys - ballot.barred
        is_whole = one.method == JuryRound.Method.RANK and ballot.marks
        judged = own if is_whole else own.intersection(ballot.marks)
        jurors.append(JurorProgress(str(juror), len(judged), len(own)))
    return Progress(tuple(jurors), len(keys), len(short))


@transaction.atomic
def close_round(one: JuryRound) -> bool:
    """Write the result of a round once; tell whether it was still to do.

    What was counted is kept with it, without names, so that it can be counted again.
    Rounds are closed in their order.
    """
    rounds = JuryRound.objects.select_for_update(of=("self",))
    locked = rounds.select_related("contest").filter(pk=one.pk, closed_at=None).first()
    if locked is None or current_round(locked.contest) != locked:
        return False
    counted = _round(locked, frozenset(_senders(locked)), _ballots(locked).values())
    result = juries.count(counted)
    told = {"counted": counted.to_json(), "digest": counted.digest}
    locked.result, locked.closed_at = result.to_json() | told, now()
    locked.save(update_fields=["result", "closed_at"])
    return True


def recount(one: JuryRound) -> bool:
    """Tell whether what a round kept, counted again, gives its result and digest."""
    counted = juries.Round.from_json(one.result["counted"])
    result = juries.Result.from_json(one.result)
    return counted.digest == one.result["digest"] and juries.count(counted) == result


def _round(
    one: JuryRound, entries: frozenset[str], ballots: Iterable[juries.Ballot]
) -> juries.Round:
    terms = juries.Terms(one.method, one.quorum, one.keeps)
    return juries.Round(terms, entries, tuple(each for each in ballots if each.marks))


def _ballots(one: JuryRound) -> dict[Any, juries.Ballot]:
    """Return what each juror says; who has left the jury is not counted."""
    said: dict[int, dict[str, int | None]] = defaultdict(dict)
    for juror, key, value in one.marks.values_list("juror", "entry__key", "value"):
        said[juror][str(key)] = value
    senders = _senders(one)
    return {
        juror: juries.Ballot(
            {key: mark for key, mark in said[juror.pk].items() if mark is not None},
            _own_among(senders, juror)
            | {key for key, mark in said[juror.pk].items() if mark is None},
        )
        for juror in one.contest.jurors.order_by("pk")
    }


def _senders(one: JuryRound) -> dict[str, set[str]]:
    """Return the mailboxes of those who sent the entries of a round, by entry."""
    rows = entries_in(one).values_list("key", "email", "guardian_email")
    return {
        str(key): {mailbox_of(address) for address in addresses if address}
        for key, *addresses in rows
    }


def _own_among(senders: Mapping[str, set[str]], juror: Any) -> frozenset[str]:
    mailbox = mailbox_of(juror.email)
    return frozenset(key for key, known in senders.items() if mailbox in known)
