"""Where files of visitors wait: a storage that no web server shows."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.utils.functional import cached_property

ALIAS = "culture_social_private"
"""The key of ``STORAGES`` under which a site puts a private storage of its own."""


class PrivateStorage(FileSystemStorage):
    """A folder beside that of the site's media, without any address."""

    base_url = None

    def __init__(self) -> None:
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700)

    @cached_property
    def base_location(self) -> Path:
        return Path(settings.MEDIA_ROOT).absolute().parent / ALIAS


def private_storage() -> Storage:
    """Return the site's private storage, else a folder beside that of its media."""
    return storages[ALIAS] if ALIAS in settings.STORAGES else PrivateStorage()
