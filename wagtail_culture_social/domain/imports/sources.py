"""Files of others before they are read: their size, their kind, where they begin."""

from io import BytesIO
from typing import BinaryIO

from wagtail_culture_social.domain.imports.imported import (
    MOST_BYTES,
    ImportFault,
    Kind,
)

HEAD = 4096
"""How many bytes tell what a file is."""

_ARCHIVES = {
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
    b"7z\xbc\xaf": "7z",
    b"Rar!": "rar",
    b"\xd0\xcf\x11\xe0": "xls",
}
_KINDS: dict[str, Kind] = {
    "ics": "ics",
    "ical": "ics",
    "ifb": "ics",
    "json": "openagenda",
    "csv": "csv",
    "tsv": "csv",
    "text/calendar": "ics",
    "application/json": "openagenda",
    "text/csv": "csv",
    "text/tab-separated-values": "csv",
}
_BOM = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def kind_of(filename: str, content_type: str, head: bytes) -> Kind:
    """What the file is by its first bytes, else by its name, else by its media type.

    Raises `ImportFault`: empty, archive, html or unknown-kind.
    """
    _refuse_others(head)
    start = head.removeprefix(_BOM).lstrip()
    if start[:15].upper().startswith((b"BEGIN:VCALENDAR", b"BEGIN:VEVENT")):
        return "ics"
    if start[:1] in (b"{", b"["):
        return "openagenda"
    extension = filename.lower().rpartition(".")[2]
    media_type = content_type.partition(";")[0].strip().lower()
    found = _KINDS.get(extension) or _KINDS.get(media_type)
    if found:
        return found
    first = start.partition(b"\n")[0]
    if head[:2] in _WIDE or any(mark in first for mark in (b";", b",", b"\t")):
        return "csv"
    raise ImportFault("unknown-kind")


def opened(data: bytes | BinaryIO) -> BinaryIO:
    """A seekable stream at its start; raises `ImportFault` for what is no such file."""
    stream = BytesIO(data) if isinstance(data, bytes) else data
    size = stream.seek(0, 2)
    if size > MOST_BYTES:
        raise ImportFault("too-big", most=MOST_BYTES // 1024**2)
    stream.seek(0)
    head = stream.read(HEAD)
    _refuse_others(head)
    stream.seek(len(_BOM) if head.startswith(_BOM) else 0)
    return stream


def _refuse_others(head: bytes) -> None:
    start = head.removeprefix(_BOM).lstrip()
    if not start:
        raise ImportFault("empty")
    for magic, kind in _ARCHIVES.items():
        if head.startswith(magic):
            raise ImportFault("archive", kind=kind)
    if start[:14].lower().startswith((b"<!doctype html", b"<html")):
        raise ImportFault("html")
