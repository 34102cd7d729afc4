"""The documents of a page at one query, and which of them everybody may read."""

from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction

FOUND = "_wcs_documents"


def documents_by_key(page: Any, keys: set[int]) -> dict[int, Any]:
    """Return documents with ``is_closed``, those of the page's own fields besides."""
    found = page.__dict__.setdefault(FOUND, {})
    missing = {*keys, *page.get_document_keys()} - found.keys()
    if missing:
        rows = get_document_model().objects.annotate(is_closed=Exists(_closed()))
        found.update(rows.in_bulk(missing))
    return found


def _closed() -> Any:
    """Return what restricts the collection of a document, or one above it."""
    path = ExpressionWrapper(OuterRef("collection__path"), output_field=CharField())
    closed = CollectionViewRestriction.objects.annotate(path=path)
    return closed.filter(path__startswith=F("collection__path"))
