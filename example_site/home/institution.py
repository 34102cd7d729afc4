"""The institution's own words, as content/site.toml holds them per language."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).resolve().parents[1] / "content"


@cache
def read_content(name: str) -> dict[str, Any]:
    """Return one of the content files as Python values."""
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def institution(language: str) -> dict[str, Any]:
    """Return name, address, hours and footer lines in one language, flat.

    A language without words of its own reads the English ones.
    """
    site = read_content("site")
    code = language[:2] if language[:2] in site["home"] else "en"
    shared = {k: v for k, v in site["institution"].items() if not isinstance(v, dict)}
    return {
        **shared,
        **site["institution"][code],
        **site["home"][code],
        **site["footer"][code],
    }
