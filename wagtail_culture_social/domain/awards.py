"""Who gets a prize of a contest: jury and public, once and for all; no storage."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wagtail_culture_social.domain.lots import lot

WINNER, MENTION, PUBLIC = "winner", "mention", "public"
KINDS = (WINNER, MENTION, PUBLIC)


@dataclass(frozen=True, slots=True)
class Prizes:
    """How many of each there are."""

    winners: int = 1
    mentions: int = 0
    public: int = 0

    def to_json(self) -> dict[str, int]:
        """Return the numbers as JSON has them."""
        return {
            "winners": self.winners,
            "mentions": self.mentions,
            "public": self.public,
        }


@dataclass(frozen=True, slots=True)
class Awards:
    """Keys of entries, the best first."""

    winners: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    public: tuple[str, ...] = ()

    def to_json(self) -> dict[str, list[str]]:
        """Return the awards as JSON has them."""
        return {
            "winners": list(self.winners),
            "mentions": list(self.mentions),
            "public": list(self.public),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Awards":
        """Return the awards that ``to_json`` wrote."""
        return cls(
            tuple(stored["winners"]),
            tuple(stored["mentions"]),
            tuple(stored["public"]),
        )

    @property
    def rows(self) -> tuple[tuple[str, int, str], ...]:
        """Every award: its kind, its place from 1, and the entry."""
        told = zip(KINDS, (self.winners, self.mentions, self.public), strict=True)
        return tuple(
            (kind, place, entry)
            for kind, entries in told
            for place, entry in enumerate(entries, 1)
        )


def by_votes(votes: Mapping[str, int], seed: str) -> tuple[str, ...]:
    """Return the entries that have a vote, most first; a tie is decided by lot."""
    voted = [entry for entry, count in votes.items() if count > 0]
    return tuple(sorted(voted, key=lambda entry: (-votes[entry], lot(entry, seed))))


def award(
    prizes: Prizes,
    jury: Sequence[str] | None,
    public: Sequence[str],
    withdrawn: Collection[str] = (),
) -> Awards:
    """Return who gets what, of entries in the order of the jury and of the public.

    Without a jury (``None``) the winners are the public's. The next after the winners
    are mentioned. The public's choice may be a winner too. Who has withdrawn makes
    place for the next.
    """
    chosen = [entry for entry in public if entry not in withdrawn]
    ordered = chosen if jury is None else [one for one in jury if one not in withdrawn]
    last = prizes.winners + prizes.mentions
    return Awards(
        winners=tuple(ordered[: prizes.winners]),
        mentions=tuple(ordered[prizes.winners : last]),
        public=tuple(chosen[: prizes.public]),
    )
