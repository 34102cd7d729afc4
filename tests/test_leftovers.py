"""What a test may not leave behind is seen where it was left."""

import pytest
from django.db import transaction
from wagtail.models import Site

from tests.leftovers import pytest_runtest_call, pytest_runtest_teardown

pytestmark = pytest.mark.django_db


def test_an_open_transaction_is_seen(request: pytest.FixtureRequest) -> None:
    look = pytest_runtest_call(request.node)
    next(look)
    opened = transaction.atomic()
    opened.__enter__()
    with pytest.raises(AssertionError, match="left open"):
        look.send(None)
    opened.__exit__(None, None, None)


def test_lost_rows_are_seen(request: pytest.FixtureRequest) -> None:
    look = pytest_runtest_teardown(request.node, request.node)
    next(look)
    Site.objects.all().delete()
    with pytest.raises(AssertionError, match="are gone"):
        look.send(None)


def test_what_is_closed_and_kept_is_fine(request: pytest.FixtureRequest) -> None:
    after = pytest_runtest_teardown(request.node, request.node)
    for look in (pytest_runtest_call(request.node), after):
        next(look)
        with transaction.atomic():
            Site.objects.update(port=81)
        with pytest.raises(StopIteration):
            look.send(None)
