"""Where a vote goes: the one read of a vote, with SQL that is written once."""

from uuid import UUID

from django.db.models import CharField, Exists, OuterRef, QuerySet, UUIDField

from wagtail_culture_social.models.prepared import Prepared
from wagtail_culture_social.participation.models import Poll, VotingCode
from wagtail_culture_social.participation.polls.codes import digest_of


def _poll(twin_key: UUID, block: str) -> QuerySet:
    return Poll.objects.filter(twin_key=twin_key, block_id=block)


def _poll_with_code(twin_key: UUID, block: str, digest: str) -> QuerySet:
    codes = VotingCode.objects.filter(poll=OuterRef("pk"), digest=digest)
    return _poll(twin_key, block).annotate(has_code=Exists(codes))


POLL = Prepared(_poll, twin_key=UUIDField(), block=CharField())
POLL_WITH_CODE = Prepared(
    _poll_with_code, twin_key=UUIDField(), block=CharField(), digest=CharField()
)


def poll_at(twin_key: UUID, block: str, code: str = "") -> Poll | None:
    """Return the poll of a block; with a code, ``has_code`` tells whether it has it."""
    if code:
        found = POLL_WITH_CODE.rows(
            Poll, twin_key=twin_key, block=block, digest=digest_of(code)
        )
    else:
        found = POLL.rows(Poll, twin_key=twin_key, block=block)
    return found[0] if found else None
