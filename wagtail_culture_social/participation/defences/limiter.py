"""How often a network may try something in a span of time; no address is kept.

Counts are rows of the database, one statement each, so that they are right with any
number of processes; where the default cache is Redis, they are counted there.
"""

import ipaddress
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Self

from django.conf import settings as django_settings
from django.core.cache import cache as django_cache
from django.db import DEFAULT_DB_ALIAS, connections, router
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from wagtail_culture_social.conf import settings
from wagtail_culture_social.participation.models import RateCount

DAY = 24 * 60 * 60
PREFIX = {4: 24, 6: 48}
"""Bits of an address that name a network, by version of the protocol."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """Something tried by a network in a span of time, of which ``most`` are allowed."""

    bucket: str
    span: int
    seconds: int
    most: int

    @classmethod
    def of(cls, request: HttpRequest, scope: str, most: int, seconds: int) -> Self:
        """Return an attempt that is not counted yet.

        A span begins at each multiple of ``seconds`` (a day at most), so that who
        waits for the next one may try twice as often around its beginning.
        """
        span = int(time.time()) // seconds * seconds
        bucket = _bucket(f"{scope}/{seconds}", client_network(request), span)
        return cls(bucket, span, seconds, most)

    def is_allowed(self) -> bool:
        """Count it; tell whether it is among the first ``most`` of its span."""
        count = _count_in_cache if is_cache_redis() else _count_in_table
        return count(self) <= self.most


def allow(request: HttpRequest, scope: str, most: int, seconds: int) -> bool:
    """Count an attempt; tell whether it is among the first ``most`` of its span."""
    return Attempt.of(request, scope, most, seconds).is_allowed()


def client_network(request: HttpRequest) -> str:
    """Return the visitor's /24 or /48, as the last trusted proxy tells it.

    ``""`` is a network of its own: that of who cannot be told.
    """
    hops = [request.META.get("REMOTE_ADDR", "")]
    hops += reversed(request.META.get("HTTP_X_FORWARDED_FOR", "").split(","))
    proxies = settings.trusted_proxies
    return _network(hops[proxies]) if proxies < len(hops) else ""


def is_cache_redis() -> bool:
    """Tell whether the default cache is Redis: Django's backend or django-redis."""
    backend = django_settings.CACHES.get("default", {}).get("BACKEND", "")
    return backend.endswith(".RedisCache")


def _network(address: str) -> str:
    host = address.strip().removeprefix("[").partition("]")[0]
    if host.count(":") == 1:  # an IPv4 address with a port
        host = host.partition(":")[0]
    try:
        found = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return ""
    found = getattr(found, "ipv4_mapped", None) or found
    return str(ipaddress.ip_network(f"{found}/{PREFIX[found.version]}", strict=False))


def _bucket(scope: str, network: str, span: int) -> str:
    """Return the name of a count, under a key that changes with the day."""
    day = datetime.fromtimestamp(span, UTC).date()
    return salted_hmac(
        f"{__name__}.{day}", f"{scope} {network}", algorithm="sha256"
    ).hexdigest()


@cache
def attempt_sql(alias: str) -> str:
    """Return the statement that counts an attempt and tells how many there are."""
    table, of, begins, count = map(
        connections[alias].ops.quote_name,
        (RateCount._meta.db_table, "bucket", "span", "count"),
    )
    return (
        f"INSERT INTO {table} ({of}, {begins}, {count}) VALUES (%s, %s, 1) "  # noqa: S608
        f"ON CONFLICT ({of}, {begins}) DO UPDATE SET {count} = {table}.{count} + 1 "
        f"RETURNING {count}"
    )


def _count_in_table(attempt: Attempt) -> int:
    alias = router.db_for_write(RateCount) or DEFAULT_DB_ALIAS
    with connections[alias].cursor() as cursor:
        cursor.execute(attempt_sql(alias), [attempt.bucket, attempt.span])
        return cursor.fetchone()[0]


def _count_in_cache(attempt: Attempt) -> int:
    key = f"wcs.rate.{attempt.bucket}.{attempt.span}"
    django_cache.add(key, 0, timeout=2 * attempt.seconds)
    return django_cache.incr(key)
