"""Where files of visitors wait: a storage that no web server shows."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages

ALIAS = "culture_social_private"
"""The key of ``STORAGES`` under which a site puts a private storage of its own."""


def private_storage() -> Storage:
    """Return the site's private storage, else a folder beside that of its media."""
    if ALIAS in settings.STORAGES:
        return storages[ALIAS]
    return FileSystemStorage(
        location=Path(settings.MEDIA_ROOT).absolute().parent / ALIAS,
        base_url=None,
        file_permissions_mode=0o600,
        directory_permissions_mode=0o700,
    )
