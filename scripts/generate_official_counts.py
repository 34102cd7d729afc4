"""Asks npm twitter-text for its counts; run by hand, needs node and emoji-test.txt.

    python -m scripts.generate_official_counts /usr/share/unicode/emoji/emoji-test.txt

Writes what tests compare with: ``tests/conformance/data/x_emoji.txt`` and
``x_texts.txt``, the latter for the texts of ``tests/benchmarks/texts.py``.
"""

import base64
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import textwrap
import zlib
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.texts import texts

DATA = Path(__file__).parents[1] / "tests/conformance/data"
PACKAGE = "twitter-text@3.1.0"
COUNT = """
const { parseTweet } = require('twitter-text')
const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'))
console.log(JSON.stringify(texts.map((text) => parseTweet(text).weightedLength)))
"""
QUALIFIED = re.compile(r"^([0-9A-F ]+?) *; fully-qualified", re.MULTILINE)


def official(posts: Sequence[str]) -> list[int]:
    """Return the weighted length of each post."""
    with tempfile.TemporaryDirectory() as folder:
        options = ["--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
        command = ["npm", "install", *options, "--prefix", folder, PACKAGE]
        subprocess.run(command, check=True)
        run = subprocess.run(
            ["node", "-e", COUNT],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
            input=json.dumps(posts),
        )
    return json.loads(run.stdout)


def emoji_of(table: Path) -> list[str]:
    """Return the fully-qualified emoji of Unicode's emoji-test.txt."""
    rows = QUALIFIED.findall(table.read_text(encoding="utf-8"))
    return ["".join(chr(int(code, 16)) for code in row.split()) for row in rows]


def rows_of(emoji: list[str]) -> list[list[str]]:
    """Return as many on a line as can be read."""
    return [emoji[at : at + 25] for at in range(0, len(emoji), 25)]


def write(name: str, said: list[str], lines: list[str]) -> None:
    """Write one file of results under its header."""
    DATA.mkdir(exist_ok=True)
    header = [f"# {line}" for line in (*said, f"Counted by npm {PACKAGE}.")]
    text = "\n".join([*header, *lines]) + "\n"
    (DATA / name).write_text(text, encoding="utf-8")


def main() -> None:
    """Replace both files."""
    emoji = emoji_of(Path(sys.argv[1]))
    groups: dict[int, list[str]] = {}
    for one, count in zip(emoji, official(emoji), strict=True):
        groups.setdefault(count, []).append(one)
    lines = [
        f"{count} {' '.join(some)}"
        for count in sorted(groups)
        for some in rows_of(groups[count])
    ]
    title = "Emoji of Unicode 17, each line after the count that X gives them."
    write("x_emoji.txt", [title], lines)
    posts = texts()
    checksum = hashlib.sha256("\0".join(posts).encode()).hexdigest()
    counts = (int(count).to_bytes(2, "little") for count in official(posts))
    packed = zlib.compress(b"".join(counts), 9)
    said = [
        "Lengths of the posts of tests/benchmarks/texts.py, two bytes each,",
        "compressed by zlib, in base 85.",
        f"SHA-256 of the posts, NUL between them: {checksum}",
    ]
    write("x_texts.txt", said, textwrap.wrap(base64.b85encode(packed).decode(), 88))


if __name__ == "__main__":
    main()
