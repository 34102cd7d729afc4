"""Files that visitors send: which are taken, and how their names are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain import uploads
from wagtail_culture_social.domain.uploads import (
    IMAGE,
    LONGEST_NAME,
    SOUND,
    Fault,
    UploadFault,
    accepted,
    file_type,
    shown_name,
    type_of_content,
    type_of_name,
)

HEADS = {
    b"\xff\xd8\xff\xe0\0\x10JFIF": uploads.JPEG,
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR": uploads.PNG,
    b"RIFF\x10\0\0\0WEBPVP8 ": uploads.WEBP,
    b"RIFF\x10\0\0\0WAVEfmt ": uploads.WAV,
    b"ID3\x04\0\0\0\0\0\0": uploads.MP3,
    b"\xff\xfb\x90\x64": uploads.MP3,
    b"\xff\xf3\x90\x64": uploads.MP3,
    b"OggS\0\x02": uploads.OGG,
    b"fLaC\0\0\0\x22": uploads.FLAC,
    b"\0\0\0\x1cftypM4A ": uploads.M4A,
    b"\0\0\0\x1cftyp3gp4": uploads.M4A,
}
OTHERS = [
    b"",
    b"\xff",
    b"\xff\xd8",
    b"\xff\xf1\x50\x80",  # AAC in ADTS: layer 0
    b"GIF89a",
    b"II*\0",
    b"8BPS\0\1",
    b"%PDF-1.7",
    b"PK\x03\x04",
    b"<svg xmlns",
    b"<?php echo 1;",
    b"RIFF\x10\0\0\0AVI LIST",
    b"\x1aE\xdf\xa3",
    b"\0\0\0\x18ftypheic",
    b"\0\0\0\x18ftypavif",
]


@pytest.mark.parametrize("head", HEADS)
def test_a_type_is_known_by_its_first_bytes(head: bytes) -> None:
    assert type_of_content(head.ljust(uploads.HEAD_BYTES, b"\0")) == HEADS[head]


@pytest.mark.parametrize("head", OTHERS)
def test_other_contents_are_no_type_of_ours(head: bytes) -> None:
    assert type_of_content(head) is None


@pytest.mark.parametrize(
    ("name", "extension"),
    [
        ("photo.jpg", "jpg"),
        ("PHOTO.JPEG", "jpg"),
        ("photo.php.png", "png"),
        ("photo.webp ", "webp"),
        ("voice.oga", "ogg"),
        ("été.opus", "ogg"),
    ],
)
def test_a_type_is_promised_by_the_end_of_a_name(name: str, extension: str) -> None:
    found = type_of_name(name)
    assert found is not None
    assert found.extension == extension


@pytest.mark.parametrize(
    "name", ["", "photo", ".htaccess", "a.jpg.php", "a.svg", "a.gif", "a.heic", ".jpg"]
)
def test_other_names_promise_nothing(name: str) -> None:
    assert type_of_name(name) is None


def test_name_and_content_say_the_same_kind() -> None:
    for head, found in HEADS.items():
        assert file_type(f"a.{found.extension}", head, found.kind) == found


@pytest.mark.parametrize(
    ("name", "head", "kind", "code"),
    [
        ("a.php", b"\xff\xd8\xff", IMAGE, Fault.TYPE),
        ("a.mp3", b"ID3", IMAGE, Fault.TYPE),
        ("a.jpg", b"\xff\xd8\xff", SOUND, Fault.TYPE),
        ("a.png", b"\xff\xd8\xff", IMAGE, Fault.MISMATCH),
        ("a.jpg", b"<html>", IMAGE, Fault.MISMATCH),
        ("a.wav", b"RIFF\x10\0\0\0WEBPVP8 ", SOUND, Fault.MISMATCH),
    ],
)
def test_what_breaks_its_promise_is_refused(
    name: str, head: bytes, kind: str, code: str
) -> None:
    with pytest.raises(UploadFault) as caught:
        file_type(name, head, kind)
    assert caught.value.code == code


def test_a_form_offers_what_is_taken() -> None:
    assert ",".join(accepted(IMAGE)) == (
        "image/jpeg,image/png,image/webp,.jpg,.jpeg,.png,.webp"
    )
    media_types, ends = accepted(SOUND)[:5], accepted(SOUND)[5:]
    assert all(name.startswith("audio/") for name in media_types)
    assert {type_of_name(f"a{end}").kind for end in ends} == {SOUND}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("photo.jpg", "photo.jpg"),
        ("../../etc/passwd.jpg", "passwd.jpg"),
        ("C:\\Users\\me\\x.jpg", "x.jpg"),
        ("invoice\u202egpj.exe", "invoicegpj.exe"),
        ("a\0b\ud800\n c.jpg", "ab c.jpg"),
        ("e\u0301te\u0301.jpg", "été.jpg"),
        ("😀" * 255 + ".jpg", "😀" * 116 + ".jpg"),
        ("x" * 200, "x" * 120),
        ("", ""),
    ],
)
def test_a_name_is_shown_without_what_is_unseen(name: str, shown: str) -> None:
    assert shown_name(name) == shown


@given(st.text(st.characters(), max_size=400))
def test_any_name_fits_and_is_shown_as_it_is_kept(name: str) -> None:
    shown = shown_name(name)
    assert len(shown) <= LONGEST_NAME
    assert shown_name(shown) == shown.strip()
    shown.encode()
