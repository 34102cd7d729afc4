"""What tells the page after a vote that there was one: a signed word in its address."""

from dataclasses import dataclass
from typing import Self

from wagtail_culture_social.participation.defences import tokens
from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.participation.polls.voting import Outcome

PURPOSE = "voted"
LIFE = 60 * 60
"""Seconds for which the address of that page shows it again."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a vote; ``voter`` is empty where the cookie tells who voted."""

    outcome: Outcome
    voter: str = ""

    def signed(self, poll: Poll) -> str:
        """Return the receipt as an address carries it; it never holds choices."""
        return tokens.issue(PURPOSE, *_of(poll), self.outcome, self.voter)

    @classmethod
    def read(cls, poll: Poll, token: str) -> Self | None:
        """Return a receipt of this poll, ``None`` for anything else."""
        parts = tokens.read(PURPOSE, token, LIFE)
        if parts is None or parts[:2] != _of(poll):
            return None
        return cls(Outcome(parts[2]), parts[3])


def _of(poll: Poll) -> tuple[str, str]:
    return str(poll.twin_key), poll.block_id
