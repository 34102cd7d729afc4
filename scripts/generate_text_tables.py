"""Makes the tables of the text engine from npm packages; run by hand, needs node.

Writes ``domain/data/top_level_domains.txt`` and ``domain/data/x_emoji.txt``, each
with its source, version, licence and checksum. A test compares file and checksum.
"""

import hashlib
import itertools
import json
import re
import subprocess
import tempfile
import textwrap
from collections.abc import Iterable
from pathlib import Path
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

DATA = Path(__file__).parents[1] / "wagtail_culture_social/domain/data"
PACKAGES = ("twitter-text@3.1.0", "twemoji-parser@11.0.2")
DUMP = """
const source = (name) => { const it = require(name); return (it.default || it).source }
console.log(JSON.stringify({
  generic: source('twitter-text/dist/regexp/validGTLD'),
  countries: source('twitter-text/dist/regexp/validCCTLD'),
  emoji: source('twemoji-parser/dist/lib/regex'),
}))
"""
ALWAYS_TWO = re.compile("[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
DOMAINS_TITLE = "Top-level domains that X turns into links."
EMOJI_TITLE = """\
Emoji of several code points that X counts as one, as alternatives of a regular
expression over code points, the longest first. Others count by their code points."""


def official_sources() -> dict[str, str]:
    """Return the regular expressions of the official packages."""
    with tempfile.TemporaryDirectory() as folder:
        options = ["--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
        command = ["npm", "install", *options, "--prefix", folder, *PACKAGES]
        subprocess.run(command, check=True)
        run = subprocess.run(
            ["node", "-e", DUMP], cwd=folder, check=True, capture_output=True, text=True
        )
    return json.loads(run.stdout)


def domains(*patterns: str) -> list[str]:
    """Return the names in patterns of the form ``(?:(?:one|two)(?=…))``."""
    lists = (re.match(r"\(\?:\(\?:([^)]+)\)", pattern) for pattern in patterns)
    return sorted({name for found in lists if found for name in found[1].split("|")})


def strings_of(items: Iterable[tuple[Any, Any]]) -> list[str]:
    """Return every string that a finite regular expression matches."""
    parts = [alternatives(kind, argument) for kind, argument in items]
    return ["".join(chosen) for chosen in itertools.product(*parts)]


def alternatives(kind: Any, argument: Any) -> list[str]:
    """Return the strings of one item; look-aheads take nothing."""
    if kind is kinds.LITERAL:
        return [chr(argument)]
    if kind is kinds.RANGE:
        return [chr(code) for code in range(argument[0], argument[1] + 1)]
    if kind is kinds.IN:
        return [one for item in argument for one in alternatives(*item)]
    if kind is kinds.BRANCH:
        return [one for branch in argument[1] for one in strings_of(branch)]
    if kind is kinds.SUBPATTERN:
        return strings_of(argument[3])
    if kind is kinds.MAX_REPEAT and argument[:2] == (0, 1):
        return [*strings_of(argument[2]), ""]
    if kind is kinds.ASSERT_NOT:
        return [""]
    raise ValueError(kind)


def emoji(pattern: str) -> list[str]:
    """Return the emoji of a pattern written in UTF-16 code units.

    Leftmost-first and longest-first must mean the same, and every emoji of a single
    code point must weigh two already, so that only the longer ones are needed.
    """
    units = strings_of(parser.parse(pattern))
    official = re.compile(pattern)
    whole = (official.match(one) for one in units)
    if not all(m and m.end() == len(one) for m, one in zip(whole, units, strict=True)):
        raise ValueError("An emoji of the official pattern hides a longer one")
    read = {
        one.encode("utf-16-le", "surrogatepass").decode("utf-16-le") for one in units
    }
    single = {one for one in read if len(one) == 1}
    if not all(map(ALWAYS_TWO.match, single)):
        raise ValueError("An emoji of one code point weighs one")
    return sorted(read - single)


def branches(strings: Iterable[str]) -> list[str]:
    """Return the alternatives of a trie over the strings, like tails joined."""
    tails: dict[str, set[str]] = {}
    for one in filter(None, strings):
        tails.setdefault(one[0], set()).add(one[1:])
    heads: dict[frozenset[str], list[str]] = {}
    for head in sorted(tails):
        heads.setdefault(frozenset(tails[head]), []).append(head)
    return [one_of(firsts) + trie(rest) for rest, firsts in heads.items()]


def trie(strings: Iterable[str]) -> str:
    """Return a pattern that takes the longest of the strings."""
    strings = set(strings)
    inner = branches(strings)
    body = "|".join(inner)
    if "" in strings:
        return f"(?:{body})?" if body else ""
    return body if len(inner) == 1 else f"(?:{body})"


def one_of(characters: list[str]) -> str:
    """Return a class of characters in visible escapes, with ranges."""
    codes = sorted(map(ord, characters))
    ends = zip(codes, [*codes[1:], -1], strict=True)
    last = [code for code, following in ends if following != code + 1]
    starts = zip(codes, [-1, *codes[:-1]], strict=True)
    first = [code for code, before in starts if before != code - 1]
    ranges = [
        escaped(a) if a == b else f"{escaped(a)}-{escaped(b)}"
        for a, b in zip(first, last, strict=True)
    ]
    return ranges[0] if len(codes) == 1 else f"[{''.join(ranges)}]"


def escaped(code: int) -> str:
    """Return a code point as a regular expression writes it."""
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def write(name: str, title: str, source: str, licence: str, body: str) -> None:
    """Write one table under its header."""
    checksum = hashlib.sha256(body.encode()).hexdigest()
    said = [*title.splitlines(), f"Generated by scripts/{Path(__file__).name}."]
    said += [f"Source: npm {source}", f"Licence: {licence}", f"SHA-256: {checksum}"]
    header = "".join(f"# {line}\n" for line in said)
    (DATA / name).write_text(header + body, encoding="utf-8")


def main() -> None:
    """Replace both tables."""
    sources = official_sources()
    names = " ".join(domains(sources["generic"], sources["countries"]))
    wrapped = textwrap.fill(names, 88, break_long_words=False, break_on_hyphens=False)
    write(
        "top_level_domains.txt",
        DOMAINS_TITLE,
        PACKAGES[0],
        "Apache-2.0, Copyright 2018 Twitter, Inc.",
        wrapped + "\n",
    )
    write(
        "x_emoji.txt",
        EMOJI_TITLE,
        PACKAGES[1],
        "MIT, Copyright 2018 Twitter, Inc.",
        "".join(f"{line}\n" for line in branches(emoji(sources["emoji"]))),
    )


if __name__ == "__main__":
    main()
