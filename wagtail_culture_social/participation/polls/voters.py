"""Who a voter is to the votes: an unguessable word, never a person, and its cookie."""

import hmac
import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.mailboxes import mailbox_of
from wagtail_culture_social.participation.models import Poll

COOKIE = "wcs_voter"
SALT = "wagtail_culture_social.participation.voter"
AFTER_POLL = timedelta(days=7)
WITHOUT_END = timedelta(days=180)
"""How long a browser remembers that it voted in a poll that never closes."""


class ForgedVoter(Exception):
    """A cookie that this site did not write."""


def new_voter() -> str:
    """Return the word of a voter who has none yet: 128 random bits."""
    return secrets.token_urlsafe(16)


def voter_key(poll: Poll, voter: str) -> str:
    """Return what a ballot keeps of a voter: another thing in every poll."""
    return hmac.digest(poll.secret.encode(), voter.encode(), "sha256").hex()[:32]


def voter_of_mailbox(poll: Poll, address: str) -> str:
    """Return the word of who reads a mailbox; no address can be read from it."""
    told = f"{poll.pk} {mailbox_of(address)}"
    return salted_hmac(SALT, told, algorithm="sha256").hexdigest()[:32]


def voter_of_code(poll: Poll, code: str) -> str:
    """Return the word of who holds a printed code (normalised)."""
    return sha256(f"{poll.pk} {code}".encode()).hexdigest()[:32]


def voter_in(request: HttpRequest) -> str:
    """Return the voter whom the cookie names, ``""`` without a cookie.

    Raises ``ForgedVoter``.
    """
    return _told(request)[0]


def remember(
    response: HttpResponse, request: HttpRequest, voter: str, closes_at: datetime | None
) -> None:
    """Write the one cookie, for this site alone; it outlives the poll by a week.

    Who voted in several polls keeps the latest of their ends.
    """
    before, until = _told(request)
    end = closes_at + AFTER_POLL if closes_at else now() + WITHOUT_END
    expires = max(int(end.timestamp()), until if before == voter else 0)
    response.set_cookie(
        COOKIE,
        signing.Signer(salt=SALT).sign(f"{voter}.{expires}"),
        max_age=max(expires - int(now().timestamp()), 0),
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def _told(request: HttpRequest) -> tuple[str, int]:
    value = request.COOKIES.get(COOKIE)
    if not value:
        return "", 0
    try:
        voter, _dot, until = signing.Signer(salt=SALT).unsign(value).partition(".")
    except signing.BadSignature as error:
        raise ForgedVoter from error
    return voter, int(until)
