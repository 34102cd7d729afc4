"""Signed words that go out with a form or a mail and come back, and count once."""

import hashlib
import secrets
from datetime import datetime

from django.core import signing
from django.db import DEFAULT_DB_ALIAS, connections, router

from wagtail_culture_social.participation.models import FormToken

SALT = "wagtail_culture_social.participation"


def issue(purpose: str, *parts: str) -> str:
    """Return a new token, safe in an address: signed, dated, like no other."""
    return signing.dumps([secrets.token_urlsafe(16), *parts], salt=f"{SALT}.{purpose}")


def read(purpose: str, token: str, max_age: float) -> tuple[str, ...] | None:
    """Return the parts of a token of this purpose; ``None`` is forged or too old.

    ``max_age`` is in seconds.
    """
    try:
        found = signing.loads(token, salt=f"{SALT}.{purpose}", max_age=max_age)
    except (signing.BadSignature, UnicodeError):
        return None
    return tuple(found[1:])


def spend(token: str, expires_at: datetime) -> bool:
    """Tell whether this is the first time that a token is used, in one statement.

    Of any number who come together with one token, one is told so; in a transaction
    that fails, nobody was. The token is remembered until it ``expires_at``.
    """
    alias = router.db_for_write(FormToken) or DEFAULT_DB_ALIAS
    connection = connections[alias]
    quote = connection.ops.quote_name
    sql = (
        f"INSERT INTO {quote(FormToken._meta.db_table)} "  # noqa: S608
        f"({quote('digest')}, {quote('expires_at')}) VALUES (%s, %s) "
        f"ON CONFLICT ({quote('digest')}) DO NOTHING"
    )
    expiry = FormToken._meta.get_field("expires_at").get_db_prep_save(
        expires_at, connection
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [digest(token), expiry])
        return cursor.rowcount == 1


def digest(token: str) -> str:
    """Return what is kept of a token: 64 hexadecimal digits, from which none comes."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
