"""What kind of recording a file or an address is: by its name, by its first bytes."""

from pathlib import PurePosixPath

HLS = "application/vnd.apple.mpegurl"
SNIFFED_BYTES = 512
"""How much of a file `sniffed_type` wants to see."""

BY_SUFFIX = {
    ".aac": "audio/aac",
    ".flac": "audio/flac",
    ".m3u8": HLS,
    ".m4a": "audio/mp4",
    ".m4v": "video/mp4",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".ogv": "video/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".webm": "video/webm",
}
SIGNATURES = (
    (0, b"\x1aE\xdf\xa3", "video/webm"),
    (0, b"OggS\0", "application/ogg"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"fLaC", "audio/flac"),
    (8, b"WAVE", "audio/wav"),
    (4, b"ftyp", "video/mp4"),
)
MARKUP = (b"<!doctype", b"<html", b"<head", b"<body", b"<script", b"<!--", b"<?xml")
HTML = "text/html"


def named_type(path: str) -> str:
    """The media type that a name promises, "" for one that is no recording."""
    return BY_SUFFIX.get(PurePosixPath(path).suffix.lower(), "")


def sniffed_type(head: bytes) -> str:
    """The media type that the first `SNIFFED_BYTES` of a file show; "" if unknown.

    Source: WHATWG MIME Sniffing, "audio or video type pattern"; MPEG audio and AAC
    without a tag by the eleven or twelve bits of their first frame. A web page, which
    is what a broken download leaves, is `HTML`. An MP4 or WebM may hold sound alone.
    """
    for offset, signature, media_type in SIGNATURES:
        if head.startswith(signature, offset):
            return media_type
    if head[:1] == b"\xff" and head[1:2] >= b"\xe0":
        return "audio/aac" if head[1] & 0xF6 == 0xF0 else "audio/mpeg"
    opening = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return HTML if opening.startswith(MARKUP) else ""
