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
LACKS = ("lacks_guardian", "has_unread", "lacks_file")
OPEN = {PENDING, FLAGGED, APPROVED, REFUSED}


@pytest.mark.parametrize(("status", "decision"), product(STATUSES, DECISIONS))
def test_what_is_confirmed_and_not_withdrawn_can_be_decided_otherwise(
    status: str, decision: str
) -> None:
    found = hindrance(status, decision, **dict.fromkeys(LACKS, False))
    assert (found is None) == (status in OPEN and status != decision)


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("lack", LACKS)
def test_nothing_is_approved_that_lacks_a_parent_or_a_file(
    status: str, lack: str
) -> None:
    lacks = {**dict.fromkeys(LACKS, False), lack: True}
    assert hindrance(status, APPROVED, **lacks) is not None


@pytest.mark.parametrize("decision", [REFUSED, FLAGGED])
def test_what_lacks_something_can_be_refused(decision: str) -> None:
    assert hindrance(PENDING, decision, **dict.fromkeys(LACKS, True)) is None


@pytest.mark.parametrize(
    ("status", "lacking", "expected"),
    [
        (APPROVED, LACKS, Hindrance.UNCHANGED),
        (UNCONFIRMED, LACKS, Hindrance.UNCONFIRMED),
        (WITHDRAWN, LACKS, Hindrance.WITHDRAWN),
        (PENDING, LACKS, Hindrance.GUARDIAN),
        (PENDING, LACKS[1:], Hindrance.UNREAD),
        (REFUSED, LACKS[2:], Hindrance.GONE),
    ],
)
def test_the_first_reason_is_told(
    status: str, lacking: tuple[str, ...], expected: Hindrance
) -> None:
    lacks = {name: name in lacking for name in LACKS}
    assert hindrance(status, APPROVED, **lacks) == expected


@pytest.mark.parametrize("decision", [PENDING, UNCONFIRMED, WITHDRAWN, "nonsense"])
def test_only_moderators_decisions_are_decisions(decision: str) -> None:
    with pytest.raises(ValueError, match="not a decision"):
        hindrance(PENDING, decision, **dict.fromkeys(LACKS, False))
