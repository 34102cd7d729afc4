"""What a recording is, by its name and by its first bytes."""

import pytest

from wagtail_culture_social.domain.media_types import HTML, named_type, sniffed_type


@pytest.mark.parametrize(
    ("head", "media_type"),
    [
        (b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00", "video/mp4"),
        (b"\x1aE\xdf\xa3\x01\x00\x00\x00", "video/webm"),
        (b"OggS\x00\x02", "application/ogg"),
        (b"ID3\x04\x00", "audio/mpeg"),
        (b"\xff\xfb\x90\x44", "audio/mpeg"),
        (b"\xff\xf1\x50\x80", "audio/aac"),
        (b"fLaC\x00", "audio/flac"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "audio/wav"),
        (b"\n <!DOCTYPE html><title>Not found</title>", HTML),
        (b"\xef\xbb\xbf<html lang=fr>", HTML),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", ""),
        (b"%PDF-1.7", ""),
        (b"\xff\xd8\xff\xe0", ""),
        (b"\xff", ""),
        (b"", ""),
    ],
)
def test_a_recording_is_known_by_its_first_bytes(head: bytes, media_type: str) -> None:
    assert sniffed_type(head) == media_type


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("Concert.MP4", "video/mp4"),
        ("/live/master.m3u8", "application/vnd.apple.mpegurl"),
        ("a.b.ogg", "audio/ogg"),
        ("/w/abc", ""),
        ("notes.pdf", ""),
    ],
)
def test_a_name_promises_a_type(name: str, media_type: str) -> None:
    assert named_type(name) == media_type
