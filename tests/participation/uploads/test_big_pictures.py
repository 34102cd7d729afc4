"""Pictures of twelve million pixels are taken, whatever they are, within the limits."""

import os
import resource
from collections.abc import Iterator
from functools import cache

import pytest
from PIL import Image, ImageFile

from tests.participation.uploads.sending import bytes_of
from tests.participation.uploads.test_decoder import told_by_decoder
from wagtail_culture_social.participation.uploads.decoding import can_decode

SIZE = (4000, 3000)
MOST_KB = 512 * 1024
FAST = {"compress_level": 1}

pytestmark = pytest.mark.skipif(
    not can_decode(), reason="only Linux keeps the limits of a process"
)


@cache
def noise(mode: str) -> Image.Image:
    """The worst that a compressor can meet."""
    bands = len(Image.new(mode, (1, 1)).getbands())
    return Image.frombytes(mode, SIZE, os.urandom(SIZE[0] * SIZE[1] * bands))


@pytest.fixture(autouse=True, scope="module")
def _forget() -> Iterator[None]:
    yield
    noise.cache_clear()


@pytest.mark.parametrize(
    ("mode", "file_format", "options", "extension"),
    [
        ("RGB", "JPEG", {"quality": 95}, "jpg"),
        ("RGB", "JPEG", {"quality": 90, "progressive": True, "subsampling": 0}, "jpg"),
        ("CMYK", "JPEG", {"quality": 90}, "jpg"),
        ("RGB", "PNG", FAST, "png"),
        ("RGBA", "PNG", FAST, "png"),
        ("RGB", "WEBP", {"method": 0}, "jpg"),
        ("RGBA", "WEBP", {"method": 0}, "png"),
    ],
)
def test_twelve_million_pixels_are_taken(
    monkeypatch: pytest.MonkeyPatch,
    mode: str,
    file_format: str,
    options: dict[str, object],
    extension: str,
) -> None:
    monkeypatch.setattr(ImageFile, "MAXBLOCK", 50_000_000)  # for writing such noise
    content = bytes_of(noise(mode), file_format, **options)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    told, peak, _django = told_by_decoder(content, file_format)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert told == f"{extension} 4000 3000"
    assert peak <= MOST_KB
    taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert taken <= 10


def test_fifty_million_are_taken_or_refused_but_never_cost_more() -> None:
    wide = Image.new("RGBA", (7000, 7000), (1, 2, 3, 4))
    told, peak, _django = told_by_decoder(bytes_of(wide, "PNG", **FAST), "PNG")
    assert told in {"png 4096 4096", "pixels"}
    assert peak <= MOST_KB
