"""Ballots: what one may say, how ballots are counted; no voters, no storage."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wagtail_culture_social.domain.runoff import Round, runoff

SINGLE, MULTIPLE, RANKED = "single", "multiple", "ranked"
RATING, QUIZ, ENTRIES = "rating", "quiz", "entries"
KINDS = (SINGLE, MULTIPLE, RANKED, RATING, QUIZ, ENTRIES)
BALLOTS = "*"
"""The counter of all ballots, kept where one ballot may hold several choices."""
OVER = ">"
"""What stands between the options of a ranking in the name of its counter."""
MOST_OPTIONS = 60
MOST_RANKED = 20
"""The name of a counter holds 200 characters, an option has 8 and a sign."""
MOST_ENTRIES = 10_000
"""The options of a vote on the entries of a contest, which nobody reads at once."""
MOST_CHOSEN = 10
"""Entries on one ballot: the link of an e-mail carries them."""
EMPTY, TOO_FEW, TOO_MANY = "empty", "too_few", "too_many"
UNKNOWN, TWICE, GAP = "unknown", "twice", "gap"


class BallotFault(ValueError):
    """A ballot that is not counted; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


_LIMITS = {RANKED: MOST_RANKED, ENTRIES: MOST_ENTRIES}


@dataclass(frozen=True, slots=True)
class Rules:
    """What a ballot is checked against and counted by.

    ``least`` and ``most`` count options of a ballot; a rating is a mark from 1 to
    ``scale``. ``right`` are the right options of a quiz. Raises ``ValueError`` for
    an unknown kind, or for more options than can be counted.
    """

    kind: str
    options: tuple[str, ...] = ()
    least: int = 1
    most: int = 1
    scale: int = 5
    right: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        limit = _LIMITS.get(self.kind, MOST_OPTIONS)
        if self.kind not in KINDS or len(self.options) > limit:
            raise ValueError(f"no rules: {self.kind}, {len(self.options)} options")
        if self.kind == ENTRIES and self.most > MOST_CHOSEN:
            raise ValueError(f"no rules: {self.most} entries on a ballot")

    @property
    def marks(self) -> tuple[str, ...]:
        """What a choice may be: the options, or the marks of a rating."""
        if self.kind == RATING:
            return tuple(str(mark) for mark in range(1, self.scale + 1))
        return self.options

    @property
    def may_hold_several(self) -> bool:
        """Tell whether a ballot may hold several choices that count alike."""
        return self.kind in {MULTIPLE, QUIZ, ENTRIES}

    def is_right(self, choices: Iterable[str]) -> bool:
        """Tell whether an answer to a quiz is all that is right, and nothing else."""
        return frozenset(choices) == self.right

    def to_json(self) -> dict[str, Any]:
        """Return the rules as JSON has them."""
        return {
            "kind": self.kind,
            "options": list(self.options),
            "least": self.least,
            "most": self.most,
            "scale": self.scale,
            "right": sorted(self.right),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Rules":
        """Return the rules that ``to_json`` wrote."""
        options, right = tuple(stored["options"]), frozenset(stored["right"])
        return cls(**{**stored, "options": options, "right": right})


@dataclass(frozen=True, slots=True)
class Row:
    """How many ballots hold an option, and the share of all ballots (0 to 1)."""

    option: str
    votes: int
    share: float


@dataclass(frozen=True, slots=True)
class Result:
    """What the ballots say; a ranking has rounds, a rating a mean.

    Of a ranking, ``rows`` count first preferences; ``winners`` are the options left
    after the last round, several in a tie.
    """

    rows: tuple[Row, ...]
    total: int
    rounds: tuple[Round, ...] = ()
    winners: tuple[str, ...] = ()
    mean: float | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the result as JSON has it."""
        return {
            "rows": [[row.option, row.votes] for row in self.rows],
            "total": self.total,
            "rounds": [one.to_json() for one in self.rounds],
            "winners": list(self.winners),
            "mean": self.mean,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Result":
        """Return the result that ``to_json`` wrote."""
        return cls(
            rows=_rows(stored["rows"], stored["total"]),
            total=stored["total"],
            rounds=tuple(Round.from_json(one) for one in stored["rounds"]),
            winners=tuple(stored["winners"]),
            mean=stored["mean"],
        )


def check(rules: Rules, choices: Iterable[str]) -> tuple[str, ...]:
    """Return the choices as a ballot keeps them; raise ``BallotFault``.

    The order is that of the options, except in a ranking, where an empty choice is
    a rank nobody was given. No choice at all is ``empty``, never a blank vote.
    """
    told = tuple(choices)
    if not any(told):
        raise BallotFault(EMPTY)
    if "" in told:
        raise BallotFault(GAP)
    if len(told) > len(rules.marks):
        raise BallotFault(TOO_MANY)
    if len(set(told)) < len(told):
        raise BallotFault(TWICE)
    if not set(told) <= set(rules.marks):
        raise BallotFault(UNKNOWN)
    if len(told) < _least(rules):
        raise BallotFault(TOO_FEW)
    if len(told) > _most(rules):
        raise BallotFault(TOO_MANY)
    return told if rules.kind == RANKED else tuple(sorted(told, key=rules.marks.index))


def ranking(ranks: Mapping[str, str]) -> tuple[str, ...]:
    """Return options in the order of their ranks ("1" is first, "" is none).

    A rank that nobody has becomes an empty choice, which ``check`` refuses as a gap.
    Raises ``BallotFault``: ``twice`` for a rank of two options, ``unknown`` for what
    is no rank.
    """
    placed: dict[int, str] = {}
    for option, rank in ranks.items():
        if rank == "":
            continue
        if rank not in {str(place) for place in range(1, len(ranks) + 1)}:
            raise BallotFault(UNKNOWN)
        if int(rank) in placed:
            raise BallotFault(TWICE)
        placed[int(rank)] = option
    return tuple(
        placed.get(place, "") for place in range(1, max(placed, default=0) + 1)
    )


def counter_keys(rules: Rules, choices: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the counters to which a checked ballot adds one."""
    if rules.kind == RANKED:
        return (OVER.join(choices),)
    return (*choices, BALLOTS) if rules.may_hold_several else choices


def tally(rules: Rules, counters: Mapping[str, int]) -> Result:
    """Return the result of the ballots that were counted under ``counter_keys``."""
    if rules.kind == RANKED:
        return _tally_ranked(rules, counters)
    votes = [(mark, counters.get(mark, 0)) for mark in rules.marks]
    counted = sum(count for _mark, count in votes)
    total = counters.get(BALLOTS, 0) if rules.may_hold_several else counted
    mean = None
    if rules.kind == RATING and total:
        mean = sum(int(mark) * count for mark, count in votes) / total
    return Result(rows=_rows(votes, total), total=total, mean=mean)


def _tally_ranked(rules: Rules, counters: Mapping[str, int]) -> Result:
    ballots = [(key.split(OVER), count) for key, count in counters.items()]
    rounds, winners = runoff(rules.options, ballots)
    total = sum(counters.values())
    first = rounds[0].votes if rounds else [(option, 0) for option in rules.options]
    return Result(_rows(first, total), total, rounds, winners)


def _rows(votes: Iterable[Iterable[Any]], total: int) -> tuple[Row, ...]:
    return tuple(
        Row(option, count, count / total if total else 0.0) for option, count in votes
    )


def _least(rules: Rules) -> int:
    return 1 if rules.kind in {SINGLE, RATING} else rules.least


def _most(rules: Rules) -> int:
    return 1 if rules.kind in {SINGLE, RATING} else rules.most
