"""What becomes of a file that a visitor sends: cleaned and kept privately, or refused.

Each step is cheaper than the next, and nothing is kept before the last.
"""

import logging
from contextlib import suppress
from tempfile import TemporaryFile
from typing import IO, BinaryIO
from uuid import uuid4

from django.core.files import File
from django.core.files.uploadedfile import UploadedFile

from wagtail_culture_social.conf import now, settings
from wagtail_culture_social.domain.sounds import forget_notes
from wagtail_culture_social.domain.uploads import (
    HEAD_BYTES,
    IMAGE,
    TYPES,
    Fault,
    FileType,
    UploadFault,
    file_type,
    shown_name,
)
from wagtail_culture_social.participation.models import Upload
from wagtail_culture_social.participation.uploads.decoding import can_decode, decode
from wagtail_culture_social.participation.uploads.scanning import scan
from wagtail_culture_social.social.pixels import Written

MEGABYTE = 1_000_000

logger = logging.getLogger(__name__)


def most_bytes() -> int:
    """Return how many bytes a file may have."""
    return settings.upload_megabytes * MEGABYTE


def receive(sent: UploadedFile, field: str, kind: str = IMAGE) -> Upload:
    """Return a file cleaned, examined and kept under a random name, without an entry.

    ``field`` is that of the entry form. Raises ``UploadFault``; then nothing is kept.
    """
    with TemporaryFile() as source, TemporaryFile() as clean:
        _copy(sent, source)
        found = _type_of(sent.name or "", source, kind)
        written = None
        if found.decoder and can_decode():
            written = decode(source, found.decoder, clean)
        scan(source)
        if not found.decoder:
            _forget_notes(source, found)
        upload = Upload(
            field=field,
            kind=kind,
            name=shown_name(sent.name or ""),
            is_read=written is not None or not found.decoder,
            sent_at=now(),
        )
        return _keep(upload, clean if written else source, written or _as_sent(found))


def _copy(sent: UploadedFile, target: IO[bytes]) -> None:
    """Copy what was really sent, whatever length it claims to have."""
    most, size = most_bytes(), 0
    for chunk in sent.chunks():
        size += len(chunk)
        if size > most:
            raise UploadFault(Fault.SIZE)
        target.write(chunk)
    if not size:
        raise UploadFault(Fault.EMPTY)
    target.flush()


def _type_of(name: str, source: IO[bytes], kind: str) -> FileType:
    source.seek(0)
    return file_type(name, source.read(HEAD_BYTES), kind)


def _forget_notes(source: IO[bytes], found: FileType) -> None:
    """Write a sound again without what a recorder notes in it."""
    source.seek(0)
    data = bytearray(source.read())
    forget_notes(data, found)
    source.seek(0)
    source.truncate()
    source.write(data)


def _as_sent(found: FileType) -> Written:
    return Written(found.extension, 0, 0)


def _keep(upload: Upload, content: BinaryIO, written: Written) -> Upload:
    upload.width, upload.height = written.width, written.height
    upload.size = content.seek(0, 2)
    storage, name = upload.file.storage, f"{uuid4()}.{written.extension}"
    try:
        upload.file = storage.save(name, File(content, name=name))
        upload.save()
    except BaseException as error:
        with suppress(OSError):
            storage.delete(name)
        if not isinstance(error, OSError):
            raise
        logger.error("A file cannot be kept: %s", type(error).__name__)
        raise UploadFault(Fault.UNAVAILABLE) from None
    return upload


def type_of(upload: Upload) -> FileType:
    """Return the type of a file that was kept."""
    return TYPES["." + upload.file.name.rpartition(".")[2]]
