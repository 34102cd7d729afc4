"""Having a picture read and written anew by a process that may die of it."""

import logging
import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from PIL import Image

from wagtail_culture_social.domain.uploads import Fault, UploadFault
from wagtail_culture_social.social.pixels import Written

DECODER = "wagtail_culture_social.participation.uploads.decoder"
PACKAGE_FOLDER = Path(__file__).resolve().parents[3]
SECONDS = 30
"""How long a picture may take; on a machine with much to do that is no CPU time."""

ANSWER = re.compile(
    r"(?P<extension>jpg|png) (?P<width>\d+) (?P<height>\d+)|(?P<fault>damaged|pixels)"
)

logger = logging.getLogger(__name__)


def can_decode() -> bool:
    """Tell whether the limits of the decoder hold here: Linux alone keeps them all."""
    return sys.platform == "linux"


def decode(source: BinaryIO, file_format: str, target: BinaryIO) -> Written:
    """Write a picture anew from one file of the system to another.

    ``file_format`` is what it claims to be. Raises ``UploadFault``.
    """
    source.seek(0)
    try:
        ended = subprocess.run(
            command(file_format),
            stdin=source,
            stdout=target,
            stderr=subprocess.PIPE,
            env={"PYTHONPATH": _path()},
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UploadFault(Fault.SLOW) from None
    except OSError as error:
        raise _unavailable(type(error).__name__) from None
    if ended.returncode < 0:  # killed at a limit, or by what it read
        raise UploadFault(Fault.SLOW)
    return _told(ended)


def works() -> bool:
    """Tell whether the process starts here, and reads a picture."""
    with TemporaryFile() as source, TemporaryFile() as target:
        Image.new("1", (1, 1)).save(source, "PNG")
        try:
            return decode(source, "PNG", target).width == 1
        except UploadFault:
            return False


def command(file_format: str) -> list[str]:
    """Return the command that reads a picture of a format."""
    return [_interpreter(), "-P", "-W", "ignore", "-m", DECODER, file_format]


def _told(ended: subprocess.CompletedProcess[bytes]) -> Written:
    last = ended.stderr.decode("ascii", "replace").strip().rpartition("\n")[2]
    found = None if ended.returncode else ANSWER.fullmatch(last)
    if found is None:
        raise _unavailable(f"exit {ended.returncode}")
    if found["fault"]:
        raise UploadFault(found["fault"])
    return Written(found["extension"], int(found["width"]), int(found["height"]))


def _unavailable(reason: str) -> UploadFault:
    logger.error("The decoder of pictures does not run: %s", reason)
    return UploadFault(Fault.UNAVAILABLE)


def _interpreter() -> str:
    """Return this Python; a server that embeds it is not what its name promises."""
    if Path(sys.executable or "").name.startswith("python"):
        return sys.executable
    return str(Path(sys.prefix, "bin", "python3"))


def _path() -> str:
    """Return where this process finds its modules; nothing else of it is passed on."""
    return os.pathsep.join([str(PACKAGE_FOLDER), *filter(None, sys.path)])
