"""What may be decided of an entry: every status, every decision, what is lacking."""

from itertools import product

import pytest

from wagtail_culture_social.domain.moderation import (
    APPROVED,
    DECISIONS,
    FLAGGED,
    PENDING,
    REFUSED,
    UNCONFIRMED,
    WITHDRAWN,
    Hindrance,
    hindrance,
)

STATUSES = (UNCONFIRMED, PENDING, FLAGGED, APPROVED, REFUSED, WITHDRAWN)
OPEN = {PENDING, FLAGGED, APPROVED, REFUSED}


@pytest.mark.parametrize(("status", "decision"), product(STATUSES, DECISIONS))
def test_what_is_confirmed_and_not_withdrawn_can_be_decided_otherwise(
    status: str, decision: str
) -> None:
    found = hindrance(status, decision, lacks_guardian=False, has_unread=False)
    assert (found is None) == (status in OPEN and status != decision)


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("lack", ["lacks_guardian", "has_unread"])
def test_nothing_is_approved_that_lacks_a_parent_or_was_never_read(
    status: str, lack: str
) -> None:
    lacks = {"lacks_guardian": False, "has_unread": False, lack: True}
    assert hindrance(status, APPROVED, **lacks) is not None


@pytest.mark.parametrize("decision", [REFUSED, FLAGGED])
def test_what_lacks_something_can_be_refused(decision: str) -> None:
    assert hindrance(PENDING, decision, lacks_guardian=True, has_unread=True) is None


@pytest.mark.parametrize(
    ("status", "lacks_guardian", "has_unread", "expected"),
    [
        (APPROVED, True, True, Hindrance.UNCHANGED),
        (UNCONFIRMED, True, True, Hindrance.UNCONFIRMED),
        (WITHDRAWN, True, True, Hindrance.WITHDRAWN),
        (PENDING, True, True, Hindrance.GUARDIAN),
        (PENDING, False, True, Hindrance.UNREAD),
    ],
)
def test_the_first_reason_is_told(
    status: str, lacks_guardian: bool, has_unread: bool, expected: Hindrance
) -> None:
    found = hindrance(
        status, APPROVED, lacks_guardian=lacks_guardian, has_unread=has_unread
    )
    assert found == expected


@pytest.mark.parametrize("decision", [PENDING, UNCONFIRMED, WITHDRAWN, "nonsense"])
def test_only_moderators_decisions_are_decisions(decision: str) -> None:
    with pytest.raises(ValueError, match="not a decision"):
        hindrance(PENDING, decision, lacks_guardian=False, has_unread=False)
