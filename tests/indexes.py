"""The indexes of searches and of references, written only for tests that ask them.

Writing both took half of the time of tests that save pages.
"""

from collections.abc import Iterator

import pytest
from django.db.models.signals import post_save
from wagtail.search import signal_handlers
from wagtail.search.index import get_indexed_models
from wagtail.signal_handlers import disable_reference_index_auto_update

ASKING = ("indexed", "editor")
"""Markers of tests that find what they save by words, or by what leads to it."""


@pytest.fixture(scope="session")
def _no_search_index() -> None:
    leave_search_index()


@pytest.fixture(autouse=True)
def _indexes(request: pytest.FixtureRequest, _no_search_index: None) -> Iterator[None]:
    """Write the indexes in tests that ask them; in the others, leave them alone."""
    if any(map(request.node.get_closest_marker, ASKING)):
        signal_handlers.register_signal_handlers()
        yield
        leave_search_index()
    else:
        with disable_reference_index_auto_update():
            yield


def leave_search_index() -> None:
    for model in get_indexed_models():
        post_save.disconnect(signal_handlers.post_save_signal_handler, sender=model)
