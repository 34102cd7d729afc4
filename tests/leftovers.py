"""Names the test that leaves the database to the next ones open, or without its rows.

Without it they fail, far from where the fault is.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from pytest_django.plugin import blocking_manager_key
from wagtail.models import Site


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[Any]:
    """Look whether a test closes what it opens in the transaction around it."""
    before = depth()
    result = yield
    assert not is_watched(item) or depth() == before, "a transaction is left open"
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(
    item: pytest.Item, nextitem: pytest.Item | None
) -> Iterator[Any]:
    """Look whether the rows of migrations are there once a test is undone."""
    result = yield
    if nextitem and is_watched(item):
        with item.config.stash[blocking_manager_key].unblock():
            assert Site.objects.exists(), "the rows of migrations are gone"
    return result


def is_watched(item: pytest.Item) -> bool:
    """Tell whether a transaction is around a test; others flush on purpose."""
    marker = item.get_closest_marker("django_db")
    return bool(marker) and not marker.kwargs.get("transaction")


def depth() -> tuple[bool, int]:
    return connection.in_atomic_block, len(connection.savepoint_ids)
