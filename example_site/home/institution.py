"""The content files, and the institution's own words in one language."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from wagtail_culture_social.domain.typography import spaced

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
    parts = (site[name][code] for name in ("institution", "home", "footer"))
    return shared | {k: typeset(v, code) for part in parts for k, v in part.items()}


def typeset(value: Any, language: str) -> Any:
    """Return texts with the spaces of their language; slugs and files stay as is."""
    if isinstance(value, str):
        return spaced(value, language)
    if isinstance(value, list):
        return [typeset(item, language) for item in value]
    if isinstance(value, dict):
        kept = {"slug", "image", "poster", "recording", "video_url"}
        return {k: v if k in kept else typeset(v, language) for k, v in value.items()}
    return value
