"""When a poll is open, and who may see what it says; no votes, no storage."""

from datetime import datetime

BEFORE, OPEN, CLOSED = "before", "open", "closed"
ALWAYS, AFTER_VOTE, AFTER_CLOSE = "always", "after_vote", "after_close"


def state_of(
    opens_at: datetime | None, closes_at: datetime | None, moment: datetime
) -> str:
    """Return ``before``, ``open`` or ``closed`` at a moment (all of them aware).

    A poll is open from ``opens_at`` itself until the instant before ``closes_at``;
    ``None`` is no limit. One that closes before it opens is never open.
    """
    if closes_at and moment >= closes_at:
        return CLOSED
    return BEFORE if opens_at and moment < opens_at else OPEN


def may_see_results(visibility: str, state: str, *, has_voted: bool) -> bool:
    """Tell whether a visitor may see the results; "staff" shows them to none.

    Who has voted goes on seeing them after the close, as does everybody then,
    except where only editors see them.
    """
    if visibility == AFTER_VOTE:
        return has_voted or state == CLOSED
    return visibility == ALWAYS or (visibility == AFTER_CLOSE and state == CLOSED)
