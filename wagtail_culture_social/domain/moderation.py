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
    GONE = "gone"
    NEWS = "news"


def is_news(seen_at: datetime | None, *moments: datetime | None) -> bool:
    """Tell whether one of these moments was after somebody looked, if they say when."""
    return seen_at is not None and any(one > seen_at for one in moments if one)


def hindrance(
    status: str,
    decision: str,
    *,
    lacks_guardian: bool,
    has_unread: bool,
    lacks_file: bool,
) -> Hindrance | None:
    """Return why an entry cannot go from a status to a decision, ``None`` if it can.

    ``lacks_guardian`` is that of a child whose parent has not confirmed it (GDPR
    article 8; 15 years in France); ``has_unread`` one with a file that was never read;
    ``lacks_file`` one without a file that it has to have, for a refusal deletes them.
    All may be refused. Raises ``ValueError`` for what is no decision.
    """
    if decision not in DECISIONS:
        raise ValueError(f"not a decision of a moderator: {decision}")
    if status == decision:
        return Hindrance.UNCHANGED
    if status == UNCONFIRMED:
        return Hindrance.UNCONFIRMED
    if status == WITHDRAWN:
        return Hindrance.WITHDRAWN
    if decision != APPROVED:
        return None
    lacks = {
        Hindrance.GUARDIAN: lacks_guardian,
        Hindrance.UNREAD: has_unread,
        Hindrance.GONE: lacks_file,
    }
    return next((why for why, is_so in lacks.items() if is_so), None)
