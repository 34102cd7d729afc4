"""Juries: how a round is counted and who goes on; no names of jurors, no storage.

An entry that fewer jurors judged than the quorum asks for does not go on. The others
are ordered by what this list says, the next line where the one before is equal:

1. the mean of what its jurors gave: of yes (1) and no (0), of the stars, or of the
   points of their rankings;
2. countback: more of the best mark, then more of the next best, and so on;
3. a lot that nobody can choose and everybody can draw again: the seed is the digest
   of all that was counted (``lots.draw``).

The points of a ranking are those of Borda, from 1 for the first place to 0 for the
last, so that a juror who may not judge an entry weighs as much as any other; entries
that a juror left out share the places that are left.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from wagtail_culture_social.domain.lots import digest_of, lot

YES_NO, STARS, RANK = "yes_no", "stars", "rank"
METHODS = (YES_NO, STARS, RANK)
MARKS = {YES_NO: (1, 0), STARS: (5, 4, 3, 2, 1)}
"""What a juror may give, the best first; a rank is a place from 1."""
MOST_RANKED = 60
"""Entries that one person can put in an order."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How a round is judged: by how many at least, and how many entries go on.

    Raises ``ValueError`` for an unknown method, or where nobody judges or goes on.
    """

    method: str
    quorum: int
    keeps: int

    def __post_init__(self) -> None:
        if self.method not in METHODS or self.quorum < 1 or self.keeps < 1:
            raise ValueError(f"no round: {self}")


@dataclass(frozen=True, slots=True)
class Ballot:
    """The marks of one juror by entry, and the entries that are not theirs to judge."""

    marks: Mapping[str, int]
    barred: frozenset[str] = field(default_factory=frozenset)

    def to_line(self) -> str:
        """Return the ballot as one line of JSON, the same for equal ballots."""
        told = {"barred": sorted(self.barred), "marks": dict(self.marks)}
        return json.dumps(told, sort_keys=True)

    @classmethod
    def from_line(cls, line: str) -> "Ballot":
        """Return the ballot that ``to_line`` wrote."""
        told = json.loads(line)
        return cls(told["marks"], frozenset(told["barred"]))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an entry stands: its mean, how many judged it, whether a lot placed it."""

    entry: str
    mean: Fraction
    judges: int
    is_drawn: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What a round comes to: entries in order, who goes on, who had too few jurors."""

    standings: tuple[Standing, ...]
    kept: tuple[str, ...]
    short: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the result as JSON has it; means are fractions such as ``7/2``."""
        return {
            "standings": [
                [one.entry, str(one.mean), one.judges, one.is_drawn]
                for one in self.standings
            ],
            "kept": list(self.kept),
            "short": list(self.short),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Result":
        """Return the result that ``to_json`` wrote."""
        standings = tuple(
            Standing(entry, Fraction(mean), judges, is_drawn)
            for entry, mean, judges, is_drawn in stored["standings"]
        )
        return cls(standings, tuple(stored["kept"]), tuple(stored["short"]))


@dataclass(frozen=True, slots=True)
class Round:
    """All that a round is counted from: its terms, entries and ballots."""

    terms: Terms
    entries: frozenset[str]
    ballots: tuple[Ballot, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything that is counted, one line each; ``digest`` is over these."""
        terms = self.terms
        told = [terms.method, terms.quorum, terms.keeps]
        return (
            json.dumps({"terms": told}),
            *(json.dumps({"entry": entry}) for entry in sorted(self.entries)),
            *sorted(ballot.to_line() for ballot in self.ballots),
        )

    @property
    def digest(self) -> str:
        """The SHA-256 of what is counted: the seed of lots."""
        return digest_of(self.lines)

    def to_json(self) -> dict[str, Any]:
        """Return what is counted as JSON has it."""
        terms = self.terms
        return {
            "terms": [terms.method, terms.quorum, terms.keeps],
            "entries": sorted(self.entries),
            "ballots": sorted(ballot.to_line() for ballot in self.ballots),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Round":
        """Return the round that ``to_json`` wrote."""
        return cls(
            Terms(*stored["terms"]),
            frozenset(stored["entries"]),
            tuple(Ballot.from_line(line) for line in stored["ballots"]),
        )


def is_mark(method: str, value: int, most: int) -> bool:
    """Tell whether a juror may give this; ``most`` is how many entries are ranked."""
    return 1 <= value <= most if method == RANK else value in MARKS[method]


def count(counted: Round) -> Result:
    """Return what a round comes to; the order of entries and ballots is no matter."""
    sheets = [_sheet(counted, ballot) for ballot in counted.ballots]
    tables = {
        entry: [sheet[entry] for sheet in sheets if entry in sheet]
        for entry in counted.entries
    }
    quorum, keeps = counted.terms.quorum, counted.terms.keeps
    short = tuple(sorted(one for one, got in tables.items() if len(got) < quorum))
    merits = {entry: _merit(got) for entry, got in tables.items() if len(got) >= quorum}
    seed, equals = counted.digest, Counter(merits.values())
    # Best first; what is equal in everything stands by lot.
    ordered = sorted(merits, key=lambda entry: lot(entry, seed))
    ordered.sort(key=merits.__getitem__, reverse=True)
    standings = tuple(
        Standing(entry, merits[entry][0], len(tables[entry]), equals[merits[entry]] > 1)
        for entry in ordered
    )
    return Result(standings, tuple(ordered[:keeps]), short)


Given = tuple[Fraction, int]
"""What one juror gives an entry: points, and the level of the mark, 0 for the best."""
Merit = tuple[Fraction, tuple[tuple[int, int], ...]]
"""Mean, then how many there are of each level: more of a better one is more."""


def _sheet(counted: Round, ballot: Ballot) -> dict[str, Given]:
    """Return what one juror gives to the entries that are in the round and theirs."""
    own = counted.entries - ballot.barred
    marks = {entry: mark for entry, mark in ballot.marks.items() if entry in own}
    if counted.terms.method == RANK:
        return dict(_ranked(own, marks)) if marks else {}
    levels = MARKS[counted.terms.method]
    return {
        entry: (Fraction(mark), levels.index(mark)) for entry, mark in marks.items()
    }


def _ranked(
    own: frozenset[str], marks: Mapping[str, int]
) -> Iterator[tuple[str, Given]]:
    """Yield Borda's points; equal ranks share places, as entries left out do."""
    last, above = len(own) - 1, 0
    unranked = max(marks.values()) + 1
    ranks = {entry: marks.get(entry, unranked) for entry in own}
    for rank in sorted(set(ranks.values())):
        alike = [entry for entry in own if ranks[entry] == rank]
        place = above + Fraction(len(alike) - 1, 2)
        points = 1 - place / last if last else Fraction(1)
        yield from ((entry, (points, above)) for entry in alike)
        above += len(alike)


def _merit(given: Sequence[Given]) -> Merit:
    points = [one for one, _level in given]
    levels = Counter(level for _points, level in given)
    countback = tuple((-level, levels[level]) for level in sorted(levels))
    return sum(points, Fraction()) / len(points), countback
