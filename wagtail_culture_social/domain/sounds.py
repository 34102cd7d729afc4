"""Notes in sound files (titles, places, names, covers), blanked where they stand.

No byte moves, so that players find what they look for; nothing is decoded. What is
not built as its format says is left as it is.
"""

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from wagtail_culture_social.domain.uploads import FLAC, M4A, MP3, OGG, WAV, FileType

MOST_PARTS = 10_000
"""Chunks, boxes, blocks and tags that are looked at: real files have a few dozen."""
MOST_PAGES = 400
"""Pages of an Ogg stream among which its notes are: 25 MB."""
_SOUNDING = {b"fmt ", b"fact", b"data"}
_STREAM_INFO, _PADDING, _SEEK_TABLE = 0, 1, 3
_LAST = 0x80
_NOTED = {b"udta", b"meta", b"uuid"}
_OGG_NOTES = {
    b"OpusHead": (8, b""),
    b"\x01vorbis": (7, b"\x01"),
    b"\x7fFLAC": (4, b""),
    b"Speex   ": (0, b""),
}
"""By how a stream begins: how many bytes come before its notes, and what after them."""
_MIRRORED = bytes(int(f"{number:08b}"[::-1], 2) for number in range(256))
_ONES = 0xFFFFFFFF

Place = tuple[int, int]
"""Where something begins and ends."""


def forget_notes(data: bytearray, kind: FileType) -> None:
    """Blank what a sound of a type notes besides the sound.

    Sources: ID3v2.4.0 3, ID3v1 and APEv2 (MP3); Multimedia Programming Interface 1.0,
    chapter 2 (WAV); RFC 9639 8 (FLAC); ISO/IEC 14496-12 4.2 and 8.10 (M4A); RFC 3533
    6, RFC 7845 5.2 and Vorbis I 5 (Ogg).
    """
    _BLANKERS[kind](data)


def _blank(data: bytearray, start: int, end: int) -> None:
    end = min(end, len(data))
    if start < end:
        data[start:end] = bytes(end - start)


def _big(data: bytearray, start: int, length: int = 4) -> int:
    return int.from_bytes(data[start : start + length], "big")


def _little(data: bytearray, start: int) -> int:
    return int.from_bytes(data[start : start + 4], "little")


def _name(data: bytearray, start: int) -> bytes:
    return bytes(data[start : start + 4])


def _mp3(data: bytearray) -> None:
    """Blank the tags before the sound; cut off those after it, which are no padding."""
    start = 0
    for _tag in range(MOST_PARTS):
        if data[start : start + 3] != b"ID3":
            break
        size = 0
        for seven_bits in data[start + 6 : start + 10]:
            size = size << 7 | seven_bits & 0x7F
        _blank(data, start + 5, start + 6)  # no flags: what follows is padding
        _blank(data, start + 10, start + 10 + size)
        start += 10 + size
    end = len(data)
    if data[max(start, end - 128) :].startswith(b"TAG"):
        end -= 128
    if data[max(start, end - 32) : end].startswith(b"APETAGEX"):
        end = max(start, end - _little(data, end - 20) - 32)
    del data[end:]


def _wav(data: bytearray) -> None:
    for start, end in islice(_chunks(data), MOST_PARTS):
        if _name(data, start) not in _SOUNDING:
            data[start : start + 4] = b"JUNK"
            _blank(data, start + 8, end)


def _chunks(data: bytearray) -> Iterator[Place]:
    start = 12
    while start + 8 <= len(data):
        end = start + 8 + _little(data, start + 4)
        yield start, end
        start = end + end % 2


def _flac(data: bytearray) -> None:
    start = 4
    for _block in range(MOST_PARTS):
        if start + 4 > len(data):
            return
        head, end = data[start], start + 4 + _big(data, start + 1, 3)
        if head & ~_LAST not in {_STREAM_INFO, _SEEK_TABLE}:
            data[start] = head & _LAST | _PADDING
            _blank(data, start + 4, end)
        if head & _LAST:
            return
        start = end


