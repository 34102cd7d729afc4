"""What a form of a vote carries, signed: whose vote it is, and which of theirs."""

import time
from dataclasses import dataclass
from typing import Self

from django.core import signing

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
    def read(cls, poll: Poll, token: str, purpose: str = FORM) -> Self | None:
        """Return a ticket of this poll; ``None``: forged, too old, or of another."""
        parts = tokens.read(purpose, token, MOST_AGE[purpose])
        if parts is None or parts[:2] != (str(poll.twin_key), poll.block_id):
            return None
        _key, _block, voter, revision, replaces, choices = parts
        return cls(voter, int(revision), _words(replaces), _words(choices))


def age_of(token: str) -> float:
    """Return how many seconds ago a ticket that was read had been signed."""
    return time.time() - signing.b62_decode(token.rsplit(":", 2)[1])


def _words(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(",")) if joined else ()
