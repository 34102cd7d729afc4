"""The site's scanner: only ``True`` lets a file pass."""

from threading import Event
from typing import Any, BinaryIO

import pytest

from tests.participation.uploads.sending import SOUNDS, jpeg, refusal, sent
from wagtail_culture_social.domain.uploads import Fault
from wagtail_culture_social.participation.uploads import scanning

pytestmark = pytest.mark.django_db
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
HERE = __name__
never = Event()


def is_clean(file: BinaryIO) -> bool:
    """Find the file that all scanners agree to find."""
    return EICAR not in file.read()


def is_unreachable(_file: BinaryIO) -> bool:
    raise ConnectionRefusedError


def is_broken(_file: BinaryIO) -> bool:
    raise ZeroDivisionError


def hangs(_file: BinaryIO) -> bool:
    return never.wait(60)


def mumbles(_file: BinaryIO) -> Any:
    return "OK"


def says_nothing(_file: BinaryIO) -> Any:
    return None


def use(settings: Any, name: Any) -> None:
    settings.CULTURE_SOCIAL_UPLOAD_SCANNER = name


def test_without_a_scanner_nobody_is_asked() -> None:
    assert sent(jpeg()).pk


def test_a_scanner_sees_what_was_sent_and_refuses_it(settings: Any) -> None:
    use(settings, f"{HERE}.is_clean")
    assert sent(jpeg()).pk
    assert sent(SOUNDS["mp3"], "a.mp3", "sound").pk


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (jpeg(comment=EICAR), "a.jpg", "image"),
        (SOUNDS["mp3"] + EICAR, "a.mp3", "sound"),
    ],
)
def test_what_a_scanner_finds_is_refused(
    settings: Any, content: bytes, name: str, kind: str
) -> None:
    use(settings, f"{HERE}.is_clean")
    assert refusal(content, name, kind) == Fault.INFECTED


@pytest.mark.parametrize(
    "scanner",
    [
        f"{HERE}.is_unreachable",
        f"{HERE}.is_broken",
        f"{HERE}.hangs",
        f"{HERE}.mumbles",
        f"{HERE}.says_nothing",
        f"{HERE}.not_there",
        "",
        7,
    ],
)
def test_a_scanner_that_fails_lets_nothing_pass(
    settings: Any, monkeypatch: pytest.MonkeyPatch, scanner: Any
) -> None:
    monkeypatch.setattr(scanning, "SECONDS", 0.05)
    use(settings, scanner)
    assert refusal(jpeg()) == Fault.UNAVAILABLE
    assert refusal(SOUNDS["wav"], "a.wav", "sound") == Fault.UNAVAILABLE


def test_no_picture_is_read_while_the_scanner_fails_on_a_machine_without_limits(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    use(settings, f"{HERE}.is_broken")
    assert refusal(jpeg()) == Fault.UNAVAILABLE
