"""Files as visitors send them, and what is kept of them."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from wagtail_culture_social.participation.models import Upload
from wagtail_culture_social.participation.uploads.faults import UploadFault
from wagtail_culture_social.participation.uploads.receiving import receive
from wagtail_culture_social.participation.uploads.storage import private_storage

CORPUS = Path(__file__).parents[4] / "shared/data/badinputs"
PNG = b"\x89PNG\r\n\x1a\n"
SOUNDS = {
    "mp3": b"ID3\x04" + bytes(60),
    "ogg": b"OggS\0\x02" + bytes(60),
    "wav": b"RIFF\x34\0\0\0WAVEfmt \x28\0\0\0" + bytes(40),
    "m4a": b"\0\0\0\x1cftypM4A " + bytes(60),
    "flac": b"fLaC\0\0\0\x22" + bytes(60),
}


def picture(size: tuple[int, int] = (8, 6), mode: str = "RGB") -> Image.Image:
    """A picture that is dark in its first corner."""
    made = Image.new(mode, size, "white")
    made.paste("black", (0, 0, size[0] // 2, size[1] // 2))
    return made


def bytes_of(made: Image.Image, file_format: str = "JPEG", **options: Any) -> bytes:
    file = BytesIO()
    made.save(file, file_format, **options)
    return file.getvalue()


def jpeg(**options: Any) -> bytes:
    return bytes_of(picture(), **options)


def chunk(name: bytes, content: bytes) -> bytes:
    """One chunk of a PNG."""
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)


def sent(content: bytes, name: str = "photo.jpg", kind: str = "image") -> Upload:
    """What becomes of a file that a visitor sends."""
    file = SimpleUploadedFile("name", content, content_type="text/html")
    file._name = name  # as it came, before Django makes anything of it
    return receive(file, "field", kind)


def refusal(content: bytes, name: str = "photo.jpg", kind: str = "image") -> str:
    """Why a file is refused; nothing is left of it."""
    with pytest.raises(UploadFault) as caught:
        sent(content, name, kind)
    assert_nothing_kept()
    return str(caught.value.code)


def stored() -> list[Path]:
    """The files in private storage."""
    return [
        path for path in Path(private_storage().location).rglob("*") if path.is_file()
    ]


def assert_nothing_kept() -> None:
    assert stored() == []
    assert not Upload.objects.exists()
