"""The process that reads a picture: small, alone, and dead before it does harm."""

import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from tests.participation.uploads.sending import bytes_of, chunk, jpeg, picture
from wagtail_culture_social.domain.uploads import Fault, UploadFault
from wagtail_culture_social.participation.uploads import decoder, decoding
from wagtail_culture_social.social.pixels import Written

pytestmark = pytest.mark.skipif(
    not decoding.can_decode(), reason="only Linux keeps the limits of a process"
)
TELLS = """
import sys
from wagtail_culture_social.participation.uploads import decoder
decoder.limit()
told = decoder.main(sys.argv[1])
lines = open("/proc/self/status").read().splitlines()
peak = next(line.split()[1] for line in lines if line.startswith("VmHWM"))
django = sum(name.partition(".")[0] in {"django", "wagtail"} for name in sys.modules)
print(told, peak, django, file=sys.stderr)
"""
"""The decoder, which then tells its peak of memory in KB, and what it imported."""


def decoded(content: bytes, file_format: str = "JPEG") -> tuple[Written, bytes]:
    with TemporaryFile() as source, TemporaryFile() as target:
        source.write(content)
        written = decoding.decode(source, file_format, target)
        target.seek(0)
        return written, target.read()


def fault_of(content: bytes, file_format: str = "JPEG") -> str:
    with pytest.raises(UploadFault) as caught:
        decoded(content, file_format)
    return str(caught.value.code)


def told_by_decoder(content: bytes, file_format: str) -> tuple[str, int, int]:
    """What became of a picture, the peak of memory in KB, modules of Django."""
    with TemporaryFile() as source, TemporaryFile() as target:
        source.write(content)
        source.seek(0)
        ended = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", TELLS, file_format],
            stdin=source,
            stdout=target,
            stderr=subprocess.PIPE,
            env={"PYTHONPATH": decoding._path()},
            check=True,
        )
    told, peak, django = ended.stderr.decode().strip().rsplit(" ", 2)
    return told, int(peak), int(django)


def run_instead(monkeypatch: pytest.MonkeyPatch, *command: str) -> None:
    """Run another program in the place of the decoder."""
    monkeypatch.setattr(decoding, "command", lambda _format: list(command))


def python(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    begin = "from wagtail_culture_social.participation.uploads import decoder\n"
    run_instead(monkeypatch, sys.executable, "-c", f"{begin}decoder.limit()\n{code}")


def test_it_writes_a_picture_anew_and_says_its_size() -> None:
    written, content = decoded(jpeg(comment=b"Secret"))
    assert written == Written("jpg", 8, 6)
    assert Image.open(BytesIO(content)).size == (8, 6)
    assert b"Secret" not in content


def test_it_imports_no_django_and_stays_small() -> None:
    told, peak, django = told_by_decoder(jpeg(), "JPEG")
    assert (told, django) == ("jpg 8 6", 0)
    assert peak < 100_000


def test_a_bad_picture_has_a_code() -> None:
    assert fault_of(jpeg()[:-40]) == Fault.DAMAGED
    assert fault_of(jpeg(), "PNG") == Fault.DAMAGED


def test_memory_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    python(monkeypatch, f"bytearray({decoder.MEMORY})")
    assert fault_of(jpeg()) == Fault.UNAVAILABLE  # a MemoryError that nobody caught


def test_processor_time_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    python(
        monkeypatch, "import resource\nprint(*resource.getrlimit(resource.RLIMIT_CPU))"
    )
    with TemporaryFile() as source, TemporaryFile() as target:
        with pytest.raises(UploadFault):
            decoding.decode(source, "JPEG", target)
        target.seek(0)
        assert target.read().split() == [b"10", b"10"]
    python(monkeypatch, "import resource, os\nos.kill(os.getpid(), 24)")  # SIGXCPU
    assert fault_of(jpeg()) == Fault.SLOW


def test_what_it_writes_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    python(monkeypatch, "import os, sys\nos.ftruncate(1, 129 * 1024 * 1024)")
    assert fault_of(jpeg()) in {Fault.SLOW, Fault.UNAVAILABLE}


def test_a_limit_of_the_machine_that_is_lower_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("resource.getrlimit", lambda _kind: (5, 5))
    limits: dict[int, Any] = {}
    monkeypatch.setattr("resource.setrlimit", limits.__setitem__)
    decoder.limit()
    assert set(limits.values()) == {(5, 5), (0, 0)}


def test_a_process_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "SECONDS", 0.2)
    run_instead(monkeypatch, "sleep", "60")
    assert fault_of(jpeg()) == Fault.SLOW


@pytest.mark.parametrize(
    "code", ["", "raise SystemExit(1)", "import sys\nprint('jpg x y', file=sys.stderr)"]
)
def test_a_decoder_that_does_not_answer_is_no_picture(
    monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    python(monkeypatch, code)
    assert fault_of(jpeg()) == Fault.UNAVAILABLE


def test_a_decoder_that_does_not_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert decoding.works()
    run_instead(monkeypatch, "/nowhere/python3")
    assert fault_of(jpeg()) == Fault.UNAVAILABLE
    assert not decoding.works()


def test_a_server_that_embeds_python_is_not_started_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        decoding, "sys", SimpleNamespace(executable="uwsgi", prefix="/env", path=[])
    )
    assert decoding.command("PNG")[0] == str(Path("/env/bin/python3"))


def test_only_the_path_of_modules_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "secret")
    seen: dict[str, Any] = {}

    def run(*args: Any, **options: Any) -> Any:
        seen.update(options["env"])
        return SimpleNamespace(returncode=0, stderr=b"jpg 1 1")

    monkeypatch.setattr("subprocess.run", run)
    decoded(jpeg())
    assert set(seen) == {"PYTHONPATH"}


def test_a_text_that_unpacks_to_gigabytes_is_refused() -> None:
    content = bytes_of(picture(), "PNG")
    bomb = b"a\0\0" + zlib.compress(bytes(50_000_000), 9)
    assert fault_of(content[:33] + chunk(b"zTXt", bomb) + content[33:], "PNG") in {
        Fault.DAMAGED,
        Fault.PIXELS,
    }


@pytest.mark.parametrize(
    ("name", "head"), [(b"iCCP", b"Screen\0\0"), (b"zTXt", b"How it was made\0\0")]
)
def test_long_notes_of_a_program_are_no_damage(name: bytes, head: bytes) -> None:
    content = bytes_of(picture(), "PNG")
    notes = chunk(name, head + zlib.compress(bytes(3_000_000)))
    written, clean = decoded(content[:33] + notes + content[33:], "PNG")
    assert written == Written("png", 8, 6)
    assert set(Image.open(BytesIO(clean)).info) == set()
