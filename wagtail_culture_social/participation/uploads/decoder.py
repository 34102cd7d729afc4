"""A process of its own that reads one picture: it has limits, Pillow, and no Django.

``python -m`` this module with the format of the picture: it reads ``stdin``, writes
the picture anew to ``stdout``, and what became of it as the last line of ``stderr``.
"""

import resource
import sys

MEMORY = 512 * 1024 * 1024
"""Bytes of address space; what is in memory cannot be more."""
CPU_SECONDS = 10
MOST_NOTED = 4 * 1024 * 1024
"""Bytes of a colour profile, and of all words, that a PNG may bring compressed: Pillow
takes a quarter of that for damage, and programs note more of how a picture was made."""
MOST_WRITTEN = 128 * 1024 * 1024
"""Bytes: more than 4096 × 4096 pixels can make of a PNG without any compression."""


def limit() -> None:
    """Give up memory, time and disk beyond the limits, or what the machine allows."""
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, MOST_WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (least, least))


def main(file_format: str) -> str:
    """Return the extension, width and height of what was written, or a code."""
    from PIL import PngImagePlugin

    from wagtail_culture_social.social.pixels import PictureError, write_anew

    PngImagePlugin.MAX_TEXT_CHUNK = PngImagePlugin.MAX_TEXT_MEMORY = MOST_NOTED
    try:
        written = write_anew(sys.stdin.buffer, file_format, sys.stdout.buffer)
    except PictureError as error:
        return error.code
    return f"{written.extension} {written.width} {written.height}"


if __name__ == "__main__":
    limit()
    print(main(sys.argv[1]), file=sys.stderr)
