"""A computation that a browser does for a vote; the library is that of ALTCHA."""

import json
import secrets
import time

import altcha
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from wagtail_culture_social.participation.defences import tokens
from wagtail_culture_social.participation.defences.limiter import allow
from wagtail_culture_social.participation.models import Poll

ALGORITHM = "PBKDF2/SHA-256"
ITERATIONS = 5_000
"""Of one try: a few milliseconds."""
TRIES = 300
"""At least; at most twice as many. About a second of a desktop computer."""
MANY, MINUTE, HARDER = 60, 60, 8
"""A network that asks for more forms a minute computes that many times as much."""
LIFE = 60 * 60
"""Seconds for which a task is good."""
WAIT = 60
"""Seconds after which a browser that cannot compute may send its form."""


def challenge(request: HttpRequest, poll: Poll, token: str) -> str:
    """Return the task for one form, as JSON; its solution is good for no other."""
    is_usual = allow(request, f"vote-form/{poll.pk}", MANY, MINUTE)
    least = TRIES if is_usual else TRIES * HARDER
    return json.dumps(
        altcha.create_challenge(
            ALGORITHM,
            ITERATIONS,
            counter=least + secrets.randbelow(least),
            expires_at=int(time.time()) + LIFE,
            data=_bound_to(token),
            hmac_secret=_secret("challenge"),
            hmac_key_secret=_secret("solution"),
        ).to_dict()
    )


def is_solved(token: str, payload: str) -> bool:
    """Tell whether a solution belongs to the form with this token."""
    try:
        told = altcha.Payload.from_base64(payload)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False
    found = altcha.verify_solution(
        told, _secret("challenge"), hmac_key_secret=_secret("solution")
    )
    return found.verified and told.challenge.parameters.data == _bound_to(token)


def _bound_to(token: str) -> dict[str, str]:
    return {"form": tokens.digest(token)}


def _secret(purpose: str) -> str:
    return salted_hmac(f"{__name__}.{purpose}", "", algorithm="sha256").hexdigest()
