"""What a form of a vote carries, signed: whose vote it is, and which of theirs."""

from dataclasses import dataclass
from typing import Self

from wagtail_culture_social.participation.defences import tokens
from wagtail_culture_social.participation.models import Poll

FORM, MAIL = "vote", "vote-mail"
MOST_AGE = {FORM: 24 * 60 * 60, MAIL: 48 * 60 * 60}
"""Seconds after which a form, or the link in an e-mail, counts no more."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """A vote to come: of which voter, its revision, and what it replaces.

    A ballot is only ever added, so that what the last one said when the form was
    made is still true when it comes back: nothing has to be read again. In an
    e-mail, ``choices`` are what is voted.
    """

    voter: str
    revision: int = 0
    replaces: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()

    def signed(self, poll: Poll, purpose: str = FORM) -> str:
        """Return the ticket as a form or a link of this poll carries it."""
        return tokens.issue(
            purpose,
            str(poll.twin_key),
            poll.block_id,
            self.voter,
            str(self.revision),
            ",".join(self.replaces),
            ",".join(self.choices),
        )

    @classmethod
    def read(
        cls, poll: Poll, token: str, purpose: str = FORM, max_age: float | None = None
    ) -> Self | None:
        """Return a ticket of this poll; ``None``: forged, too old, or of another."""
        age = MOST_AGE[purpose] if max_age is None else max_age
        parts = tokens.read(purpose, token, age)
        if parts is None or parts[:2] != (str(poll.twin_key), poll.block_id):
            return None
        _key, _block, voter, revision, replaces, choices = parts
        return cls(voter, int(revision), _words(replaces), _words(choices))


def _words(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(",")) if joined else ()
