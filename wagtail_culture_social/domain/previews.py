"""Example values of the blocks that editors place; what shows them is elsewhere."""

from decimal import Decimal
from functools import cache
from typing import Any

from wagtail_culture_social.domain.tables import rows

LANGUAGES = ("en", "fr")


def example_of(block: str, language: str) -> Any:
    """Return an example value of a block type, in a language or else in English.

    Texts that begin with ``@`` stand for a row of the site, such as ``@picture``.
    Raises ``KeyError`` for a type that has no example.
    """
    code = language.partition("-")[0]
    return examples(code if code in LANGUAGES else "en")[block]


@cache
def examples(language: str) -> dict[str, Any]:
    """Return the example values in a language, by block type."""
    return rows(f"previews/{language}.toml", Decimal)
