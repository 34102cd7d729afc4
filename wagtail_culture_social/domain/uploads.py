"""Files that visitors send: their types by name and first bytes, their names, limits.

Nothing here opens a picture or knows a form.
"""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

IMAGE, SOUND = "image", "sound"
MOST_FILES = 5
"""Files that one form may bring."""
HEAD_BYTES = 16
"""How much of a file ``file_type`` wants to see."""
LONGEST_NAME = 120
"""Code points of a file's name that are kept."""

_MP4_BRANDS = {
    *(b"M4A ", b"M4B ", b"mp41", b"mp42", b"dash", b"3gp4", b"3gp5", b"3gp6"),
    *(b"isom", b"iso2", b"iso4", b"iso5", b"iso6"),
}
"""Containers that recorders write; pictures and most videos have others."""
_PNG = b"\x89PNG\r\n\x1a\n"
_MPEG_SYNC, _MPEG_LAYER, _LAYER_3 = 0xE0, 0x06, 0x02


class Fault(StrEnum):
    """Why a file is refused."""

    EMPTY = "empty"
    SIZE = "size"
    TYPE = "type"
    MISMATCH = "mismatch"
    DAMAGED = "damaged"
    PIXELS = "pixels"
    SLOW = "slow"
    INFECTED = "infected"
    UNREAD = "unread"
    UNAVAILABLE = "unavailable"
    GONE = "gone"


class UploadFault(ValueError):
    """A file that is refused, with its ``code``."""

    def __init__(self, code: str) -> None:
        super().__init__(str(code))
        self.code = Fault(code)


@dataclass(frozen=True, slots=True)
class FileType:
    """A type of files: what it is, how it is named and served, who decodes it.

    ``decoder`` is Pillow's name of the format; sounds are not decoded.
    """

    kind: str
    extension: str
    media_type: str
    decoder: str = ""


JPEG = FileType(IMAGE, "jpg", "image/jpeg", "JPEG")
PNG = FileType(IMAGE, "png", "image/png", "PNG")
WEBP = FileType(IMAGE, "webp", "image/webp", "WEBP")
MP3 = FileType(SOUND, "mp3", "audio/mpeg")
OGG = FileType(SOUND, "ogg", "audio/ogg")
WAV = FileType(SOUND, "wav", "audio/wav")
M4A = FileType(SOUND, "m4a", "audio/mp4")
FLAC = FileType(SOUND, "flac", "audio/flac")
TYPES = {
    ".jpg": JPEG,
    ".jpeg": JPEG,
    ".png": PNG,
    ".webp": WEBP,
    ".mp3": MP3,
    ".ogg": OGG,
    ".oga": OGG,
    ".opus": OGG,
    ".wav": WAV,
    ".m4a": M4A,
    ".flac": FLAC,
}
"""What is taken, by the end of its name."""


def accepted(kind: str) -> tuple[str, ...]:
    """Return the media types of a kind, then the ends of names, as ``accept`` has them.

    By the former a telephone offers its camera, and saves as JPEG what it keeps
    otherwise; by the latter every system finds the sounds (HTML, 4.10.5.1.17).
    """
    found = {end: one for end, one in TYPES.items() if one.kind == kind}
    media_types = dict.fromkeys(one.media_type for one in found.values())
    return (*media_types, *found)


def file_type(name: str, head: bytes, kind: str) -> FileType:
    """Return the type of a file that is what its name says.

    ``head`` are its first ``HEAD_BYTES``. Raises ``UploadFault``: "type" for a name
    that promises no file of this kind, "mismatch" for a content that breaks the
    promise.
    """
    named = type_of_name(name)
    if named is None or named.kind != kind:
        raise UploadFault(Fault.TYPE)
    if type_of_content(head) != named:
        raise UploadFault(Fault.MISMATCH)
    return named


def type_of_name(name: str) -> FileType | None:
    """Return the type that a name promises by its last suffix, whatever its case."""
    return TYPES.get(PurePosixPath(name.strip()).suffix.lower())


def type_of_content(head: bytes) -> FileType | None:
    """Return the type that the first ``HEAD_BYTES`` of a file show.

    Sources: ISO/IEC 10918-1 B.1.1.3 (JPEG), PNG (Third Edition) 5.2, RFC 9649 2.4
    (WebP), RFC 3533 6 (Ogg), RFC 9639 8 (FLAC), ISO/IEC 14496-12 4.3 (M4A), ID3v2.4.0
    3.1 and ISO/IEC 11172-3 2.4.1.3 (MP3 with and without a tag).
    """
    boxed = head[:4] + head[8:12]
    if boxed in {b"RIFFWEBP", b"RIFFWAVE"}:
        return WEBP if boxed.endswith(b"WEBP") else WAV
    if head[4:8] == b"ftyp":
        return M4A if head[8:12] in _MP4_BRANDS else None
    for signature, found in (
        (b"\xff\xd8\xff", JPEG),
        (_PNG, PNG),
        (b"ID3", MP3),
        (b"OggS\0", OGG),
        (b"fLaC", FLAC),
    ):
        if head.startswith(signature):
            return found
    return MP3 if _is_mpeg_frame(head) else None


def _is_mpeg_frame(head: bytes) -> bool:
    """Tell whether eleven bits of synchronisation come first, and layer III."""
    return (
        head[:1] == b"\xff"
        and head[1:2] >= bytes([_MPEG_SYNC])
        and head[1] & _MPEG_LAYER == _LAYER_3
    )


def shown_name(name: str) -> str:
    """Return a file's name as moderators read it: no folders, nothing unseen, NFC.

    What is in the way is left out (categories C and Z but for the space), for a name
    is no reason to refuse a file; a name that is too long keeps its end.
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(map(_seen, unicodedata.normalize("NFC", last)))
    shown = " ".join(seen.split())
    suffix = PurePosixPath(shown).suffix[-8:] if len(shown) > LONGEST_NAME else ""
    return shown[: LONGEST_NAME - len(suffix)] + suffix


def _seen(sign: str) -> str:
    category = unicodedata.category(sign)[0]
    if category == "Z":
        return " "
    return "" if category == "C" else sign
