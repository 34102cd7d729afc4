"""The limiter: fair to networks, and forgetful."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache
from django.test import RequestFactory

from wagtail_culture_social.participation.defences.limiter import allow, client_network
from wagtail_culture_social.participation.models import RateCount

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
VISITOR = "203.0.113.77"


class RedisCache(LocMemCache):
    """Stands for Django's backend of this name, which has the same two methods."""


def request_from(address: str = VISITOR, **headers: str) -> Any:
    return RequestFactory().post("/", REMOTE_ADDR=address, headers=headers)


def allowed(times: int, **more: Any) -> int:
    values = {"scope": "form", "most": 3, "seconds": 60, **more}
    request = values.pop("request", None) or request_from()
    return sum(allow(request, **values) for _ in range(times))


@time_machine.travel(NOON, tick=False)
def test_so_many_and_no_more() -> None:
    assert allowed(5) == 3
    assert allowed(5, scope="other") == 3
    assert allowed(5, seconds=3600) == 3
    assert allowed(5, request=request_from("203.0.114.1")) == 3


def test_a_new_span_begins_anew() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        assert allowed(5) == 3
        clock.shift(59)
        assert allowed(1) == 0
        clock.shift(1)
        assert allowed(5) == 3


@time_machine.travel(NOON, tick=False)
def test_counting_is_one_statement(django_assert_num_queries: Any) -> None:
    for _first_and_second in range(2):
        with django_assert_num_queries(1):
            allowed(1)


@time_machine.travel(NOON, tick=False)
def test_what_is_kept_names_nobody() -> None:
    allowed(2)
    row = RateCount.objects.get()
    assert (row.count, row.span) == (2, int(NOON.timestamp()))
    for trace in (VISITOR, "203.0.113", "form"):
        assert trace not in str(RateCount.objects.values().get())


def test_two_days_of_one_network_have_nothing_in_common() -> None:
    for day in (25, 26):
        with time_machine.travel(datetime(2026, 11, day, tzinfo=UTC), tick=False):
            allowed(1)
    assert RateCount.objects.values("bucket").distinct().count() == 2


@time_machine.travel(NOON, tick=False)
def test_redis_counts_where_it_is_the_cache(settings: Any) -> None:
    backend = f"{__name__}.RedisCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": "limiter"}}
    try:
        assert allowed(5) == 3
        assert allowed(5, scope="other") == 3
    finally:
        cache.clear()
    assert not RateCount.objects.exists()


@pytest.mark.parametrize(
    ("address", "network"),
    [
        (VISITOR, "203.0.113.0/24"),
        ("203.0.113.77:4711", "203.0.113.0/24"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
        ("[2001:db8:1:2::3]:443", "2001:db8:1::/48"),
        ("fe80::1%eth0", "fe80::/48"),
        ("", ""),
        ("unix:", ""),
        ("<script>", ""),
    ],
)
def test_a_visitor_is_a_network(address: str, network: str) -> None:
    assert client_network(request_from(address)) == network


@pytest.mark.parametrize(
    ("proxies", "network"),
    [(0, "10.0.0.0/24"), (1, "203.0.113.0/24"), (2, "198.51.100.0/24"), (3, "")],
)
def test_only_our_own_proxies_are_believed(
    settings: Any, proxies: int, network: str
) -> None:
    settings.CULTURE_SOCIAL_TRUSTED_PROXIES = proxies
    forwarded = {"X-Forwarded-For": "198.51.100.9, 203.0.113.77"}
    assert client_network(request_from("10.0.0.1", **forwarded)) == network


def test_a_wrong_number_of_proxies_believes_none(settings: Any) -> None:
    settings.CULTURE_SOCIAL_TRUSTED_PROXIES = "1"
    forwarded = {"X-Forwarded-For": "198.51.100.9"}
    assert client_network(request_from("10.0.0.1", **forwarded)) == "10.0.0.0/24"
