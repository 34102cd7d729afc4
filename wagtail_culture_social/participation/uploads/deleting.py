"""Deleting files once the rows that spoke of them are gone; public ones for certain."""

import logging
from typing import Any

from django.core.files.storage import Storage
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from wagtail_culture_social.participation.models import DoomedFile

logger = logging.getLogger(__name__)
Kind = DoomedFile.Kind


def delete_later(file: Any) -> None:
    """Delete a file once this is written; if it cannot be, the others still go.

    For private files: the night finds those that have no row.
    """

    def delete_file() -> None:  # Django asks what is robust for its name
        file.storage.delete(file.name)

    transaction.on_commit(delete_file, robust=True)


def delete_public(file: Any, kind: Kind) -> None:
    """Delete a public file once this is written, or every night until it is gone."""
    row = DoomedFile.objects.create(kind=kind, name=file.name)

    def delete_file() -> None:
        _delete(row, file.storage)

    transaction.on_commit(delete_file, robust=True)


def delete_tonight() -> str:
    """Try again what could not be deleted; return what the nightly command says."""
    deleted, left = 0, 0
    for row in DoomedFile.objects.order_by("pk"):
        try:
            _delete(row, _storage_of(row.kind))
        except Exception:  # whatever a storage of the site raises
            logger.exception("A public file cannot be deleted: %s", row.name)
            left += 1
        else:
            deleted += 1
    told = _("Public files deleted late: %(count)d.") % {"count": deleted}
    if not left:
        return told
    words = ngettext("%(count)d file cannot be.", "%(count)d files cannot be.", left)
    return f"{told} {words % {'count': left}}"


def _delete(row: DoomedFile, storage: Storage) -> None:
    storage.delete(row.name)
    row.delete()


def _storage_of(kind: str) -> Storage:
    image = get_image_model()
    model = {
        Kind.IMAGE: image,
        Kind.RENDITION: image.get_rendition_model(),
        Kind.DOCUMENT: get_document_model(),
    }[Kind(kind)]
    return model._meta.get_field("file").storage
