"""Reads the tables in `domain/data`; what they mean is said where they are used."""

import tomllib
from collections.abc import Callable
from importlib.resources import files
from typing import Any

_FOLDER = files("wagtail_culture_social.domain.data")


def rows(name: str, number: Callable[[str], Any] = float) -> dict[str, Any]:
    """A dated table in TOML; `number` reads those with a decimal point."""
    text = (_FOLDER / name).read_text(encoding="utf-8")
    return tomllib.loads(text, parse_float=number)


def lines(name: str) -> list[str]:
    """The lines of a generated table, without its header."""
    text = (_FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line[:2] not in ("# ", "#")]
