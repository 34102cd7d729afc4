"""Erasing files of visitors for good: their rows, bytes, and what was made of them."""

from datetime import timedelta
from typing import Any

from django.core.files.storage import Storage
from django.utils import timezone
from django.utils.translation import ngettext

from wagtail_culture_social.participation.models import Upload
from wagtail_culture_social.participation.uploads.deleting import delete_later
from wagtail_culture_social.participation.uploads.publishing import take_back
from wagtail_culture_social.participation.uploads.storage import private_storage


def erase(upload: Upload) -> None:
    """Delete a file: its row now, its bytes when the transaction is written."""
    upload.delete()


def erase_file(sender: Any, instance: Upload, **kwargs: Any) -> None:
    """Delete what a row stood for, whoever deleted the row; for ``post_delete``."""
    take_back(instance)
    delete_later(instance.file)


def erase_lost() -> str:
    """Delete files that have no row: a process that ended too early left them.

    Called every night. Rows without an entry are for ``privacy.retention``, which
    erases their files, too.
    """
    storage = private_storage()
    lost = [name for name in _without_row(storage) if _is_old(storage, name)]
    for name in lost:
        storage.delete(name)
    words = ngettext(
        "%(count)d file without a row was deleted.",
        "%(count)d files without a row were deleted.",
        len(lost),
    )
    return words % {"count": len(lost)}


def _without_row(storage: Storage) -> set[str]:
    try:
        _folders, names = storage.listdir("")
    except FileNotFoundError:
        return set()
    return set(names).difference(Upload.objects.values_list("file", flat=True))


def _is_old(storage: Storage, name: str) -> bool:
    """Tell whether a file is no row's that is still being written.

    Files are dated by the real time, whatever clock a site shows.
    """
    try:
        return storage.get_modified_time(name) < timezone.now() - timedelta(days=1)
    except FileNotFoundError:  # somebody else deleted it
        return False
