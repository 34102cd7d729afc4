"""Every well-formed JPEG, PNG and WebP is taken, whatever it is made of."""

import itertools
import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageCms

from tests.participation.uploads.sending import PNG, bytes_of, chunk, picture
from wagtail_culture_social.social.pixels import LONG_SIDE, Written, write_anew

GREY, TRUE, PALETTE, GREY_ALPHA, TRUE_ALPHA = 0, 2, 3, 4, 6
DEPTHS = {
    GREY: (1, 2, 4, 8, 16),
    TRUE: (8, 16),
    PALETTE: (1, 2, 4, 8),
    GREY_ALPHA: (8, 16),
    TRUE_ALPHA: (8, 16),
}
SAMPLES = {GREY: 1, TRUE: 3, PALETTE: 1, GREY_ALPHA: 2, TRUE_ALPHA: 4}
KINDS = [(colour, depth) for colour, depths in DEPTHS.items() for depth in depths]
TRANSPARENT = {GREY: b"\0\0", TRUE: bytes(6), PALETTE: b"\0"}
WIDTH, HEIGHT = 5, 3


def png(colour: int, depth: int, *middle: bytes) -> bytes:
    """A PNG of a colour type and depth that is black all over."""
    row = b"\0" + bytes((WIDTH * SAMPLES[colour] * depth + 7) // 8)
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, depth, colour, 0, 0, 0)
    palette = chunk(b"PLTE", bytes(6)) if colour == PALETTE else b""
    data = chunk(b"IDAT", zlib.compress(row * HEIGHT))
    return b"".join(
        [PNG, chunk(b"IHDR", header), palette, *middle, data, chunk(b"IEND", b"")]
    )


def taken(content: bytes, file_format: str) -> tuple[Written, Image.Image]:
    target = BytesIO()
    written = write_anew(BytesIO(content), file_format, target)
    shown = Image.open(target)
    shown.load()
    assert shown.size == (written.width, written.height)
    assert all(name.startswith("jfif") for name in shown.info)
    return written, shown


@pytest.mark.parametrize(("colour", "depth"), KINDS)
def test_every_png_is_taken(colour: int, depth: int) -> None:
    written, shown = taken(png(colour, depth), "PNG")
    assert written == Written("png", WIDTH, HEIGHT)
    assert shown.mode == ("RGBA" if colour in {GREY_ALPHA, TRUE_ALPHA} else "RGB")


@pytest.mark.parametrize(
    ("colour", "depth"), [kind for kind in KINDS if kind[0] in TRANSPARENT]
)
def test_every_png_with_a_transparent_colour_is_taken(colour: int, depth: int) -> None:
    clear = chunk(b"tRNS", TRANSPARENT[colour])
    _written, shown = taken(png(colour, depth, clear), "PNG")
    assert shown.getpixel((0, 0))[:3] == (0, 0, 0)


@pytest.mark.parametrize(
    "more",
    [
        chunk(b"gAMA", struct.pack(">I", 45455)),
        chunk(b"pHYs", struct.pack(">IIB", 2835, 2835, 1)),
        chunk(b"tIME", struct.pack(">HBBBBB", 2026, 11, 26, 12, 0, 0)),
        chunk(b"tEXt", b"Comment\0Hello"),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x/>"),
        chunk(b"eXIf", b"MM\0*\0\0\0\x08\0\0"),
        chunk(b"prVt", b"anything"),
        chunk(b"iCCP", b"x\0\0" + zlib.compress(b"no profile")),
    ],
)
def test_what_a_png_brings_along_is_no_reason(more: bytes) -> None:
    assert taken(png(TRUE, 8, more), "PNG")[0].extension == "png"


MODES = ("L", "RGB", "CMYK")


@pytest.mark.parametrize(
    ("mode", "progressive", "quality"),
    list(itertools.product(MODES, (False, True), (1, 75, 100))),
)
def test_every_jpeg_is_taken(mode: str, progressive: bool, quality: int) -> None:
    content = bytes_of(picture(mode=mode), progressive=progressive, quality=quality)
    written, shown = taken(content, "JPEG")
    assert (written, shown.mode) == (Written("jpg", 8, 6), "RGB")


@pytest.mark.parametrize("subsampling", [0, 1, 2])
def test_every_subsampling_is_taken(subsampling: int) -> None:
    content = bytes_of(picture((17, 9)), subsampling=subsampling, restart_marker_rows=1)
    assert taken(content, "JPEG")[0] == Written("jpg", 17, 9)


def test_a_photo_of_a_telephone_with_a_second_picture_is_taken() -> None:
    first, second = picture(), picture()
    content = bytes_of(first, "MPO", save_all=True, append_images=[second])
    assert taken(content, "JPEG")[0] == Written("jpg", 8, 6)


