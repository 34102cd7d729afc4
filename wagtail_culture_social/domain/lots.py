"""Lots that anybody can draw again, and the digest of what was counted; no storage."""

from collections.abc import Iterable
from hashlib import sha256


def digest_of(lines: Iterable[str]) -> str:
    """Return the SHA-256 (hex) of lines in their order, whatever order they come in.

    Each line is UTF-8 and ends with a line feed, as ``sort | sha256sum`` reads them
    with ``LC_ALL=C``.
    """
    digest = sha256()
    for line in sorted(line.encode() for line in lines):
        digest.update(line + b"\n")
    return digest.hexdigest()


def draw(keys: Iterable[str], seed: str) -> tuple[str, ...]:
    """Return keys in the order of the SHA-256 of seed, space and key.

    The same seed gives the same order, to whoever draws; over many seeds each key
    stands in each place as often as any other.
    """
    return tuple(sorted(keys, key=lambda key: lot(key, seed)))


def lot(key: str, seed: str) -> str:
    """Return what decides where a key stands: the lowest stands first."""
    return sha256(f"{seed} {key}".encode()).hexdigest()
