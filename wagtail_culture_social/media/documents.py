"""Documents as recordings and captions: what is in the file, and is it any good."""

from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.core.exceptions import ValidationError

from wagtail_culture_social.domain.captions import (
    MOST_BYTES,
    Captions,
    CaptionsError,
    read_vtt,
)
from wagtail_culture_social.domain.media_types import (
    HTML,
    SNIFFED_BYTES,
    sniffed_type,
)
from wagtail_culture_social.media.faults import captions_message, recording_message

CACHE_SECONDS = 7 * 24 * 3600


def captions_of(document: Any) -> Captions | None:
    """Return the captions in a document; ``None`` when nothing can be read of it.

    What was read is kept in the cache; the key changes with the file, whose hash
    Wagtail writes at upload. Without a hash the file is read every time.
    """
    key = _key(document)
    captions = cache.get(key) if document.file_hash else None
    if captions is None:
        try:
            captions = _read(document)
        except (OSError, CaptionsError):
            return None
        cache.set(key, captions, CACHE_SECONDS)
    return captions


def check_captions(document: Any) -> None:
    """Refuse a document that is no WebVTT, with the line of the first fault."""
    try:
        _read(document)
    except CaptionsError as error:
        message = captions_message(error, document.filename)
        raise ValidationError(message) from error
    except OSError as error:
        message = recording_message("missing", document.filename)
        raise ValidationError(message) from error


def check_recording(document: Any) -> None:
    """Refuse a document that no browser plays."""
    try:
        media_type = sniffed_type(_head(document, SNIFFED_BYTES))
    except OSError as error:
        message = recording_message("missing", document.filename)
        raise ValidationError(message) from error
    if media_type in ("", HTML):
        code = "html" if media_type else "unknown"
        raise ValidationError(recording_message(code, document.filename))


def _key(document: Any) -> str:
    file = f"{document.pk}:{document.file_hash}:{document.file.name}"
    return "wcs-captions-1-" + sha256(file.encode()).hexdigest()


def _read(document: Any) -> Captions:
    return read_vtt(_head(document, MOST_BYTES + 1))


def _head(document: Any, size: int) -> bytes:
    with document.open_file() as file:
        return file.read(size)
