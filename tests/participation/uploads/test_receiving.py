"""What becomes of a file: cleaned and kept privately, or refused with nothing left."""

import struct
from pathlib import Path
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest
from django.utils import translation
from PIL import Image, PngImagePlugin

from tests.participation.uploads.sending import (
    SOUNDS,
    assert_nothing_kept,
    bytes_of,
    jpeg,
    picture,
    refusal,
    sent,
    stored,
)
from wagtail_culture_social.domain.uploads import Fault, UploadFault
from wagtail_culture_social.participation.models import Upload
from wagtail_culture_social.participation.uploads import decoding
from wagtail_culture_social.participation.uploads.faults import MESSAGES, message_of
from wagtail_culture_social.participation.uploads.storage import private_storage

pytestmark = pytest.mark.django_db
ORIENTATION, MAKE, GPS = 0x0112, 0x010F, 0x8825
PHP = b"<?php system($_GET['c']); ?>"


def kept_picture(upload: Upload) -> Image.Image:
    with upload.file.open("rb") as file:
        shown = Image.open(file)
        shown.load()
    return shown


def test_a_photo_is_kept_clean_upright_and_under_a_random_name() -> None:
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKE] = 6, "Secret"
    exif.get_ifd(GPS)[1] = "N"
    stored_turned = picture().transpose(Image.Transpose.ROTATE_90)
    content = bytes_of(
        stored_turned, exif=exif, comment=b"Secret", xmp=b"<x>Secret</x>"
    )
    upload = sent(content, "Vacances à la mer.JPG")
    assert (upload.entry, upload.image, upload.field) == (None, None, "field")
    assert upload.name == "Vacances à la mer.JPG"
    assert upload.is_read
    stem, suffix = upload.file.name.split(".")
    assert (UUID(stem).version, suffix) == (4, "jpg")
    shown = kept_picture(upload)
    assert shown.size == (upload.width, upload.height) == (8, 6)
    assert shown.getpixel((1, 1))[0] < 128 < shown.getpixel((7, 5))[0]
    assert set(shown.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    (file,) = stored()
    assert b"Secret" not in file.read_bytes()
    assert file.stat().st_size == upload.size
    assert file.stat().st_mode & 0o077 == file.parent.stat().st_mode & 0o077 == 0


def test_private_storage_has_no_address_and_no_place_in_the_media(
    settings: Any,
) -> None:
    upload = sent(jpeg())
    with pytest.raises(ValueError, match="not accessible via a URL"):
        _ = upload.file.url
    place = Path(private_storage().location)
    assert not place.is_relative_to(settings.MEDIA_ROOT)


def test_polyglots_come_out_as_pictures_alone(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with ZipFile(archive, "w") as file:
        file.writestr("evil.html", "<script>alert(1)</script>")
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", PHP.decode())
    for content, name in (
        (jpeg(comment=PHP), "comment.jpg"),
        (jpeg() + b"<script>alert(1)</script>", "html.jpg"),
        (jpeg() + archive.read_bytes(), "zip.jpeg"),
        (bytes_of(picture(), "PNG") + archive.read_bytes(), "zip.png"),
        (bytes_of(picture(), "PNG", pnginfo=text), "text.png"),
        (bytes_of(picture(), "WEBP", xmp=PHP) + PHP, "xmp.webp"),
    ):
        upload = sent(content, name)
        with upload.file.open("rb") as file:
            clean = file.read()
        for trace in (b"<?php", b"<script", b"PK\x03\x04", b"Comment"):
            assert trace not in clean, name


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.jpg", Fault.EMPTY),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", Fault.TYPE),
        (b"GIF89a", "a.gif", Fault.TYPE),
        (b"GIF89a", "a.jpg", Fault.MISMATCH),
        (PHP, "a.jpg", Fault.MISMATCH),
        (b"\xff\xd8\xff" + PHP, "a.jpg", Fault.DAMAGED),
        (b"\x89PNG\r\n\x1a\n" + PHP, "a.png", Fault.DAMAGED),
        (b"RIFF\x10\0\0\0WEBPVP8 " + PHP, "a.webp", Fault.DAMAGED),
    ],
)
def test_a_bad_file_is_refused_and_nothing_is_left(
    content: bytes, name: str, code: str
) -> None:
    assert refusal(content, name) == code


