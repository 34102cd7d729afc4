"""Erasing files of visitors for good: their rows, bytes, and what was made of them."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.models import Upload
from wagtail_culture_social.participation.uploads import keeping
from wagtail_culture_social.participation.uploads.publishing import take_back
from wagtail_culture_social.participation.uploads.storage import private_storage


def erase(upload: Upload) -> None:
    """Delete a file: its row now, its bytes when the transaction is written."""
    upload.delete()


def erase_file(sender: Any, instance: Upload, **kwargs: Any) -> None:
    """Delete what a row stood for, whoever deleted the row; for ``post_delete``."""
    take_back(instance)
    file = instance.file
    transaction.on_commit(partial(file.storage.delete, file.name))


def erase_forgotten() -> str:
    """Delete files of forms that were never sent, and files that have no row at all.

    The latter are left by a transaction that failed. Called every night.
    """
    waited = list(keeping.forgotten())
    for upload in waited:
        erase(upload)
    lost = [name for name in _old_files() if not _has_row(name)]
    for name in lost:
        private_storage().delete(name)
    return _(
        "Deleted – files never sent: %(waited)d; files without a row: %(lost)d."
    ) % {
        "waited": len(waited),
        "lost": len(lost),
    }


def _old_files() -> list[str]:
    storage, before = private_storage(), now() - timedelta(seconds=keeping.SECONDS)
    try:
        _folders, names = storage.listdir("")
    except FileNotFoundError:
        return []
    return [name for name in names if storage.get_modified_time(name) < before]


def _has_row(name: str) -> bool:
    return Upload.objects.filter(file=name).exists()
