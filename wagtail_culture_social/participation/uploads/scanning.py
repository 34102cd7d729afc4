"""Asking the site's own scanner about a file; whatever it is not sure of is refused."""

import logging
import threading
from typing import Any, BinaryIO

from django.utils.module_loading import import_string

from wagtail_culture_social.conf import settings
from wagtail_culture_social.domain.uploads import Fault, UploadFault

SECONDS = 30
"""How long a scanner may take."""

logger = logging.getLogger(__name__)


def scan(file: BinaryIO) -> None:
    """Raise ``UploadFault`` unless the scanner, where a site has one, says ``True``.

    ``False`` is a finding. An error, no answer in time and any other answer are none,
    and no file passes on them.
    """
    path = settings.upload_scanner
    if path is None:
        return
    verdict = _verdict(path, file)
    if verdict is False:
        raise UploadFault(Fault.INFECTED)
    if verdict is not True:
        logger.error("The scanner of files does not answer: %s", verdict)
        raise UploadFault(Fault.UNAVAILABLE)


def _verdict(path: Any, file: BinaryIO) -> Any:
    """Return what the scanner says, or the name of what went wrong."""
    said: list[Any] = []

    def ask() -> None:
        try:
            file.seek(0)
            said.append(import_string(path)(file))
        except Exception as error:  # noqa: BLE001 - nobody knows what a scanner raises
            said.append(type(error).__name__)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(SECONDS)
    return said[0] if said else "timeout"