@pytest.mark.parametrize(
    "name", ["a.jpg.php", ".htaccess", "a.jpg\0.php", "", "CON", "a.pHp"]
)
def test_a_picture_under_the_name_of_a_program_is_refused(name: str) -> None:
    assert refusal(jpeg(), name) == Fault.TYPE


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("..\\..\\x.jpg", "x.jpg"),
        ("../../../etc/x.jpg", "x.jpg"),
        ("x%00.jpg", "x%00.jpg"),
        ("😀" * 255 + ".jpg", "😀" * 116 + ".jpg"),
        ("gpj\u202e.jpg", "gpj.jpg"),
        ('"><script>.jpg', '"><script>.jpg'),
    ],
)
def test_a_strange_name_is_text_and_never_a_path(name: str, shown: str) -> None:
    upload = sent(jpeg(), name)
    upload.refresh_from_db()
    assert upload.name == shown
    assert [path.name for path in stored()] == [upload.file.name]


def test_a_file_that_lies_about_its_size_stops_at_the_limit(settings: Any) -> None:
    settings.CULTURE_SOCIAL_UPLOAD_MEGABYTES = 1
    assert refusal(jpeg() + bytes(1_000_000)) == Fault.SIZE
    most = jpeg()
    assert sent(most + bytes(1_000_000 - len(most))).is_read


def test_too_many_pixels_are_refused_before_they_are_read() -> None:
    content = bytes_of(Image.new("1", (10_000, 5_001)), "PNG")
    assert len(content) < 10_000
    assert refusal(content, "bomb.png") == Fault.PIXELS


@pytest.mark.parametrize("extension", SOUNDS)
def test_a_sound_without_notes_is_kept_as_it_was_sent(extension: str) -> None:
    upload = sent(SOUNDS[extension], f"Voice.{extension.upper()}", "sound")
    assert (upload.kind, upload.is_read, upload.size) == (
        "sound",
        True,
        len(SOUNDS[extension]),
    )
    assert stored()[0].read_bytes() == SOUNDS[extension]
    assert upload.file.name.endswith(f".{extension}")


def test_of_a_sound_what_its_recorder_noted_is_not_kept() -> None:
    place = b"12 Harbour Street"
    noted = SOUNDS["wav"] + b"LIST" + struct.pack("<I", len(place)) + place
    upload = sent(noted, "a.wav", "sound")
    (file,) = stored()
    assert file.read_bytes() == noted.replace(b"LIST", b"JUNK").replace(
        place, bytes(17)
    )
    assert upload.size == len(noted)


def test_a_sound_is_no_picture_and_a_picture_no_sound() -> None:
    assert refusal(SOUNDS["mp3"], "a.mp3", "image") == Fault.TYPE
    assert refusal(jpeg(), "a.jpg", "sound") == Fault.TYPE
    assert refusal(SOUNDS["wav"], "a.mp3", "sound") == Fault.MISMATCH


def test_where_nothing_limits_a_process_a_picture_waits_unread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr("subprocess.run", None)  # it is never called
    assert not decoding.can_decode()
    content = b"\xff\xd8\xff" + PHP
    upload = sent(content)
    assert (upload.is_read, upload.width) == (False, 0)
    assert stored()[0].read_bytes() == content
    assert sent(SOUNDS["mp3"], "a.mp3", "sound").is_read


def test_a_full_disk_is_told_and_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def half(_self: Any, name: str, content: Any) -> str:
        path = Path(private_storage().path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.read(10))
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("django.core.files.storage.FileSystemStorage._save", half)
    assert refusal(jpeg()) == Fault.UNAVAILABLE


def test_a_row_that_cannot_be_written_leaves_no_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Upload, "save", fail)
    with pytest.raises(ZeroDivisionError):
        sent(jpeg())
    assert_nothing_kept()


def test_every_refusal_has_words_in_both_languages() -> None:
    assert set(MESSAGES) == set(Fault)
    for language in ("en", "fr"):
        with translation.override(language):
            words = {code: message_of(UploadFault(code)) for code in Fault}
        assert all(words.values())
        assert "50" in words[Fault.SIZE]
