"""A database without a transaction around the test, so that threads see one another."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections


@contextmanager
def committed(blocker: Any, *models: Any) -> Iterator[None]:
    """Write for every connection to see; delete the rows of these models afterwards.

    For the fixture ``_django_db_helper`` of a module, in place of pytest-django's own:
    its transaction would hide the rows, and its flush would take the pages of all
    other tests away.
    """
    with blocker.unblock():
        yield
        for model in models:
            model.objects.all().delete()
        connections.close_all()