@pytest.mark.parametrize(
    ("mode", "options", "extension"),
    [
        ("RGB", {}, "jpg"),
        ("RGB", {"lossless": True}, "jpg"),
        ("RGBA", {}, "png"),
        ("RGBA", {"lossless": True, "exact": True}, "png"),
    ],
)
def test_every_webp_is_taken(
    mode: str, options: dict[str, Any], extension: str
) -> None:
    made = picture(mode=mode)
    if mode == "RGBA":
        made.putalpha(100)
    assert taken(bytes_of(made, "WEBP", **options), "WEBP")[0].extension == extension


@pytest.mark.parametrize("file_format", ["PNG", "WEBP"])
def test_of_an_animation_the_first_picture_is_taken(file_format: str) -> None:
    frames = [picture(), Image.new("RGB", (8, 6), "red")]
    content = bytes_of(
        frames[0], file_format, save_all=True, append_images=frames[1:], lossless=True
    )
    _written, shown = taken(content, file_format)
    assert shown.getpixel((7, 5))[1] > 200


@pytest.mark.parametrize(
    ("size", "file_format", "shown"),
    [
        ((12_000_000, 1), "PNG", (LONG_SIDE, 1)),
        ((1, 12_000_000), "PNG", (1, LONG_SIDE)),
        ((65_500, 1), "JPEG", (LONG_SIDE, 1)),
        ((1, 65_500), "JPEG", (1, LONG_SIDE)),
        ((16_383, 2), "WEBP", (LONG_SIDE, 1)),
        ((1, 1), "JPEG", (1, 1)),
        ((1, 1), "PNG", (1, 1)),
        ((1, 1), "WEBP", (1, 1)),
    ],
)
def test_the_strangest_sizes_are_taken(
    size: tuple[int, int], file_format: str, shown: tuple[int, int]
) -> None:
    mode = "1" if file_format == "PNG" else "RGB"
    content = bytes_of(Image.new(mode, size), file_format)
    assert taken(content, file_format)[1].size == shown


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    "exif",
    [b"", b"Exif\0\0", b"Exif\0\0broken", b"Exif\0\0MM\0*\0\0\xff\xff" + bytes(9)],
)
def test_a_broken_note_of_a_camera_does_not_hide_the_picture(
    file_format: str, exif: bytes
) -> None:
    content = bytes_of(picture(), file_format, exif=exif)
    assert taken(content, file_format)[1].size == (8, 6)


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_profile_of_other_colours_is_no_reason(mode: str) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for profile in (lab, b"x" * 200, bytes(128)):
        content = bytes_of(picture(mode=mode), icc_profile=profile)
        assert taken(content, "JPEG")[1].mode == "RGB"


def swapped() -> bytes:
    """The profile of a screen whose red shines blue, and whose blue shines red."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red, blue, other = b"rXYZ", b"bXYZ", b"____"
    head, rest = srgb[:128], srgb[128:]
    rest = rest.replace(red, other, 1).replace(blue, red, 1).replace(other, blue, 1)
    return head + rest


def linear_grey() -> bytes:
    """A profile of greys in which half the number is half the light (ICC.1, 8.4.4)."""
    white = b"XYZ \0\0\0\0" + bytes.fromhex("0000f6d6000100000000d32d")
    curve = b"curv\0\0\0\0" + struct.pack(">I", 0)
    tags = struct.pack(">I4sII4sII", 2, b"wtpt", 156, 20, b"kTRC", 176, 12)
    size = 128 + len(tags) + len(white) + len(curve)
    head = struct.pack(">I4sI4s4s4s", size, b"test", 0x02400000, *MONITOR)
    head += bytes(12) + b"acsp" + bytes(28) + white[8:] + bytes(48)
    return head + tags + white + curve


MONITOR = (b"mntr", b"GRAY", b"XYZ ")
RED, CLEAR = (255, 0, 0, 255), (0, 255, 0, 0)


@pytest.mark.parametrize(
    ("mode", "file_format"),
    [
        ("RGB", "PNG"),
        ("RGBA", "PNG"),
        ("P", "PNG"),
        ("RGB", "WEBP"),
        ("RGBA", "WEBP"),
    ],
)
def test_the_profile_of_a_screen_is_heeded(mode: str, file_format: str) -> None:
    made = Image.new("RGBA", (8, 6), RED)
    if mode == "RGBA":
        made.putpixel((7, 5), CLEAR)
    options = {"lossless": True} if file_format == "WEBP" else {}
    shot = bytes_of(made.convert(mode), file_format, icc_profile=swapped(), **options)
    _written, shown = taken(shot, file_format)
    red, _green, blue = shown.getpixel((0, 0))[:3]
    assert red < 50 < 200 < blue
    if mode == "RGBA":
        assert shown.getpixel((7, 5))[3] == 0
        assert shown.getpixel((0, 0))[3] == 255


@pytest.mark.parametrize("file_format", ["JPEG", "PNG"])
def test_the_profile_of_a_scan_in_greys_is_heeded(file_format: str) -> None:
    scan = bytes_of(Image.new("L", (8, 6), 128), file_format, icc_profile=linear_grey())
    assert 180 < taken(scan, file_format)[1].getpixel((0, 0))[0] < 195
