"""What may be decided of an entry, and what has to come first; no storage."""

from datetime import datetime
from enum import StrEnum

UNCONFIRMED, PENDING, FLAGGED = "unconfirmed", "pending", "flagged"
APPROVED, REFUSED, WITHDRAWN = "approved", "refused", "withdrawn"
DECISIONS = (APPROVED, REFUSED, FLAGGED)
"""What moderators decide; all else is the author's to do."""
WAITING = (PENDING, FLAGGED)
"""Where an entry stands on which somebody has to decide."""


class Hindrance(StrEnum):
    """Why something cannot be decided."""

    UNCHANGED = "unchanged"
    UNCONFIRMED = "unconfirmed"
    WITHDRAWN = "withdrawn"
    GUARDIAN = "guardian"
    UNREAD = "unread"
    NEWS = "news"


def is_news(seen_at: datetime | None, *moments: datetime | None) -> bool:
    """Tell whether one of these moments was after somebody looked, if they say when."""
    return seen_at is not None and any(one > seen_at for one in moments if one)


def hindrance(
    status: str, decision: str, *, lacks_guardian: bool, has_unread: bool
) -> Hindrance | None:
    """Return why an entry cannot go from a status to a decision, ``None`` if it can.

    ``lacks_guardian`` is that of a child whose parent has not confirmed it (GDPR
    article 8; 15 years in France); ``has_unread`` one with a file that was never read.
    Both may be refused. Raises ``ValueError`` for what is no decision.
    """
    if decision not in DECISIONS:
        raise ValueError(f"not a decision of a moderator: {decision}")
    if status == decision:
        return Hindrance.UNCHANGED
    if status == UNCONFIRMED:
        return Hindrance.UNCONFIRMED
    if status == WITHDRAWN:
        return Hindrance.WITHDRAWN
    if decision == APPROVED and lacks_guardian:
        return Hindrance.GUARDIAN
    if decision == APPROVED and has_unread:
        return Hindrance.UNREAD
    return None
