"""The instant run-off of a ranked vote, round by round; one winner, or a tie."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Ballots = Iterable[tuple[Sequence[str], int]]
"""Rankings, each with how many ballots say it."""


@dataclass(frozen=True, slots=True)
class Round:
    """Votes of each option left, who left after it, ballots that name none of them."""

    votes: tuple[tuple[str, int], ...]
    eliminated: tuple[str, ...] = ()
    exhausted: int = 0

    def to_json(self) -> dict[str, Any]:
        """Return the round as JSON has it."""
        return {
            "votes": [list(one) for one in self.votes],
            "eliminated": list(self.eliminated),
            "exhausted": self.exhausted,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Round":
        """Return the round that ``to_json`` wrote."""
        votes = tuple((option, count) for option, count in stored["votes"])
        return cls(votes, tuple(stored["eliminated"]), stored["exhausted"])


def runoff(
    options: Sequence[str], ballots: Ballots
) -> tuple[tuple[Round, ...], tuple[str, ...]]:
    """Return the rounds and the winners; several in a tie, none without a ballot.

    In each round a ballot counts for the first of its options that is left. More
    than half of these ballots wins; else the option with the fewest leaves. A tie
    for the last place is decided by no lot: all of them leave, and when that would
    be everybody, all are winners (the rules of R's ``votesys::irv_method``).
    """
    piles, left = [pile for pile in ballots if pile[1] > 0], list(options)
    rounds: list[Round] = []
    if not piles or not left:
        return (), ()
    while True:
        votes, exhausted = _first_choices(piles, left)
        fewest, most = min(votes.values()), max(votes.values())
        is_over = 2 * most > sum(votes.values())
        last = () if is_over or fewest == most else _with(votes, fewest)
        rounds.append(Round(tuple(votes.items()), last, exhausted))
        if not last:
            return tuple(rounds), _with(votes, most)
        left = [option for option in left if option not in last]


def _first_choices(ballots: Ballots, left: Sequence[str]) -> tuple[dict[str, int], int]:
    counted: Counter[str] = Counter()
    exhausted = 0
    for ranking, count in ballots:
        choice = next((option for option in ranking if option in left), None)
        if choice is None:
            exhausted += count
        else:
            counted[choice] += count
    return {option: counted[option] for option in left}, exhausted


def _with(votes: Mapping[str, int], count: int) -> tuple[str, ...]:
    return tuple(option for option, held in votes.items() if held == count)
