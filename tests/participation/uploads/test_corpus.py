"""The corpus of bad files through the whole pipeline, and what is left of the good."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.participation.uploads.sending import CORPUS, assert_nothing_kept, sent
from tests.participation.uploads.test_decoder import told_by_decoder
from wagtail_culture_social.domain.uploads import IMAGE, UploadFault, type_of_name
from wagtail_culture_social.participation.models import Upload
from wagtail_culture_social.participation.uploads.decoding import can_decode
from wagtail_culture_social.participation.uploads.faults import message_of
from wagtail_culture_social.participation.uploads.publishing import publish

FILES = sorted(path for path in CORPUS.glob("*/*") if path.parent.name != "text")
EXIFTOOL = shutil.which("exiftool")
TOLD_OF_ANY_FILE = {"ExifTool", "System", "File", "Composite", "PNG", "JFIF"}
"""Groups of exiftool that say what a file is, not what it brings along."""
TOLD_OF_ANY_PNG = {
    "PNG:ImageWidth",
    "PNG:ImageHeight",
    "PNG:BitDepth",
    "PNG:ColorType",
    "PNG:Compression",
    "PNG:Filter",
    "PNG:Interlace",
}
CLEAN = {
    "32-lens_data.jpeg",
    "exif_gps_typeerror.jpg",
    "hopper_orientation_3.jpg",
    "hopper_orientation_6.webp",
    "invalid-exif.jpg",
    "sugarshack_bad_mpo_header.jpg",
}
MUST_FAIL = {
    "lottapixel.jpg": "pixels",
    "broken.png": "damaged",
    "png_decompression_dos.png": "damaged",
    "truncated_image.png": "damaged",
    "SSRF_url.svg": "type",
    "decompression_bomb.gif": "type",
    "hopper.avif": "type",
    "empty.heic": "empty",
}

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FILES, reason="the bad inputs are not beside us"),
    pytest.mark.skipif(not can_decode(), reason="only Linux limits a process"),
]
needs_exiftool = pytest.mark.skipif(
    not EXIFTOOL, reason="no exiftool: apt-get install libimage-exiftool-perl"
)


def outcome(path: Path) -> tuple[Upload, None] | tuple[None, UploadFault]:
    """What is kept of a file, or why it is refused."""
    try:
        return sent(path.read_bytes(), path.name), None
    except UploadFault as fault:
        return None, fault


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_taken_clean_or_refused_in_words(path: Path) -> None:
    upload, fault = outcome(path)
    if upload is None:
        assert message_of(fault)
        assert path.name not in CLEAN
        assert MUST_FAIL.get(path.name, fault.code) == fault.code
        assert_nothing_kept()
    else:
        assert path.name not in MUST_FAIL
        assert upload.is_read
        assert b"<?php" not in Path(upload.file.path).read_bytes()


def test_no_file_takes_more_than_its_share() -> None:
    """Memory in KB as the kernel counts it, of every file that meets the decoder."""
    peaks = {}
    for path in FILES:
        found = type_of_name(path.name)
        if found is not None and found.kind == IMAGE:
            told = told_by_decoder(path.read_bytes(), found.decoder)
            peaks[path.name] = told[1]
    assert max(peaks.values()) <= 512 * 1024


@needs_exiftool
def test_exiftool_finds_nothing_in_what_is_kept_and_shown(tmp_path: Path) -> None:
    for path in FILES:
        upload, _fault = outcome(path)
        if upload is None:
            continue
        shutil.copy(upload.file.path, tmp_path)
        image = publish(upload, title="x", credit="y", licence="")
        for made in (image, image.get_rendition("max-100x100|format-webp")):
            shutil.copy(made.file.path, tmp_path)
        shutil.copy(image.get_rendition("max-90x90").file.path, tmp_path)
    assert Upload.objects.count() > 10
    found = told_by_exiftool(tmp_path)
    assert len(found) > 40
    assert {file: tags for file, tags in found.items() if tags} == {}


@needs_exiftool
def test_exiftool_finds_what_it_is_to_find(tmp_path: Path) -> None:
    """Without this, a clean answer could be that of a tool that sees nothing."""
    shutil.copy(CORPUS / "exif/32-lens_data.jpeg", tmp_path)
    (tags,) = told_by_exiftool(tmp_path).values()
    assert any(tag.startswith("IFD0:") for tag in tags)


def told_by_exiftool(folder: Path) -> dict[str, list[str]]:
    """What each file of a folder brings along, by exiftool's group and name."""
    run = subprocess.run(
        [EXIFTOOL, "-json", "-G1", "-a", "-u", str(folder)],
        capture_output=True,
        check=True,
    )
    return {
        file.pop("SourceFile"): [tag for tag in file if _is_brought(tag)]
        for file in json.loads(run.stdout)
    }


def _is_brought(tag: str) -> bool:
    group = tag.partition(":")[0]
    if tag in TOLD_OF_ANY_PNG or group == "RIFF":
        return False
    return group not in TOLD_OF_ANY_FILE or group == "PNG" or tag == "File:Comment"