def _m4a(data: bytearray) -> None:
    boxes = _boxes(data, 0, len(data), (b"moov", b"trak"))
    for start, body, end in islice(boxes, MOST_PARTS):
        if _name(data, start + 4) in _NOTED:
            data[start + 4 : start + 8] = b"free"
            _blank(data, body, end)


def _boxes(
    data: bytearray, start: int, stop: int, within: Sequence[bytes]
) -> Iterator[tuple[int, int, int]]:
    """Yield where boxes begin, where their content does, and where they end.

    Those inside the first of ``within`` come after it, and so on.
    """
    while start + 8 <= stop:
        size, body = _big(data, start), start + 8
        if size == 1:  # it is a number of eight bytes, after the name
            size, body = _big(data, body, 8), body + 8
        end = start + size if size else stop
        if not body <= end <= stop:
            return
        yield start, body, end
        if within and _name(data, start + 4) == within[0]:
            yield from _boxes(data, body, end, within[1:])
        start = end


def _ogg(data: bytearray) -> None:
    """Have the second packet of each stream, its notes, hold a name of blanks alone."""
    pages = list(islice(_pages(data), MOST_PAGES))
    has_notes = False
    for first, second, *others in _packets(data, pages).values():
        head = data[slice(*first[0])] if first else b""
        notes = (told for begin, told in _OGG_NOTES.items() if head.startswith(begin))
        if others and (told := next(notes, None)):
            _blank_notes(data, second, *told)
            has_notes = True
    for start, _body, end in pages if has_notes else ():
        _blank(data, start + 22, start + 26)
        data[start + 22 : start + 26] = _checksum(data[start:end])


def _blank_notes(
    data: bytearray, places: Sequence[Place], before: int, after: bytes
) -> None:
    content = b"".join(data[start:end] for start, end in places)
    name = len(content) - before - 8 - len(after)
    if name < 0:
        return
    blanks = name.to_bytes(4, "little") + b" " * name + bytes(4)
    content, done = content[:before] + blanks + after, 0
    for start, end in places:
        data[start:end] = content[done : done + end - start]
        done += end - start


def _pages(data: bytearray) -> Iterator[tuple[int, int, int]]:
    """Yield where pages begin, where their content does, and where they end."""
    start = 0
    while _name(data, start) == b"OggS":
        body = start + 27 + _big(data, start + 26, 1)
        end = body + sum(data[start + 27 : body])
        if end > len(data):
            return
        yield start, body, end
        start = end


def _packets(
    data: bytearray, pages: Sequence[tuple[int, int, int]]
) -> Mapping[bytes, list[list[Place]]]:
    """Return the places of the first two packets of each stream, and empty ones.

    The third is there once the second is whole.
    """
    found: dict[bytes, list[list[Place]]] = defaultdict(lambda: [[]])
    for start, body, _end in pages:
        packets = found[_name(data, start + 14)]
        for size in data[start + 27 : body]:
            if len(packets) <= 2:
                _extend(packets[-1], body, body + size)
            body += size
            if size < 255:
                packets.append([])
    return {stream: packets for stream, packets in found.items() if len(packets) > 1}


def _extend(places: list[Place], start: int, end: int) -> None:
    """Add a place, to the last one where it goes on from there."""
    if places and places[-1][1] == start:
        start = places.pop()[0]
    places.append((start, end))


def _checksum(page: bytearray) -> bytes:
    """Return that of Ogg (RFC 3533, 6): zlib's is the same with its bits mirrored."""
    mirrored = zlib.crc32(page.translate(_MIRRORED), _ONES) ^ _ONES
    return int(f"{mirrored:032b}"[::-1], 2).to_bytes(4, "little")


_BLANKERS: Mapping[FileType, Callable[[bytearray], None]] = {
    MP3: _mp3,
    OGG: _ogg,
    WAV: _wav,
    M4A: _m4a,
    FLAC: _flac,
}
