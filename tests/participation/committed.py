"""A database without a transaction around the test, so that threads see one another."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import Any

from django.db import connection, connections
from django.test import Client


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


def together(paths: list[str]) -> list[int]:
    """What the server answers to clients who all press their button at once."""
    barrier = Barrier(len(paths))

    def post(path: str) -> int:
        client = Client(raise_request_exception=False)
        try:
            barrier.wait()
            return client.post(path).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(paths)) as pool:
        return list(pool.map(post, paths))
