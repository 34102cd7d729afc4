"""Printed codes: only their digests are kept, and those until the poll is closed."""

import secrets
from hashlib import sha256

from wagtail_culture_social.domain.voting_codes import OCTETS, normal, printed
from wagtail_culture_social.participation.models import Poll, VotingCode


def make_codes(poll: Poll, count: int) -> list[str]:
    """Add codes to a poll; return them as they are printed, this once."""
    codes = [printed(secrets.token_bytes(OCTETS)) for _ in range(count)]
    VotingCode.objects.bulk_create(
        VotingCode(poll=poll, digest=digest_of(code)) for code in codes
    )
    return codes


def digest_of(code: str) -> str:
    """Return what is kept of a code; 96 random bits need no salt."""
    return sha256(normal(code).encode()).hexdigest()
