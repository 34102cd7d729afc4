"""Notes in sounds: gone without a byte that moves, whatever the file is made of."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain import sounds, uploads
from wagtail_culture_social.domain.sounds import forget_notes
from wagtail_culture_social.domain.uploads import FLAC, M4A, MP3, OGG, WAV, FileType

SECRET = b"12 Harbour Street"
SOUND = bytes(range(1, 200))
KINDS = [MP3, OGG, WAV, M4A, FLAC]


def forgotten(content: bytes, kind: FileType) -> bytes:
    """The file without its notes; nothing has moved."""
    data = bytearray(content)
    forget_notes(data, kind)
    assert kind == MP3 or len(data) == len(content)
    assert SECRET not in data
    return bytes(data)


def id3(content: bytes, flags: int = 0x40) -> bytes:
    size = bytes([0, 0, len(content) >> 7, len(content) & 0x7F])
    return b"ID3\x04\0" + bytes([flags]) + size + content


def ape(content: bytes) -> bytes:
    told = b"APETAGEX" + struct.pack("<IIII", 2000, len(content) + 32, 1, 0) + bytes(8)
    return told + content + told


def chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def wave(*chunks: bytes) -> bytes:
    content = b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(content) + 4) + b"WAVE" + content


def block(kind: int, content: bytes, *, last: bool = False) -> bytes:
    return bytes([kind | last << 7]) + struct.pack(">I", len(content))[1:] + content


def box(name: bytes, content: bytes, *, is_long: bool = False) -> bytes:
    if is_long:
        return struct.pack(">I4sQ", 1, name, len(content) + 16) + content
    return struct.pack(">I4s", len(content) + 8, name) + content


def page(serial: int, lacing: bytes, content: bytes) -> bytes:
    head = struct.pack("<4sBBQIIIB", b"OggS", 0, 0, 0, serial, 0, 0, len(lacing))
    whole = bytearray(head + lacing + content)
    whole[22:26] = struct.pack("<I", ogg_checksum(whole))
    return bytes(whole)


def ogg_checksum(content: bytes) -> int:
    """As RFC 3533 has it, bit by bit."""
    register = 0
    for byte in content:
        register ^= byte << 24
        for _bit in range(8):
            over = register & 0x80000000
            register = (register << 1 ^ (0x04C11DB7 if over else 0)) & 0xFFFFFFFF
    return register


def notes(before: bytes = b"", after: bytes = b"", size: int = 0) -> bytes:
    """The notes of an Ogg stream: who wrote it, and one comment."""
    told = b"LOCATION=" + SECRET + b"x" * size
    vendor = struct.pack("<I", 3) + b"lib"
    return b"".join(
        [before, vendor, struct.pack("<II", 1, len(told)), told, after],
    )


def test_of_an_mp3_the_tags_on_both_sides_go() -> None:
    tags = b"TAG" + SECRET.ljust(125, b"\0")
    content = id3(SECRET) + id3(SECRET * 9) + SOUND + ape(SECRET) + tags
    left = forgotten(content, MP3)
    assert left == id3(bytes(17), 0) + id3(bytes(153), 0) + SOUND
    assert forgotten(SOUND + ape(SECRET), MP3) == SOUND
    assert forgotten(SOUND, MP3) == SOUND


def test_of_a_wave_file_the_sound_stays() -> None:
    form = chunk(b"fmt ", bytes(16))
    kept = wave(form, chunk(b"data", SOUND), chunk(b"JUNK", bytes(17)))
    assert forgotten(kept, WAV) == kept
    content = wave(form, chunk(b"LIST", SECRET), chunk(b"data", SOUND))
    left = forgotten(content, WAV)
    assert left == content.replace(b"LIST", b"JUNK").replace(SECRET, bytes(17))
    endless = wave(form) + b"data\xff\xff\xff\xff" + SOUND
    assert forgotten(endless, WAV) == endless


def test_of_a_flac_file_what_the_decoder_needs_stays() -> None:
    needed = block(0, bytes(34)) + block(3, b"seek")
    content = b"fLaC" + needed + block(4, SECRET) + block(6, SECRET, last=True) + SOUND
    left = forgotten(content, FLAC)
    blank = block(1, bytes(17)) + block(1, bytes(17), last=True)
    assert left == b"fLaC" + needed + blank + SOUND
    assert forgotten(b"fLaC" + needed, FLAC) == b"fLaC" + needed


@pytest.mark.parametrize("is_long", [False, True])
def test_of_an_m4a_file_what_recorders_note_goes(*, is_long: bool) -> None:
    def whole(name: bytes, noted: bytes) -> bytes:
        notes = box(name, noted, is_long=is_long)
        track = box(b"trak", box(b"tkhd", SOUND) + notes)
        movie = box(b"moov", box(b"mvhd", SOUND) + notes + track)
        return box(b"ftyp", b"M4A ") + notes + movie + box(b"mdat", SOUND)

    for name in (b"udta", b"meta", b"uuid"):
        assert forgotten(whole(name, SECRET), M4A) == whole(b"free", bytes(17))


def test_the_last_box_may_have_no_size() -> None:
    content = box(b"ftyp", b"M4A ") + struct.pack(">I4s", 0, b"mdat") + SOUND
    assert forgotten(content, M4A) == content


@pytest.mark.parametrize(
    ("first", "before", "after"),
    [
        (b"OpusHead" + bytes(11), b"OpusTags", b""),
        (b"\x01vorbis" + bytes(23), b"\x03vorbis", b"\x01"),
        (b"\x7fFLAC" + bytes(46), b"\x84\0\0\x30", b""),
        (b"Speex   " + bytes(72), b"", b""),
    ],
)
def test_of_an_ogg_stream_the_notes_go_and_the_checksums_are_right(
    first: bytes, before: bytes, after: bytes
) -> None:
    told = notes(before, after, size=255)  # so that it goes on in another page
    head = page(7, bytes([len(first)]), first)
    begins = page(7, b"\xff", told[:255])
    ends = page(7, bytes([len(told) - 255, 9]), told[255:] + SOUND[:9])
    content = head + begins + ends + page(7, bytes([199]), SOUND)
    left = forgotten(content, OGG)
    name = len(told) - len(before) - 8 - len(after)
    blank = before + struct.pack("<I", name) + b" " * name + bytes(4) + after
    assert left == b"".join(
        [
            head,
            page(7, b"\xff", blank[:255]),
            page(7, bytes([len(told) - 255, 9]), blank[255:] + SOUND[:9]),
            page(7, bytes([199]), SOUND),
        ]
    )


def test_streams_that_are_interleaved_are_kept_apart() -> None:
    opus, other = b"OpusHead" + bytes(11), b"fishead\0" + bytes(8)
    told = notes(b"OpusTags", size=255)
    content = b"".join(
        [
            page(1, bytes([len(opus)]), opus),
            page(2, bytes([len(other)]), other),
            page(2, b"\x03\x01", b"abcd"),
            page(1, bytes([255, len(told) - 255, 4]), told + b"snd."),
            page(3, b"\0\0", b""),
        ]
    )
    left = forgotten(content, OGG)
    assert (b"abcd" in left, b"snd." in left) == (True, True)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (page(1, b"\x13", b"OpusHead" + bytes(11)), OGG),
        (page(1, b"\x13\x09", b"OpusHead" + bytes(11) + b"OpusTags?" + SOUND), OGG),
        (page(1, b"\x13\x09\x01", b"OpusHead" + bytes(11) + b"OpusTags??"), OGG),
        (b"OggS" + SOUND[:40], OGG),
        (b"fLaC\x04\xff\xff\xff" + SOUND, FLAC),
        (b"\0\0\0\x07udta" + SOUND, M4A),
        (b"\xff\0\0\0udta" + SOUND, M4A),
        (b"ID3\x04\0\0\x7f\x7f\x7f\x7f", MP3),
    ],
)
def test_what_is_built_otherwise_is_no_error(content: bytes, kind: FileType) -> None:
    forgotten(content, kind)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (id3(b"", 0) * 30_000, MP3),
        (wave(chunk(b"LIST", b"") * 30_000), WAV),
        (b"fLaC" + block(4, b"") * 30_000, FLAC),
        (box(b"udta", b"") * 30_000, M4A),
        (page(1, b"", b"") * 1_000, OGG),
    ],
)
def test_no_more_parts_are_looked_at_than_real_files_have(
    content: bytes, kind: FileType
) -> None:
    data = bytearray(content)
    forget_notes(data, kind)
    assert data[-4_000:] == content[-4_000:]


def test_boxes_in_boxes_have_an_end() -> None:
    content = b"".join(struct.pack(">I4s", 0, b"moov") for _box in range(5_000))
    assert forgotten(content, M4A) == content


@given(st.sampled_from(KINDS), st.binary(max_size=400))
def test_nothing_that_is_sent_is_an_error(kind: FileType, tail: bytes) -> None:
    head = {MP3: b"ID3", OGG: b"OggS", WAV: b"RIFF....WAVE", FLAC: b"fLaC"}
    content = head.get(kind, b"") + tail
    data = bytearray(content)
    forget_notes(data, kind)
    assert data[:3] == content[:3]


def test_every_type_of_sounds_is_known() -> None:
    known = {one for one in uploads.TYPES.values() if one.kind == uploads.SOUND}
    assert set(sounds._BLANKERS) == known
