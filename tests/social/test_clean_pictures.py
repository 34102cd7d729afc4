"""What becomes of pictures from elsewhere: pixels, or a refusal, and nothing else."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from wagtail_culture_social.social.clean_pictures import (
    CleanPicture,
    PictureError,
    clean_picture,
)
from wagtail_culture_social.social.fetched_pictures import EXTENSIONS
from wagtail_culture_social.social.pixels import LONG_SIDE, MOST_PIXELS

CORPUS = Path(__file__).parents[3] / "shared/data/badinputs"
FILES = sorted(path for path in CORPUS.glob("*/*") if path.parent.name != "text")
MUST_FAIL = {
    "lottapixel.jpg": "pixels",
    "decompression_bomb.gif": "pixels",
    "broken.png": "damaged",
    "png_decompression_dos.png": "damaged",
    "truncated_end_chunk.png": "damaged",
    "truncated_image.png": "damaged",
    "zero_width.gif": "damaged",
}
GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112

needs_corpus = pytest.mark.skipif(not FILES, reason="the bad inputs are not beside us")


def bytes_of(picture: Image.Image, file_format: str, **options: Any) -> bytes:
    file = BytesIO()
    picture.save(file, file_format, **options)
    return file.getvalue()


def opened(clean: CleanPicture) -> Image.Image:
    return Image.open(BytesIO(clean.content))


def refusal(content: bytes, file_format: str) -> str:
    with pytest.raises(PictureError) as caught:
        clean_picture(content, file_format)
    assert caught.value.__context__ is None
    return caught.value.code


def outcome(content: bytes, file_format: str) -> str:
    """Return what becomes of a file: clean, or the code of its refusal."""
    try:
        clean = clean_picture(content, file_format)
    except PictureError as error:
        return error.code
    return "clean" if says_nothing(opened(clean)) else "dirty"


def claimed(path: Path) -> str:
    """Return the format that the name of a file claims; JPEG where we take none."""
    return EXTENSIONS.get(path.suffix[1:], "JPEG")


def says_nothing(picture: Image.Image) -> bool:
    """Tell whether a file holds pixels alone (and what every JPEG begins with)."""
    return all(name.startswith("jfif") for name in picture.info)


@needs_corpus
@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_bad_file_is_cleaned_or_refused(path: Path) -> None:
    code = outcome(path.read_bytes(), claimed(path))
    assert code in {"clean", "damaged", "pixels"}
    if path.name in MUST_FAIL:
        assert code == MUST_FAIL[path.name]


@needs_corpus
@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
def test_no_file_is_what_it_does_not_claim_to_be() -> None:
    for path in FILES:
        for other in {"JPEG", "PNG", "WEBP", "GIF", "AVIF"} - {claimed(path)}:
            assert outcome(path.read_bytes(), other) == "damaged"


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_places_and_names_stay_behind(file_format: str) -> None:
    exif = Image.Exif()
    exif[MAKE] = "Secret camera"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (43.0, 28.0, 2.81)
    options = {"exif": exif, "comment": b"Secret", "xmp": b"<x>Secret</x>"}
    content = bytes_of(Image.new("RGB", (8, 8)), file_format, **options)
    assert b"Secret" in content
    clean = clean_picture(content + b"<?php Secret", file_format)
    assert b"Secret" not in clean.content
    assert says_nothing(opened(clean))
    assert dict(opened(clean).getexif()) == {}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_upright(orientation: int) -> None:
    """The dark corner is where the camera says that it is, not where it is stored."""
    upright = Image.new("L", (32, 16), 255)
    upright.paste(0, (0, 0, 8, 8))
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = upright.transpose(undo[orientation]) if orientation > 1 else upright
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    shown = opened(clean_picture(bytes_of(stored, "JPEG", exif=exif), "JPEG"))
    assert shown.size == (32, 16)
    corners = [shown.getpixel(at)[0] for at in ((2, 2), (29, 2), (2, 13), (29, 13))]
    assert [corner < 128 for corner in corners] == [True, False, False, False]


@pytest.mark.parametrize(
    ("mode", "file_format", "extension", "shown"),
    [
        ("RGB", "JPEG", "jpg", "RGB"),
        ("CMYK", "JPEG", "jpg", "RGB"),
        ("L", "PNG", "png", "RGB"),
        ("LA", "PNG", "png", "RGBA"),
        ("P", "GIF", "png", "RGB"),
        ("RGB", "WEBP", "jpg", "RGB"),
        ("RGBA", "WEBP", "png", "RGBA"),
        ("RGB", "AVIF", "jpg", "RGB"),
    ],
)
def test_drawings_and_photos_are_kept_as_such(
    mode: str, file_format: str, extension: str, shown: str
) -> None:
    content = bytes_of(Image.new(mode, (8, 8)), file_format)
    clean = clean_picture(content, file_format)
    assert (clean.extension, opened(clean).mode) == (extension, shown)


def test_sixteen_bits_of_grey_are_no_white_sheet() -> None:
    picture = Image.new("I;16", (2, 1))
    picture.putpixel((0, 0), 0x8000)
    shown = opened(clean_picture(bytes_of(picture, "PNG"), "PNG"))
    assert [shown.getpixel((x, 0)) for x in (0, 1)] == [(128,) * 3, (0,) * 3]


def test_colours_of_another_profile_look_the_same() -> None:
    """A profile goes, so the pixels change; a broken one is as good as none."""
    picture = Image.new("RGB", (8, 8), (200, 100, 50))
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (lab, b"no profile"):
        content = bytes_of(picture, "PNG", icc_profile=profile)
        shown = opened(clean_picture(content, "PNG"))
        assert shown.getpixel((4, 4)) == pytest.approx((200, 100, 50), abs=2)
        assert "icc_profile" not in shown.info


def test_only_the_format_that_was_claimed_is_read() -> None:
    content = bytes_of(Image.new("RGB", (8, 8)), "PNG")
    for other in ("JPEG", "WEBP", "GIF", "AVIF", "TIFF"):
        assert refusal(content, other) == "damaged"
    assert refusal(b"", "JPEG") == refusal(b"<html>", "GIF") == "damaged"


def test_pixels_are_counted_before_they_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read(_self: Image.Image) -> None:
        raise AssertionError

    content = bytes_of(Image.new("1", (MOST_PIXELS // 1000, 1001)), "PNG")
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", read)
    assert refusal(content, "PNG") == "pixels"


def test_a_long_picture_is_made_smaller() -> None:
    for mode, file_format in (("L", "JPEG"), ("I;16", "PNG"), ("P", "GIF")):
        content = bytes_of(Image.new(mode, (5000, 100)), file_format)
        assert opened(clean_picture(content, file_format)).size == (LONG_SIDE, 82)
