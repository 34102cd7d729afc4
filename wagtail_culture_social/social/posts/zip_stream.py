"""ZIP files that are sent while they are made, byte for byte the same each time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

PIECE = 64 * 1024
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a ZIP file can tell: ours tell no other."""
PLAIN_FILE = 0o644 << 16
UNIX = 3
COMPRESSED = (
    *(".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"),
    *(".mp3", ".m4a", ".ogg", ".mp4", ".webm", ".zip"),
)
"""How names of files end that would not become smaller."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive; ``content`` are bytes, or a file of Django's to open."""

    name: str
    content: Any

    @property
    def size(self) -> int:
        """Bytes of the content."""
        content = self.content
        return len(content) if isinstance(content, bytes) else content.size

    def pieces(self) -> Iterator[bytes]:
        """Yield the content without ever holding a whole file of Django's."""
        if isinstance(self.content, bytes):
            yield self.content
        else:
            with self.content.open("rb") as file:
                yield from file.chunks(PIECE)


class _Outbox:
    """What `zipfile` has written and nobody has taken yet; it cannot go back."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self.pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing waits elsewhere."""

    def taken(self) -> bytes:
        """Return what is there, and forget it."""
        found = b"".join(self.pieces)
        self.pieces.clear()
        return found


def zipped(members: Iterable[Member]) -> Iterator[bytes]:
    """Yield a ZIP file of these members in their order, piece by piece."""
    outbox: Any = _Outbox()
    with ZipFile(outbox, "w") as archive:
        for member in members:
            with archive.open(_entry(member), "w") as entry:
                for piece in member.pieces():
                    entry.write(piece)
                    yield outbox.taken()
            yield outbox.taken()
    yield outbox.taken()


def _entry(member: Member) -> ZipInfo:
    entry = ZipInfo(member.name, FIRST_DAY)
    entry.file_size = member.size  # beyond 2 GiB the entry needs the longer form
    entry.create_system = UNIX
    entry.external_attr = PLAIN_FILE
    entry.compress_type = (
        ZIP_STORED if member.name.endswith(COMPRESSED) else ZIP_DEFLATED
    )
    return entry
