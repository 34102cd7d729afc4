"""Search and reference indexes, written once at the end instead of at every save."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models.signals import post_save
from wagtail.models import ReferenceIndex
from wagtail.search.backends import get_search_backends
from wagtail.search.index import get_indexed_models
from wagtail.search.signal_handlers import post_save_signal_handler
from wagtail.signal_handlers import disable_reference_index_auto_update


@contextmanager
def deferred_indexes() -> Iterator[None]:
    """Leave both indexes alone; call ``write_indexes`` with what was saved."""
    models = [
        model
        for model in get_indexed_models()
        if post_save.disconnect(post_save_signal_handler, sender=model)
    ]
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        for model in models:
            post_save.connect(post_save_signal_handler, sender=model)


def write_indexes(objects: Iterable[Any]) -> None:
    """Write search entries and references of these objects."""
    by_model: dict[Any, list[Any]] = defaultdict(list)
    for instance in objects:
        by_model[type(instance)].append(instance)
        ReferenceIndex.create_or_update_for_object(instance)
    indexed = set(get_indexed_models())
    for backend in get_search_backends(with_auto_update=True):
        for model, instances in by_model.items():
            if model in indexed:
                backend.add_bulk(model, instances)
